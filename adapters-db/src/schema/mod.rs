//! Which schema steps a database file has, and taking it through those it lacks.

mod migrate;
mod state;

pub use migrate::{AppliedStep, MigrateError, migrate};
pub(crate) use state::applied_steps;
pub use state::{SchemaError, is_fresh, pending_steps};
