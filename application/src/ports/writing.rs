use async_trait::async_trait;
use quartermaster_domain::ledger::{NewPayment, Posting};
use quartermaster_domain::month::{Month, MonthDebtTarget, MonthEntry, NewMonthEntry, OpenMonth};
use quartermaster_domain::planning::ProposedDebt;
use quartermaster_domain::template::{DebtTarget, DebtTargetFields, Entry, EntryFields};
use quartermaster_domain::text::Memo;
use quartermaster_domain::{
    Date, DebtTargetId, EntryId, Household, Money, MonthDays, MonthDebtTargetId, MonthEntryId,
    MonthId, PostingId, Timestamp, YearMonth,
};

use super::StoreError;
use crate::audit::AuditRecord;

#[async_trait]
pub trait HouseholdRepository: Send {
    /// # Errors
    /// [`StoreError::Conflict`] where the version moved on.
    async fn update(&mut self, household: Household) -> Result<Household, StoreError>;
}

#[async_trait]
pub trait EntryRepository: Send {
    /// Adds the entry after all others.
    async fn insert(&mut self, fields: EntryFields) -> Result<Entry, StoreError>;

    /// # Errors
    /// [`StoreError::Conflict`] where the version moved on.
    async fn update(&mut self, entry: Entry) -> Result<Entry, StoreError>;

    async fn delete(&mut self, entry: EntryId) -> Result<(), StoreError>;

    /// Puts a deleted entry back as it was, with the id it had.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it is there.
    async fn put_back(&mut self, entry: &Entry) -> Result<(), StoreError>;

    /// Gives the entries the positions 1, 2, 3… in this order.
    async fn reorder(&mut self, order: &[EntryId]) -> Result<(), StoreError>;
}

#[async_trait]
pub trait DebtTargetRepository: Send {
    /// Adds the debt target after all others.
    async fn insert(&mut self, fields: DebtTargetFields) -> Result<DebtTarget, StoreError>;

    /// # Errors
    /// [`StoreError::Conflict`] where the version moved on.
    async fn update(&mut self, debt: DebtTarget) -> Result<DebtTarget, StoreError>;

    async fn delete(&mut self, debt: DebtTargetId) -> Result<(), StoreError>;

    /// Puts a deleted debt target back as it was, with the id it had.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it is there.
    async fn put_back(&mut self, debt: &DebtTarget) -> Result<(), StoreError>;

    /// Gives the debt targets the positions 1, 2, 3… in this order.
    async fn reorder(&mut self, order: &[DebtTargetId]) -> Result<(), StoreError>;
}

/// A month that is not stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMonth {
    pub year_month: YearMonth,
    pub days: MonthDays,
    pub created_at: Timestamp,
}

#[async_trait]
pub trait MonthRepository: Send {
    /// Adds a draft.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the month exists.
    async fn insert(&mut self, month: NewMonth) -> Result<Month, StoreError>;

    /// Writes the month's row in whatever state it is now, and counts its version up.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where the version moved on.
    async fn update(&mut self, month: Month) -> Result<Month, StoreError>;

    /// Deletes the month with everything in it.
    async fn delete(&mut self, month: OpenMonth) -> Result<(), StoreError>;
}

#[async_trait]
pub trait MonthEntryRepository: Send {
    async fn insert(
        &mut self,
        month: MonthId,
        entries: Vec<NewMonthEntry>,
    ) -> Result<Vec<MonthEntry>, StoreError>;

    async fn update(&mut self, entry: &MonthEntry) -> Result<(), StoreError>;

    /// Makes the planned amount of every entry of the month its baseline.
    async fn keep_baselines(&mut self, month: MonthId) -> Result<(), StoreError>;

    /// Deletes the entry with its opening balance; one with payments cannot go.
    async fn delete(&mut self, entry: MonthEntryId) -> Result<(), StoreError>;

    /// Puts a removed entry back as it was, with the id it had.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where it is there, or the month has another copy of its source.
    async fn put_back(&mut self, month: MonthId, entry: &MonthEntry) -> Result<(), StoreError>;

    /// Gives the entries the positions 1, 2, 3… in this order.
    async fn reorder(&mut self, month: MonthId, order: &[MonthEntryId]) -> Result<(), StoreError>;
}

/// A debt of a month that is not stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMonthDebtTarget {
    pub debt: ProposedDebt,
    pub position: u32,
}

#[async_trait]
pub trait MonthDebtTargetRepository: Send {
    async fn insert(
        &mut self,
        month: MonthId,
        debts: Vec<NewMonthDebtTarget>,
    ) -> Result<Vec<MonthDebtTarget>, StoreError>;

    async fn update(&mut self, debt: &MonthDebtTarget) -> Result<(), StoreError>;

    /// Writes the balances that the month before hands on, or withdraws them.
    async fn set_carried_balances(
        &mut self,
        balances: &[(MonthDebtTargetId, Option<Money>)],
    ) -> Result<(), StoreError>;

    /// Deletes the debt; entries that point to it point to none then.
    async fn delete(&mut self, debt: MonthDebtTargetId) -> Result<(), StoreError>;
}

/// An opening balance that is not stored yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOpening {
    pub entry: MonthEntryId,
    pub amount: Money,
    /// The month it came from; `None` where a person sets it.
    pub origin: Option<YearMonth>,
    pub posted_on: Date,
    pub memo: Memo,
    pub created_at: Timestamp,
    pub created_by: String,
}

#[async_trait]
pub trait PostingRepository: Send {
    /// Adds one payment with a posting for each of its lines, in their order.
    async fn insert_payment(
        &mut self,
        month: MonthId,
        payment: &NewPayment,
        created_at: Timestamp,
        created_by: &str,
    ) -> Result<Vec<Posting>, StoreError>;

    /// # Errors
    /// [`StoreError::Conflict`] where an entry has an opening balance already.
    async fn insert_openings(
        &mut self,
        openings: &[NewOpening],
    ) -> Result<Vec<Posting>, StoreError>;

    /// Puts deleted postings back with the ids they had, and their payments where these went too.
    ///
    /// # Errors
    /// [`StoreError::Conflict`] where one is there, or its entry has another opening balance.
    async fn put_back(&mut self, month: MonthId, postings: &[Posting]) -> Result<(), StoreError>;

    /// Deletes the opening balances of these entries.
    async fn delete_openings(&mut self, entries: &[MonthEntryId]) -> Result<(), StoreError>;

    async fn update(&mut self, posting: &Posting) -> Result<(), StoreError>;

    /// Deletes the postings, and the payments that then have none.
    async fn delete(&mut self, postings: &[PostingId]) -> Result<(), StoreError>;
}

#[async_trait]
pub trait AuditTrail: Send {
    async fn append(&mut self, record: &AuditRecord) -> Result<(), StoreError>;
}
