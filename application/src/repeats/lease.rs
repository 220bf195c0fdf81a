use std::sync::Arc;

use async_lock::{Mutex as Lending, MutexGuardArc};
use async_trait::async_trait;
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::template::Template;
use quartermaster_domain::{
    DebtTargetId, EntryId, Household, MonthEntryId, PostingId, Year, YearMonth,
};

use super::one_transaction::{Held, Working, locked};
use crate::archive::LastIds;
use crate::audit::AuditRecord;
use crate::ports::{
    AuditTrail, DebtTargetRepository, EntryRepository, HouseholdRepository, IdempotencyRepository,
    KeptRequest, MonthDebtTargetRepository, MonthEntryRepository, MonthRepository,
    PostingRepository, RequestKey, Snapshot, StoreError, Surroundings, UnitOfWork,
};
use crate::reading::{
    AuditPage, DebtBalance, EntryInMonth, MonthCounts, MonthFilter, MonthReading, MonthSummary,
    PayeeInUse, PaymentGround, PostingFilter, PostingGround, YearReading,
};

/// A transaction as it is lent to a reader or a writer; committing gives it back.
pub(super) struct Lease {
    lent: MutexGuardArc<Working>,
    working: Arc<Lending<Working>>,
    held: Held,
    /// What a writer did and did not commit was not to be.
    is_undecided: bool,
}

impl Lease {
    pub(super) fn of(
        lent: MutexGuardArc<Working>,
        working: Arc<Lending<Working>>,
        held: Held,
    ) -> Self {
        Self {
            lent,
            working,
            held,
            is_undecided: true,
        }
    }

    pub(super) fn for_reading(mut self) -> Self {
        self.is_undecided = false;
        self
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        self.lent.is_spoiled |= self.is_undecided;
    }
}

#[async_trait]
impl Snapshot for Lease {
    async fn household(&mut self) -> Result<Household, StoreError> {
        self.lent.work.household().await
    }

    async fn template(&mut self) -> Result<Template, StoreError> {
        self.lent.work.template().await
    }

    async fn month(&mut self, month: YearMonth) -> Result<Option<MonthReading>, StoreError> {
        self.lent.work.month(month).await
    }

    async fn surroundings(&mut self, month: YearMonth) -> Result<Surroundings, StoreError> {
        self.lent.work.surroundings(month).await
    }

    async fn months(&mut self, filter: &MonthFilter) -> Result<Vec<MonthSummary>, StoreError> {
        self.lent.work.months(filter).await
    }

    async fn year(&mut self, year: Year) -> Result<YearReading, StoreError> {
        self.lent.work.year(year).await
    }

    async fn month_counts(&mut self) -> Result<MonthCounts, StoreError> {
        self.lent.work.month_counts().await
    }

    async fn currency_is_in_use(&mut self) -> Result<bool, StoreError> {
        self.lent.work.currency_is_in_use().await
    }

    async fn entry_is_in_use(&mut self, entry: EntryId) -> Result<bool, StoreError> {
        self.lent.work.entry_is_in_use(entry).await
    }

    async fn debt_target_is_in_use(&mut self, debt: DebtTargetId) -> Result<bool, StoreError> {
        self.lent.work.debt_target_is_in_use(debt).await
    }

    async fn postings(
        &mut self,
        month: YearMonth,
        filter: &PostingFilter,
    ) -> Result<Option<Vec<Posting>>, StoreError> {
        self.lent.work.postings(month, filter).await
    }

    async fn payment_ground(
        &mut self,
        month: YearMonth,
        entries: &[MonthEntryId],
    ) -> Result<Option<PaymentGround>, StoreError> {
        self.lent.work.payment_ground(month, entries).await
    }

    async fn posting_ground(
        &mut self,
        month: YearMonth,
        posting: PostingId,
    ) -> Result<Option<PostingGround>, StoreError> {
        self.lent.work.posting_ground(month, posting).await
    }

    async fn entry_in_months(
        &mut self,
        source: EntryId,
        limit: u32,
    ) -> Result<Vec<EntryInMonth>, StoreError> {
        self.lent.work.entry_in_months(source, limit).await
    }

    async fn debt_balances(
        &mut self,
        month: YearMonth,
        first: YearMonth,
    ) -> Result<Vec<DebtBalance>, StoreError> {
        self.lent.work.debt_balances(month, first).await
    }

    async fn audit(&mut self, page: &AuditPage) -> Result<Vec<(i64, AuditRecord)>, StoreError> {
        self.lent.work.audit(page).await
    }

    async fn latest_record(
        &mut self,
        month: Option<YearMonth>,
        subject: &str,
        id: i64,
    ) -> Result<Option<AuditRecord>, StoreError> {
        self.lent.work.latest_record(month, subject, id).await
    }

    async fn payees(&mut self, payments: u32) -> Result<Vec<PayeeInUse>, StoreError> {
        self.lent.work.payees(payments).await
    }

    async fn last_ids(&mut self) -> Result<LastIds, StoreError> {
        self.lent.work.last_ids().await
    }

    async fn kept_request(&mut self, key: &RequestKey) -> Result<Option<KeptRequest>, StoreError> {
        self.lent.work.kept_request(key).await
    }
}

#[async_trait]
impl UnitOfWork for Lease {
    fn households(&mut self) -> &mut dyn HouseholdRepository {
        self.lent.work.households()
    }

    fn entries(&mut self) -> &mut dyn EntryRepository {
        self.lent.work.entries()
    }

    fn debt_targets(&mut self) -> &mut dyn DebtTargetRepository {
        self.lent.work.debt_targets()
    }

    fn months_to_write(&mut self) -> &mut dyn MonthRepository {
        self.lent.work.months_to_write()
    }

    fn month_entries(&mut self) -> &mut dyn MonthEntryRepository {
        self.lent.work.month_entries()
    }

    fn month_debt_targets(&mut self) -> &mut dyn MonthDebtTargetRepository {
        self.lent.work.month_debt_targets()
    }

    fn postings_to_write(&mut self) -> &mut dyn PostingRepository {
        self.lent.work.postings_to_write()
    }

    fn audit_trail(&mut self) -> &mut dyn AuditTrail {
        self.lent.work.audit_trail()
    }

    fn idempotency(&mut self) -> &mut dyn IdempotencyRepository {
        self.lent.work.idempotency()
    }

    async fn commit(mut self: Box<Self>) -> Result<(), StoreError> {
        *locked(&self.held) = Some(Arc::clone(&self.working));
        self.is_undecided = false;
        Ok(())
    }
}
