//! The template: entries and debt targets.

pub mod debt_targets;
pub mod entries;
mod fill;
mod order;

pub use fill::{FillError, FillLine, fill};
pub use order::OrderError;
pub(crate) use order::names_all_once;
