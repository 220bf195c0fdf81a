//! The store on SQLite.
//!
//! The database has two doors. [`SqliteStore`] opens a read session on one of a few read-only
//! connections, or the only write session there can be; both see the data as it was at one moment.
//! Each aggregate has a folder: its table as an entity, the mapping between a row and the domain's
//! value, and the repository that writes it. What is read for pages and API is under `reading`,
//! in a number of statements that grows neither with a month's entries nor with the months kept.
//!
//! A stored value that the program would never write is an error that names table, column and row.
//!
//! SQL is standard with bound parameters `$1, $2…`, so that it can be taken to another engine.
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        reason = "tests look at files as nobody else may"
    )
)]

mod audit;
mod backup;
mod candidate;
mod connection;
mod debt_target;
mod entry;
mod files;
mod folded_text;
mod head;
mod household;
mod identity;
mod importing;
mod journal;
mod kept_request;
mod leftover;
mod lost;
mod month;
mod month_debt_target;
mod month_entry;
mod obstacle;
mod opening;
mod owners;
mod posting;
mod predecessor;
mod read_only;
mod reading;
mod restore;
mod result_code;
mod row;
mod schema;
mod session;
mod statement;
mod store;
mod store_error;
mod verify;

pub use backup::{
    Backup, BackupError, DrillError, Glance, backup, backup_if_changed, catalogue, drill,
    drill_backup, find_backup, glance, mark_scheduled, open_backup, prune, read_again, sweep,
};
pub use candidate::{Candidate, Purpose};
pub use connection::OpenError;
pub use files::{make_ours, real_file};
pub use folded_text::differing_folded_texts;
pub use leftover::set_leftovers_aside;
pub use obstacle::{Wish, explained};
pub use opening::{flush, new_file, open_file, read_text};
pub use owners::{OpenToOthers, keep_to_owner_of, keep_to_owners};
pub use predecessor::{
    Answers, Described, Left, Mapping, Misfit, Note, OldHousehold, Part, Predecessor,
    PredecessorError, Question, Unfit, Why,
};
pub use read_only::ReadOnlyStore;
pub use restore::{Kept, RestoreError, Restored, fold_log, put_back, restore, restore_over_lost};
pub use schema::{
    AppliedStep, Difference, ForeignObject, MigrateError, Migrated, SchemaError, foreign_objects,
    is_fresh, migrate, newest_step, pending_steps,
};
pub use store::SqliteStore;
pub use verify::{Finding, verify};
