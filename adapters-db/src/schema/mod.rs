//! Which schema steps a database file has, and taking it through those it lacks; a file of the
//! predecessor has none.

mod affinity;
mod error;
mod migrate;
mod objects;
mod predecessor;
mod restore_command;
mod shape;
mod state;

pub use error::SchemaError;
pub(crate) use migrate::take_forward;
pub use migrate::{AppliedStep, MigrateError, Migrated, migrate};
pub(crate) use objects::compared;
pub use objects::{Difference, ForeignObject, foreign_objects};
pub(crate) use predecessor::revision_of;
pub(crate) use state::{applied_steps, foreign_table};
pub use state::{is_fresh, newest_step, pending_steps};
