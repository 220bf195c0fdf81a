use async_trait::async_trait;
use quartermaster_application::archive::LastIds;
use quartermaster_application::audit::AuditRecord;
use quartermaster_application::ports::{
    KeptRequest, RequestKey, Snapshot, StoreError, Surroundings,
};
use quartermaster_application::reading::{
    AuditPage, DebtBalance, EntryInMonth, MonthCounts, MonthFilter, MonthReading, MonthSummary,
    PayeeInUse, PaymentGround, PostingFilter, PostingGround, YearReading,
};
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::template::Template;
use quartermaster_domain::{
    DebtTargetId, EntryId, Household, MonthEntryId, PostingId, Year, YearMonth,
};

use super::Session;
use crate::reading;

#[async_trait]
impl<Door: Send + Sync> Snapshot for Session<Door> {
    async fn household(&mut self) -> Result<Household, StoreError> {
        reading::household(&self.transaction).await
    }

    async fn template(&mut self) -> Result<Template, StoreError> {
        reading::template(&self.transaction).await
    }

    async fn month(&mut self, month: YearMonth) -> Result<Option<MonthReading>, StoreError> {
        reading::month(&self.transaction, month).await
    }

    async fn surroundings(&mut self, month: YearMonth) -> Result<Surroundings, StoreError> {
        reading::surroundings(&self.transaction, month).await
    }

    async fn months(&mut self, filter: &MonthFilter) -> Result<Vec<MonthSummary>, StoreError> {
        reading::months(&self.transaction, filter).await
    }

    async fn year(&mut self, year: Year) -> Result<YearReading, StoreError> {
        reading::year(&self.transaction, year).await
    }

    async fn month_counts(&mut self) -> Result<MonthCounts, StoreError> {
        reading::month_counts(&self.transaction).await
    }

    async fn currency_is_in_use(&mut self) -> Result<bool, StoreError> {
        reading::currency_is_in_use(&self.transaction).await
    }

    async fn entry_is_in_use(&mut self, entry: EntryId) -> Result<bool, StoreError> {
        reading::entry_is_in_use(&self.transaction, entry).await
    }

    async fn debt_target_is_in_use(&mut self, debt: DebtTargetId) -> Result<bool, StoreError> {
        reading::debt_target_is_in_use(&self.transaction, debt).await
    }

    async fn postings(
        &mut self,
        month: YearMonth,
        filter: &PostingFilter,
    ) -> Result<Option<Vec<Posting>>, StoreError> {
        reading::postings(&self.transaction, month, filter).await
    }

    async fn payment_ground(
        &mut self,
        month: YearMonth,
        entries: &[MonthEntryId],
    ) -> Result<Option<PaymentGround>, StoreError> {
        reading::payment_ground(&self.transaction, month, entries).await
    }

    async fn posting_ground(
        &mut self,
        month: YearMonth,
        posting: PostingId,
    ) -> Result<Option<PostingGround>, StoreError> {
        reading::posting_ground(&self.transaction, month, posting).await
    }

    async fn entry_in_months(
        &mut self,
        source: EntryId,
        limit: u32,
    ) -> Result<Vec<EntryInMonth>, StoreError> {
        reading::entry_in_months(&self.transaction, source, limit).await
    }

    async fn debt_balances(
        &mut self,
        month: YearMonth,
        first: YearMonth,
    ) -> Result<Vec<DebtBalance>, StoreError> {
        reading::debt_balances(&self.transaction, month, first).await
    }

    async fn audit(&mut self, page: &AuditPage) -> Result<Vec<(i64, AuditRecord)>, StoreError> {
        reading::audit(&self.transaction, page).await
    }

    async fn latest_record(
        &mut self,
        month: Option<YearMonth>,
        subject: &str,
        id: i64,
    ) -> Result<Option<AuditRecord>, StoreError> {
        reading::latest_record(&self.transaction, month, subject, id).await
    }

    async fn payees(&mut self, payments: u32) -> Result<Vec<PayeeInUse>, StoreError> {
        reading::payees(&self.transaction, payments).await
    }

    async fn last_ids(&mut self) -> Result<LastIds, StoreError> {
        reading::last_ids(&self.transaction).await
    }

    async fn kept_request(&mut self, key: &RequestKey) -> Result<Option<KeptRequest>, StoreError> {
        reading::kept_request(&self.transaction, key).await
    }
}
