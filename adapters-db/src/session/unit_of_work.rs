use async_trait::async_trait;
use quartermaster_application::ports::{
    AuditTrail, DebtTargetRepository, EntryRepository, HouseholdRepository, IdempotencyRepository,
    MonthDebtTargetRepository, MonthEntryRepository, MonthRepository, PostingRepository,
    StoreError, UnitOfWork,
};

use super::WriteSession;

#[async_trait]
impl UnitOfWork for WriteSession {
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

    /// The commit runs to its end in a task of its own: a caller who goes away meanwhile (a request
    /// whose client hung up) leaves a transaction that is whole or not there at all.
    async fn commit(self: Box<Self>) -> Result<(), StoreError> {
        let Self { transaction, door } = *self;
        tokio::spawn(async move { door.0.commit(transaction).await })
            .await
            .map_err(|cancelled| StoreError::Backend(Box::new(cancelled)))?
    }
}
