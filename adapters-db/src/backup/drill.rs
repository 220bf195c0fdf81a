//! Trying a backup out: whether it could be restored today.

use std::path::Path;

use quartermaster_domain::Timestamp;

use super::place::TRIAL;
use super::{BackupError, copy};
use crate::connection::OpenError;
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
    let unusable = |message: String| Ok(vec![Finding::Unusable { message }]);
    let findings = match verify(file).await {
        Ok(findings) => findings,
        Err(error @ (OpenError::NotADatabase(_) | OpenError::Damaged(_))) => {
            return unusable(error.to_string());
        }
        Err(error) => return Err(DrillError::Open(error)),
    };
    if !findings.is_empty() {
        return Ok(findings);
    }
    match pending_steps(file).await {
        Ok(pending) if pending.is_empty() => Ok(findings),
        Ok(_) => trial(file, scratch, at).await,
        Err(SchemaError::Open(error)) => Err(DrillError::Open(error)),
        Err(error) => unusable(error.to_string()),
    }
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
    match take_forward(&trial, at).await {
        Ok(()) => verify(&trial).await.map_err(DrillError::Open),
        Err(MigrateError::Step { step, cause, .. }) => Ok(vec![Finding::Step {
            step,
            message: cause.to_string(),
        }]),
        Err(MigrateError::Schema(SchemaError::Open(error))) => Err(DrillError::Open(error)),
        Err(error) => Ok(vec![Finding::Unusable {
            message: error.to_string(),
        }]),
    }
}
