//! Putting a backup in the place of the live database.
//!
//! The backup is checked, copied beside the live file and checked again there before anything is
//! touched. What was live is kept among the backups first; then one rename puts the copy in its place.
//! Whoever calls this holds the lock of the live database, so that no server works on it.

mod error;
mod live;

use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;

pub use error::RestoreError;

use crate::backup::{self, Backup};
use crate::candidate::{Candidate, Purpose};
use crate::schema::pending_steps;
use crate::verify::verify_rows;

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What was live until then; none where there was no database.
    pub kept: Option<Kept>,
    /// The schema steps that the restored database lacks; the next start applies them.
    pub pending: Vec<&'static str>,
}

/// How the database that was live is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// As a verified backup.
    Backup(Backup),
    /// As it was, byte by byte, because it was too damaged for a verified backup.
    Damaged(PathBuf),
}

/// Replaces the database `live` by what `file` holds, after keeping it in `backups`.
///
/// # Errors
/// Says what is in the way; the live database is as it was then.
pub async fn restore(
    file: &Path,
    live: &Path,
    backups: &Path,
    at: Timestamp,
) -> Result<Restored, RestoreError> {
    let pending = examine(file, live).await?;
    let candidate = copy(file, live).await?;
    let kept = live::keep(live, backups, at).await?;
    live::settle(live, kept.as_ref()).await?;
    candidate
        .take_place()
        .map_err(|cause| RestoreError::Place {
            live: live.to_owned(),
            cause,
        })?;
    Ok(Restored { kept, pending })
}

/// A checked copy beside the live database.
async fn copy(file: &Path, live: &Path) -> Result<Candidate, RestoreError> {
    let candidate =
        Candidate::begin(live, Purpose::Restore).map_err(|cause| RestoreError::Place {
            live: live.to_owned(),
            cause,
        })?;
    backup::copy(file, candidate.path())
        .await
        .map_err(RestoreError::Copy)?;
    backup::check(candidate.path())
        .await
        .map_err(RestoreError::Copy)?;
    Ok(candidate)
}

/// # Errors
/// The file is not one that this program could go on with.
async fn examine(file: &Path, live: &Path) -> Result<Vec<&'static str>, RestoreError> {
    if !file.is_file() {
        return Err(RestoreError::Missing(file.to_owned()));
    }
    if is_same_file(file, live) {
        return Err(RestoreError::Itself(file.to_owned()));
    }
    let pending = pending_steps(file).await?;
    if pending.len() == quartermaster_migration::STEPS.len() {
        return Err(RestoreError::Empty(file.to_owned()));
    }
    let findings = verify_rows(file).await.map_err(RestoreError::Open)?;
    if findings.is_empty() {
        Ok(pending)
    } else {
        Err(RestoreError::Unsound {
            file: file.to_owned(),
            findings,
        })
    }
}

fn is_same_file(one: &Path, other: &Path) -> bool {
    match (one.canonicalize(), other.canonicalize()) {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
