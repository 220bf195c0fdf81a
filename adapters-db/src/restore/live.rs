//! The database that is live until the restore.

use std::io::{self, ErrorKind};
use std::path::Path;

use quartermaster_domain::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, SqlxError, Statement};

use super::{Kept, RestoreError};
use crate::backup::{BackupError, backup, keep_damaged};
use crate::candidate::{COMPANIONS, Candidate, remove_companions, sync_folder_of, with_suffix};
use crate::connection::{OpenError, alone, has_log, looking, migrating};
use crate::files::{copy_if_there, in_background};
use crate::result_code::{BUSY, FULL, NOT_A_DATABASE, driver_error, result_code};

const REASON: &str = "pre-restore";

/// Keeps the live database in `backups`: as a verified backup, or as it is where it is too damaged
/// for one, as then a restore is needed most.
pub(super) async fn keep(
    live: &Path,
    backups: &Path,
    at: Timestamp,
) -> Result<Option<Kept>, RestoreError> {
    let is_there = tokio::fs::try_exists(live).await;
    if !is_there.map_err(|cause| not_set_aside(live, cause))? {
        return Ok(None);
    }
    match backup(live, backups, REASON, at).await {
        Ok(kept) => return Ok(Some(Kept::Backup(kept))),
        // SQLite can read it, so that one file can hold all there is.
        Err(BackupError::Unsound(_)) => write_log_into(live)
            .await
            .map_err(|cause| not_set_aside(live, cause))?,
        Err(
            BackupError::Damaged(..)
            | BackupError::Open(OpenError::NotADatabase(_) | OpenError::Damaged(_)),
        ) => {}
        Err(error) => return Err(RestoreError::Keep(error)),
    }
    keep_as_it_is(live, backups, at).await.map(Some)
}

/// Keeps the live database byte by byte, with what lies beside it.
pub(super) async fn keep_as_it_is(
    live: &Path,
    backups: &Path,
    at: Timestamp,
) -> Result<Kept, RestoreError> {
    let (from, backups) = (live.to_owned(), backups.to_owned());
    let copied = in_background(move || keep_damaged(&from, &backups, at, REASON));
    let file = copied.await.map_err(|cause| not_set_aside(live, cause))?;
    Ok(Kept::Damaged(file))
}

fn not_set_aside(file: &Path, cause: io::Error) -> RestoreError {
    RestoreError::SetAside {
        file: file.to_owned(),
        cause,
    }
}

/// Puts what was set aside in the place of `live` again, with what was beside it.
pub(super) async fn put_as_it_is(
    kept: &Path,
    candidate: Candidate,
    live: &Path,
) -> Result<(), RestoreError> {
    let (kept, place) = (kept.to_owned(), live.to_owned());
    let put = in_background(move || {
        copy_if_there(&kept, candidate.path())?;
        candidate.take_place()?;
        for companion in COMPANIONS {
            copy_if_there(
                &with_suffix(&kept, companion),
                &with_suffix(&place, companion),
            )?;
        }
        sync_folder_of(&place)
    });
    put.await.map_err(|cause| RestoreError::Place {
        live: live.to_owned(),
        cause,
    })
}

/// Leaves nothing beside the live file that SQLite would play into the one that takes its place. What
/// the log holds is in the file before the log goes, so that whoever is cut off between here and the
/// rename finds everything. Only where SQLite makes nothing of the file or its log does the log go
/// without that: it is kept beside what was set aside, and nobody could be served from the two.
pub(super) async fn settle(live: &Path, kept: Option<&Kept>) -> Result<(), RestoreError> {
    let written = match kept {
        None => Ok(()),
        Some(Kept::Damaged(_)) if !is_a_database(live).await => Ok(()),
        Some(_) => write_log_into(live).await,
    };
    if let Err(cause) = written
        && (matches!(kept, Some(Kept::Backup(_))) || has_to_be_waited_for(&cause))
    {
        return Err(not_set_aside(live, cause));
    }
    let place = live.to_owned();
    let removed = in_background(move || Ok(remove_companions(&place)));
    let removed = removed.await.map_err(|cause| not_set_aside(live, cause))?;
    removed.map_err(|(file, cause)| RestoreError::SetAside { file, cause })
}

/// Whether SQLite takes the file with its log for a database. Closing one that it does not take for one
/// would write a part of the log into it all the same.
async fn is_a_database(live: &Path) -> bool {
    let Ok(db) = looking(live).await else {
        return true;
    };
    let question = Statement::from_string(
        db.get_database_backend(),
        "SELECT count(*) FROM sqlite_master",
    );
    let answer = db.query_one_raw(question).await;
    // It was only read, so there is nothing that closing could lose.
    let _ = db.close().await;
    let code = answer
        .err()
        .and_then(|error| driver_error(&error).and_then(result_code));
    code != Some(NOT_A_DATABASE)
}

/// Whether it says nothing of the file, and another time it may go.
fn has_to_be_waited_for(cause: &io::Error) -> bool {
    matches!(
        cause.kind(),
        ErrorKind::ResourceBusy | ErrorKind::StorageFull
    )
}

/// Writes the log of a database that no server has open into its file, so that a copy of the file has
/// everything. Whoever calls this holds the lock of the database.
///
/// # Errors
/// Another program has it open, or the file cannot be written.
pub async fn fold_log(file: &Path) -> io::Result<()> {
    if has_log(file) {
        write_log_into(file).await?;
    }
    Ok(())
}

async fn write_log_into(live: &Path) -> io::Result<()> {
    let db = alone(migrating(live)).await.map_err(of_driver)?;
    let written = checkpoint(&db).await;
    let closed = db.close().await;
    match written.and_then(|is_whole| closed.map(|()| is_whole)) {
        Ok(true) => Ok(()),
        Ok(false) => Err(io::Error::new(
            ErrorKind::ResourceBusy,
            "another program has it open",
        )),
        Err(error) => Err(io::Error::new(kind_of(driver_error(&error)), error)),
    }
}

fn of_driver(error: SqlxError) -> io::Error {
    io::Error::new(kind_of(Some(&error)), error)
}

fn kind_of(error: Option<&SqlxError>) -> ErrorKind {
    match error.and_then(result_code) {
        Some(BUSY) => ErrorKind::ResourceBusy,
        Some(FULL) => ErrorKind::StorageFull,
        _ => ErrorKind::Other,
    }
}

/// Whether all of the log is in the file now.
async fn checkpoint(db: &DatabaseConnection) -> Result<bool, DbErr> {
    let statement =
        Statement::from_string(db.get_database_backend(), "PRAGMA wal_checkpoint(TRUNCATE)");
    match db.query_one_raw(statement).await? {
        Some(row) => Ok(row.try_get_by_index::<i64>(0)? == 0),
        None => Ok(true),
    }
}
