//! Putting a backup in the place of the live database.
//!
//! The backup is checked, copied beside the live file, checked again there and taken to the newest
//! schema in a copy of its own before anything is touched. What was live is kept among the backups
//! first; then one rename puts the copy in its place.
//! Whoever calls this holds the lock of the live database, so that no server works on it.

mod error;
mod live;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;

pub use error::RestoreError;
pub use live::fold_log;

use crate::backup::{self, Backup};
use crate::candidate::{Candidate, Purpose};
use crate::connection::{OpenError, has_log, open_error};
use crate::files::{in_background, is_file, real_file};
use crate::schema::{foreign_table, pending_steps};
use crate::verify::{Finding, verify};

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What was live until then; none where there was no database.
    pub kept: Option<Kept>,
    /// The schema steps that the restored database lacks; the next start applies them.
    pub pending: Vec<&'static str>,
    /// The one of them that fails on it, as on what was live: an earlier release is to go on with it.
    pub fails_at: Option<&'static str>,
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
    let live = &real_file(live);
    let pending = examine(file, live).await?;
    // A wrong address is no reason to take a database from whoever has it.
    if let Some(table) = foreign_table(live).await {
        let live = live.clone();
        return Err(RestoreError::Foreign { live, table });
    }
    let candidate = copy(file, live).await?;
    let findings = try_out(&candidate, live, pending.is_empty(), at).await?;
    let fails_at = fails_as_before(&findings, live).await;
    if fails_at.is_none() {
        expect_none(file, findings)?;
    }
    let kept = live::keep(live, backups, at).await?;
    live::settle(live, kept.as_ref()).await?;
    take_place(candidate, live).await?;
    Ok(Restored {
        kept,
        pending,
        fails_at,
    })
}

/// As [`restore`], where what is live was written past SQLite while a store had it open, which was left
/// since: SQLite, asked about it, would write the log into whatever the file is now. It is kept byte by
/// byte, with its log.
///
/// # Errors
/// Says what is in the way; the live database is as it was then.
pub async fn restore_over_lost(
    file: &Path,
    live: &Path,
    backups: &Path,
    at: Timestamp,
) -> Result<Restored, RestoreError> {
    let live = &real_file(live);
    let pending = examine(file, live).await?;
    let candidate = copy(file, live).await?;
    let findings = try_out(&candidate, live, pending.is_empty(), at).await?;
    expect_none(file, findings)?;
    let kept = live::keep_as_it_is(live, backups, at).await?;
    take_place(candidate, live).await?;
    Ok(Restored {
        kept: Some(kept),
        pending,
        fails_at: None,
    })
}

/// The step that fails on the copy, where what is live lacks it as well: then the way back to an
/// earlier release goes by such a backup, and no start of this one is lost.
async fn fails_as_before(findings: &[Finding], live: &Path) -> Option<&'static str> {
    let [Finding::Step { step, .. }] = findings else {
        return None;
    };
    let lacking = pending_steps(live).await.ok()?;
    let is_database = lacking.len() < quartermaster_migration::STEPS.len();
    (is_database && lacking.contains(step)).then_some(*step)
}

/// Takes a restore back: what was live before it, kept by it, is live again, whatever is wrong with it.
///
/// # Errors
/// Says what is in the way.
pub async fn put_back(kept: &Kept, live: &Path) -> Result<(), RestoreError> {
    let live = &real_file(live);
    match kept {
        Kept::Backup(backup) => {
            let candidate = copy(&backup.file, live).await?;
            take_place(candidate, live).await
        }
        Kept::Damaged(kept) => {
            let candidate = begin(live, Purpose::Restore).await?;
            live::put_as_it_is(kept, candidate, live).await
        }
    }
}

/// A copy beside the live database, with sound rows.
async fn copy(file: &Path, live: &Path) -> Result<Candidate, RestoreError> {
    let candidate = begin(live, Purpose::Restore).await?;
    backup::copy(file, candidate.path())
        .await
        .map_err(RestoreError::Copy)?;
    backup::check(candidate.path())
        .await
        .map_err(RestoreError::Copy)?;
    Ok(candidate)
}

/// What is wrong with the months of the copy, in the newest schema: the next start would find it, and
/// then there would be nothing to serve.
async fn try_out(
    copy: &Candidate,
    live: &Path,
    is_newest: bool,
    at: Timestamp,
) -> Result<Vec<Finding>, RestoreError> {
    if is_newest {
        return verify(copy.path()).await.map_err(RestoreError::Open);
    }
    let trial = begin(live, Purpose::Trial).await?;
    backup::copy(copy.path(), trial.path())
        .await
        .map_err(RestoreError::Copy)?;
    backup::try_forward(trial.path(), at)
        .await
        .map_err(RestoreError::Open)
}

async fn begin(live: &Path, purpose: Purpose) -> Result<Candidate, RestoreError> {
    let place = live.to_owned();
    in_background(move || Candidate::begin(&place, purpose))
        .await
        .map_err(|cause| not_placed(live, cause))
}

async fn take_place(candidate: Candidate, live: &Path) -> Result<(), RestoreError> {
    in_background(move || candidate.take_place())
        .await
        .map_err(|cause| not_placed(live, cause))
}

fn not_placed(live: &Path, cause: std::io::Error) -> RestoreError {
    RestoreError::Place {
        live: live.to_owned(),
        cause,
    }
}

/// # Errors
/// The file is not one that this program could go on with.
async fn examine(file: &Path, live: &Path) -> Result<Vec<&'static str>, RestoreError> {
    let is_there = is_file(file).await;
    if !is_there.map_err(|cause| RestoreError::Open(open_error(file, cause.into())))? {
        return Err(RestoreError::Missing(file.to_owned()));
    }
    if is_same_file(file, live).await {
        return Err(RestoreError::Itself(file.to_owned()));
    }
    let pending = pending_steps(file).await?;
    if pending.len() == quartermaster_migration::STEPS.len() {
        return Err(RestoreError::Empty(file.to_owned()));
    }
    match verify(file).await {
        Ok(findings) => expect_none(file, findings)?,
        // Its copy will be.
        Err(OpenError::LogOnReadOnly(_)) if !has_log(file) => {}
        Err(error) => return Err(RestoreError::Open(error)),
    }
    Ok(pending)
}

fn expect_none(file: &Path, findings: Vec<Finding>) -> Result<(), RestoreError> {
    if findings.is_empty() {
        return Ok(());
    }
    Err(RestoreError::Unsound {
        file: file.to_owned(),
        findings,
    })
}

async fn is_same_file(one: &Path, other: &Path) -> bool {
    let found = (
        tokio::fs::canonicalize(one).await,
        tokio::fs::canonicalize(other).await,
    );
    match found {
        (Ok(one), Ok(other)) => one == other,
        _ => false,
    }
}
