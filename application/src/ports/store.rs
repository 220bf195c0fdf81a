use async_trait::async_trait;

use super::{
    AuditTrail, DebtTargetRepository, EntryRepository, HouseholdRepository, IdempotencyRepository,
    MonthDebtTargetRepository, MonthEntryRepository, MonthRepository, PostingRepository, Snapshot,
    StoreError,
};

/// The database behind two doors: one to read, one to write.
#[async_trait]
pub trait Store: Send + Sync {
    /// Opens a consistent view of the data as it is now.
    async fn read(&self) -> Result<Box<dyn Snapshot>, StoreError>;

    /// Begins the only write transaction there can be; others wait for it.
    async fn write(&self) -> Result<Box<dyn UnitOfWork>, StoreError>;

    /// Asks the database something trivial.
    async fn ping(&self) -> Result<(), StoreError>;

    /// Does `then` once the changes made so far are committed: at once, but in a store whose commits
    /// are still to come.
    fn when_committed(&self, then: Box<dyn FnOnce() + Send>) {
        then();
    }
}

/// One write transaction. Dropped without [`UnitOfWork::commit`], nothing happened.
#[async_trait]
pub trait UnitOfWork: Snapshot {
    fn households(&mut self) -> &mut dyn HouseholdRepository;
    fn entries(&mut self) -> &mut dyn EntryRepository;
    fn debt_targets(&mut self) -> &mut dyn DebtTargetRepository;
    fn months_to_write(&mut self) -> &mut dyn MonthRepository;
    fn month_entries(&mut self) -> &mut dyn MonthEntryRepository;
    fn month_debt_targets(&mut self) -> &mut dyn MonthDebtTargetRepository;
    fn postings_to_write(&mut self) -> &mut dyn PostingRepository;
    fn audit_trail(&mut self) -> &mut dyn AuditTrail;
    fn idempotency(&mut self) -> &mut dyn IdempotencyRepository;

    async fn commit(self: Box<Self>) -> Result<(), StoreError>;
}
