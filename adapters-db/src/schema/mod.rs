//! Which schema steps a database file has, and taking it through those it lacks.

mod migrate;
mod state;

pub(crate) use migrate::take_forward;
pub use migrate::{AppliedStep, MigrateError, migrate};
pub(crate) use state::applied_steps;
pub use state::{SchemaError, pending_steps};
