use std::sync::Arc;

use async_lock::MutexGuardArc;
use async_trait::async_trait;
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::template::Template;
use quartermaster_domain::{
    DebtTargetId, EntryId, Household, MonthEntryId, PostingId, Year, YearMonth,
};

use super::Committed;
use super::state::{State, refused};
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

/// A copy of the state; a writer's own where there is `writing`.
pub(super) struct Session {
    pub(super) state: State,
    pub(super) writing: Option<Writing>,
}

/// Where committing puts the copy, and the turn that ends with it.
pub(super) struct Writing {
    pub(super) committed: Arc<Committed>,
    pub(super) _turn: MutexGuardArc<()>,
}

#[async_trait]
impl Snapshot for Session {
    async fn household(&mut self) -> Result<Household, StoreError> {
        self.state.household()
    }

    async fn template(&mut self) -> Result<Template, StoreError> {
        Ok(self.state.template())
    }

    async fn month(&mut self, month: YearMonth) -> Result<Option<MonthReading>, StoreError> {
        self.state.month(month)
    }

    async fn surroundings(&mut self, month: YearMonth) -> Result<Surroundings, StoreError> {
        Ok(self.state.surroundings(month))
    }

    async fn months(&mut self, filter: &MonthFilter) -> Result<Vec<MonthSummary>, StoreError> {
        self.state.summaries(filter)
    }

    async fn year(&mut self, year: Year) -> Result<YearReading, StoreError> {
        self.state.year(year)
    }

    async fn month_counts(&mut self) -> Result<MonthCounts, StoreError> {
        Ok(self.state.month_counts())
    }

    async fn currency_is_in_use(&mut self) -> Result<bool, StoreError> {
        Ok(self.state.currency_is_in_use())
    }

    async fn entry_is_in_use(&mut self, entry: EntryId) -> Result<bool, StoreError> {
        Ok(self.state.entry_is_in_use(entry))
    }

    async fn debt_target_is_in_use(&mut self, debt: DebtTargetId) -> Result<bool, StoreError> {
        Ok(self.state.debt_target_is_in_use(debt))
    }

    async fn postings(
        &mut self,
        month: YearMonth,
        filter: &PostingFilter,
    ) -> Result<Option<Vec<Posting>>, StoreError> {
        Ok(self.state.filtered_postings(month, filter))
    }

    async fn payment_ground(
        &mut self,
        month: YearMonth,
        entries: &[MonthEntryId],
    ) -> Result<Option<PaymentGround>, StoreError> {
        Ok(self.state.payment_ground(month, entries))
    }

    async fn posting_ground(
        &mut self,
        month: YearMonth,
        posting: PostingId,
    ) -> Result<Option<PostingGround>, StoreError> {
        Ok(self.state.posting_ground(month, posting))
    }

    async fn entry_in_months(
        &mut self,
        source: EntryId,
        limit: u32,
    ) -> Result<Vec<EntryInMonth>, StoreError> {
        self.state.entry_in_months(source, limit)
    }

    async fn audit(&mut self, page: &AuditPage) -> Result<Vec<(i64, AuditRecord)>, StoreError> {
        Ok(self.state.audit_page(page))
    }

    async fn latest_record(
        &mut self,
        month: Option<YearMonth>,
        subject: &str,
        id: i64,
    ) -> Result<Option<AuditRecord>, StoreError> {
        let about = |record: &AuditRecord| {
            record.month == month && record.subject == subject && record.subject_id == Some(id)
        };
        let mut newest_first = self.state.audit.iter().rev();
        let found = newest_first.find(|(_, record)| about(record));
        Ok(found.map(|(_, record)| record.clone()))
    }

    async fn debt_balances(
        &mut self,
        month: YearMonth,
        first: YearMonth,
    ) -> Result<Vec<DebtBalance>, StoreError> {
        self.state.debt_balances(month, first)
    }

    async fn payees(&mut self, payments: u32) -> Result<Vec<PayeeInUse>, StoreError> {
        Ok(self.state.payees(payments))
    }

    async fn last_ids(&mut self) -> Result<LastIds, StoreError> {
        Ok(self.state.last_ids())
    }

    async fn kept_request(&mut self, key: &RequestKey) -> Result<Option<KeptRequest>, StoreError> {
        let kept = self.state.kept.get(key);
        Ok(kept.map(|(_, request)| request.clone()))
    }
}

#[async_trait]
impl UnitOfWork for Session {
    fn households(&mut self) -> &mut dyn HouseholdRepository {
        self
    }

    fn entries(&mut self) -> &mut dyn EntryRepository {
        self
    }

    fn debt_targets(&mut self) -> &mut dyn DebtTargetRepository {
        self
    }

    fn months_to_write(&mut self) -> &mut dyn MonthRepository {
        self
    }

    fn month_entries(&mut self) -> &mut dyn MonthEntryRepository {
        self
    }

    fn month_debt_targets(&mut self) -> &mut dyn MonthDebtTargetRepository {
        self
    }

    fn postings_to_write(&mut self) -> &mut dyn PostingRepository {
        self
    }

    fn audit_trail(&mut self) -> &mut dyn AuditTrail {
        self
    }

    fn idempotency(&mut self) -> &mut dyn IdempotencyRepository {
        self
    }

    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        let Self { state, writing } = *self;
        let writing = writing.ok_or_else(|| refused("a snapshot has nothing to commit"))?;
        writing.committed.put(state);
        Ok(())
    }
}
