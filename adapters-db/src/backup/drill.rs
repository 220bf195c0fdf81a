//! Trying a backup out: whether it could be restored today.

use std::path::Path;

use quartermaster_domain::Timestamp;
use quartermaster_migration::STEPS;

use super::sweeping::TRIAL;
use super::{BackupError, copy};
use crate::connection::{OpenError, has_log};
use crate::schema::{MigrateError, SchemaError, pending_steps, take_forward};
use crate::verify::{Finding, verify};

/// Why a file could not be tried out; this says nothing about the file.
#[derive(Debug, thiserror::Error)]
pub enum DrillError {
    #[error("there is no room for a trial in {folder}")]
    Scratch {
        folder: String,
        #[source]
        cause: std::io::Error,
    },
    #[error("there is no scratch copy for the trial")]
    Copy(#[source] BackupError),
    #[error(transparent)]
    Open(OpenError),
}

/// All that is wrong with a database file of any schema step: it is checked as [`verify`] does, then
/// a copy in the folder `scratch` is taken to the newest schema and checked again, so that a restore
/// of it will not fail. The file itself is only read.
///
/// # Errors
/// The trial could not be made.
pub async fn drill(file: &Path, scratch: &Path, at: Timestamp) -> Result<Vec<Finding>, DrillError> {
    let (findings, is_read_whole) = match verify(file).await {
        Ok(findings) => (findings, true),
        Err(OpenError::NotADatabase(_)) => return unusable("it is not an SQLite database"),
        Err(OpenError::Damaged(_)) => return unusable("it is damaged: SQLite cannot read it"),
        // Only its copy can be read as a whole.
        Err(OpenError::LogOnReadOnly(_)) if !has_log(file) => (Vec::new(), false),
        Err(error) => return Err(DrillError::Open(error)),
    };
    if !findings.is_empty() {
        return Ok(findings);
    }
    match pending_steps(file).await {
        Ok(pending) if pending.len() == STEPS.len() => unusable("it is an empty database"),
        Ok(pending) if pending.is_empty() && is_read_whole => Ok(findings),
        Ok(_) => trial(file, scratch, at).await,
        Err(SchemaError::Open(error)) => Err(DrillError::Open(error)),
        Err(error) => unusable(&error.to_string()),
    }
}

fn unusable(message: &str) -> Result<Vec<Finding>, DrillError> {
    let message = message.to_owned();
    Ok(vec![Finding::Unusable { message }])
}

async fn trial(file: &Path, scratch: &Path, at: Timestamp) -> Result<Vec<Finding>, DrillError> {
    let folder = tempfile::Builder::new()
        .prefix(TRIAL)
        .tempdir_in(scratch)
        .map_err(|cause| DrillError::Scratch {
            folder: scratch.display().to_string(),
            cause,
        })?;
    let trial = folder.path().join("trial.db");
    copy(file, &trial).await.map_err(DrillError::Copy)?;
    try_forward(&trial, at).await.map_err(DrillError::Open)
}

/// Takes a scratch copy to the newest schema, and says what is wrong with what comes of it.
///
/// # Errors
/// The copy cannot be opened.
pub(crate) async fn try_forward(copy: &Path, at: Timestamp) -> Result<Vec<Finding>, OpenError> {
    match take_forward(copy, at).await {
        Ok(()) => verify(copy).await,
        Err(MigrateError::Step { step, cause, .. }) => Ok(vec![Finding::Step {
            step,
            message: cause.to_string(),
        }]),
        Err(MigrateError::Schema(SchemaError::Open(error))) => Err(error),
        Err(error) => Ok(vec![Finding::Unusable {
            message: error.to_string(),
        }]),
    }
}
