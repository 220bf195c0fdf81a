//! The database that is live until the restore.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;
use sea_orm::ConnectionTrait;

use super::{Kept, RestoreError};
use crate::backup::{BackupError, backup, reserve_damaged};
use crate::candidate::{remove_companions, sync_folder_of, with_suffix};
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
    for companion in ["", "-wal", "-shm"] {
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

/// Leaves nothing beside the live file that SQLite would play into the one that takes its place.
pub(super) async fn settle(live: &Path, kept: Option<&Kept>) -> Result<(), RestoreError> {
    if let Some(Kept::Backup(_)) = kept {
        write_log_into(live).await;
    }
    remove_companions(live).map_err(|(file, cause)| RestoreError::SetAside { file, cause })
}

/// So that being cut off between here and the rename leaves the live file whole. Where it fails, the
/// backup has everything all the same.
async fn write_log_into(live: &Path) {
    if let Ok(db) = alone(migrating(live)).await {
        let _ = db
            .execute_unprepared("PRAGMA wal_checkpoint(TRUNCATE)")
            .await;
        let _ = db.close().await;
    }
}
