use async_trait::async_trait;
use quartermaster_domain::month::{ClosedMonth, Month};
use quartermaster_domain::template::Template;
use quartermaster_domain::{
    DebtTargetId, EntryId, Household, MonthEntryId, PostingId, Year, YearMonth, ledger::Posting,
};

use super::{KeptRequest, RequestKey, StoreError};
use crate::archive::LastIds;
use crate::audit::AuditRecord;
use crate::reading::{
    AuditPage, DebtBalance, EntryInMonth, MonthCounts, MonthFilter, MonthReading, MonthSummary,
    PayeeInUse, PaymentGround, PostingFilter, PostingGround, YearReading,
};

/// The months around one, which may itself exist or not.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Surroundings {
    pub this: Option<Month>,
    /// The latest existing month before it.
    pub before: Option<Month>,
    /// The earliest existing month after it.
    pub after: Option<Month>,
    /// Of all months.
    pub latest_closed: Option<ClosedMonth>,
}

/// Everything that can be read, as it was at one moment. The number of statements behind each
/// method depends neither on how many entries a month has nor on how many months are kept.
#[async_trait]
pub trait Snapshot: Send {
    async fn household(&mut self) -> Result<Household, StoreError>;

    /// All entries and debt targets in their order, archived ones too.
    async fn template(&mut self) -> Result<Template, StoreError>;

    /// A month with its contents, the open months before it and its neighbours; three statements.
    async fn month(&mut self, month: YearMonth) -> Result<Option<MonthReading>, StoreError>;

    async fn surroundings(&mut self, month: YearMonth) -> Result<Surroundings, StoreError>;

    /// Newest first.
    async fn months(&mut self, filter: &MonthFilter) -> Result<Vec<MonthSummary>, StoreError>;

    /// The months of a year with their entries and the sums of their ledgers; two statements. A year
    /// without a month has none.
    async fn year(&mut self, year: Year) -> Result<YearReading, StoreError>;

    /// One statement.
    async fn month_counts(&mut self) -> Result<MonthCounts, StoreError>;

    /// Whether any month, entry or debt target exists, so that amounts are in the currency.
    async fn currency_is_in_use(&mut self) -> Result<bool, StoreError>;

    /// Whether a month has copied the entry.
    async fn entry_is_in_use(&mut self, entry: EntryId) -> Result<bool, StoreError>;

    /// Whether a month has copied the debt target, or an entry of the template points to it.
    async fn debt_target_is_in_use(&mut self, debt: DebtTargetId) -> Result<bool, StoreError>;

    /// A month's postings in the order of their dates, then ids; `None` where there is no such month.
    async fn postings(
        &mut self,
        month: YearMonth,
        filter: &PostingFilter,
    ) -> Result<Option<Vec<Posting>>, StoreError>;

    /// The month with those of `entries` that are in it, and how many postings it has; one statement.
    async fn payment_ground(
        &mut self,
        month: YearMonth,
        entries: &[MonthEntryId],
    ) -> Result<Option<PaymentGround>, StoreError>;

    /// A posting of the month with all that share its payment; `None` where the month has no such posting.
    async fn posting_ground(
        &mut self,
        month: YearMonth,
        posting: PostingId,
    ) -> Result<Option<PostingGround>, StoreError>;

    /// The same entry in all months that have it, newest first, at most `limit`.
    async fn entry_in_months(
        &mut self,
        source: EntryId,
        limit: u32,
    ) -> Result<Vec<EntryInMonth>, StoreError>;

    /// The closing balances of the debts of `month` in the closed months before it, from `first` on,
    /// the earliest month first; one statement.
    async fn debt_balances(
        &mut self,
        month: YearMonth,
        first: YearMonth,
    ) -> Result<Vec<DebtBalance>, StoreError>;

    /// Newest first.
    async fn audit(&mut self, page: &AuditPage) -> Result<Vec<(i64, AuditRecord)>, StoreError>;

    /// The latest record about one thing in one month, or about one that is in no month.
    async fn latest_record(
        &mut self,
        month: Option<YearMonth>,
        subject: &str,
        id: i64,
    ) -> Result<Option<AuditRecord>, StoreError>;

    /// Whom the latest payments name, each once with the entry that its latest one was for, the
    /// latest first; looks at no more than `payments` of them.
    async fn payees(&mut self, payments: u32) -> Result<Vec<PayeeInUse>, StoreError>;

    /// The highest id ever given in each table.
    async fn last_ids(&mut self) -> Result<LastIds, StoreError>;

    async fn kept_request(&mut self, key: &RequestKey) -> Result<Option<KeptRequest>, StoreError>;
}
