//! The database that is live until the restore.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

use super::{Kept, RestoreError};
use crate::backup::{BackupError, backup, reserve_damaged};
use crate::candidate::{COMPANIONS, remove_companions, sync_folder_of, with_suffix};
use crate::connection::{OpenError, alone, migrating};

const REASON: &str = "pre-restore";

/// Keeps the live database in `backups`: as a verified backup, or as it is where it is too damaged
/// for one, as then a restore is needed most.
pub(super) async fn keep(
    live: &Path,
    backups: &Path,
    at: Timestamp,
) -> Result<Option<Kept>, RestoreError> {
    if !live.exists() {
        return Ok(None);
    }
    match backup(live, backups, REASON, at).await {
        Ok(kept) => Ok(Some(Kept::Backup(kept))),
        Err(
            BackupError::Damaged(..)
            | BackupError::Unsound(_)
            | BackupError::Open(OpenError::NotADatabase(_) | OpenError::Damaged(_)),
        ) => set_aside(live, backups, at).map(|file| Some(Kept::Damaged(file))),
        Err(error) => Err(RestoreError::Keep(error)),
    }
}

fn set_aside(live: &Path, backups: &Path, at: Timestamp) -> Result<PathBuf, RestoreError> {
    let copied = copy_as_it_is(live, backups, at);
    copied.map_err(|cause| RestoreError::SetAside {
        file: live.to_owned(),
        cause,
    })
}

fn copy_as_it_is(live: &Path, backups: &Path, at: Timestamp) -> io::Result<PathBuf> {
    fs::create_dir_all(backups)?;
    let kept = reserve_damaged(backups, at, REASON)?;
    for companion in [""].into_iter().chain(COMPANIONS) {
        let from = with_suffix(live, companion);
        if from.exists() {
            let to = with_suffix(&kept, companion);
            fs::copy(from, &to)?;
            File::open(&to)?.sync_all()?;
        }
    }
    sync_folder_of(&kept)?;
    Ok(kept)
}

/// Leaves nothing beside the live file that SQLite would play into the one that takes its place. What
/// the log of a sound database holds is in its file before the log goes, so that whoever is cut off
/// between here and the rename finds everything.
pub(super) async fn settle(live: &Path, kept: Option<&Kept>) -> Result<(), RestoreError> {
    let refused = |cause| RestoreError::SetAside {
        file: live.to_owned(),
        cause,
    };
    if let Some(Kept::Backup(_)) = kept {
        write_log_into(live).await.map_err(refused)?;
    }
    remove_companions(live).map_err(|(file, cause)| RestoreError::SetAside { file, cause })
}

async fn write_log_into(live: &Path) -> io::Result<()> {
    let db = alone(migrating(live)).await.map_err(io::Error::other)?;
    let written = checkpoint(&db).await;
    let closed = db.close().await;
    match written.and_then(|is_whole| closed.map(|()| is_whole)) {
        Ok(true) => Ok(()),
        Ok(false) => Err(io::Error::new(
            io::ErrorKind::ResourceBusy,
            "another program has it open",
        )),
        Err(error) => Err(io::Error::other(error)),
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
