//! The whole household as one JSON file: the way out, and the way into another database.
//!
//! `docs/export.md` describes the file. What is written is read back to the same figures and the
//! same seals. What requests were answered under an `Idempotency-Key` is not in it: that serves
//! programs for a day and says nothing about the household.

mod details;
mod fill;
mod findings;
mod format_1;
mod month_shape;
mod place;
mod plain;
mod read;
mod shape;
mod taken;
mod taken_months;
mod write;
mod written;
mod written_months;

use quartermaster_application::ports::StoreError;

pub(crate) use fill::fill;
pub(crate) use read::{Everything, read};
pub(crate) use write::write;

/// What the file says it is.
const FORMAT: &str = "quartermaster-export";

/// Counted up when the file of today could not be read by the rules of tomorrow. What has to be read for ever
/// is in `read.rs`: a reader for each version.
const FORMAT_VERSION: usize = 2;

/// Why a household could not be written.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    #[error("the database cannot be read")]
    Store(#[from] StoreError),
    #[error("the export cannot be written")]
    Write(#[from] std::io::Error),
}

#[cfg(test)]
mod tests;
