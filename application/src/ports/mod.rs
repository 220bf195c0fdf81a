//! What the use cases need from outside.

mod backups;
mod clock;
mod idempotency;
mod importing;
mod snapshot;
mod store;
mod store_error;
mod writing;

pub use backups::{
    BackupFailure, BackupTrouble, Backups, BackupsError, Drill, KeptBackup, NoBackups,
    RestoredBackup, SET_ASIDE, Standing, can_be_newest, is_after,
};
pub use clock::Clock;
pub use idempotency::{
    IdempotencyClaim, IdempotencyRepository, KeptAnswer, KeptRequest, RequestKey,
};
pub use importing::Importing;
pub use snapshot::{Snapshot, Surroundings};
pub use store::{Store, UnitOfWork};
pub use store_error::{FileTrouble, StoreError};
pub use writing::{
    AuditTrail, DebtTargetRepository, EntryRepository, HouseholdRepository,
    MonthDebtTargetRepository, MonthEntryRepository, MonthRepository, NewMonth, NewMonthDebtTarget,
    NewOpening, PostingRepository,
};
