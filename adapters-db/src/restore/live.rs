//! The database that is live until the restore.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

use super::{Kept, RestoreError};
use crate::backup::{BackupError, backup, keep_damaged};
use crate::candidate::{COMPANIONS, Candidate, remove_companions, sync_folder_of, with_suffix};
use crate::connection::{OpenError, alone, migrating};
use crate::files::{give_rights_of, in_background};

const REASON: &str = "pre-restore";

/// Keeps the live database in `backups`: as a verified backup, or as it is where it is too damaged
/// for one, as then a restore is needed most.
pub(super) async fn keep(
    live: &Path,
    backups: &Path,
    at: Timestamp,
) -> Result<Option<Kept>, RestoreError> {
    if !tokio::fs::try_exists(live).await.unwrap_or(false) {
        return Ok(None);
    }
    match backup(live, backups, REASON, at).await {
        Ok(kept) => Ok(Some(Kept::Backup(kept))),
        Err(
            BackupError::Damaged(..)
            | BackupError::Unsound(_)
            | BackupError::Open(OpenError::NotADatabase(_) | OpenError::Damaged(_)),
        ) => {
            let file = set_aside(live, backups, at).await?;
            Ok(Some(Kept::Damaged(file)))
        }
        Err(error) => Err(RestoreError::Keep(error)),
    }
}

async fn set_aside(live: &Path, backups: &Path, at: Timestamp) -> Result<PathBuf, RestoreError> {
    let (from, backups) = (live.to_owned(), backups.to_owned());
    let copied = in_background(move || {
        keep_damaged(&backups, at, REASON, |draft, kept| {
            copy_if_there(&from, draft)?;
            for companion in COMPANIONS {
                copy_if_there(
                    &with_suffix(&from, companion),
                    &with_suffix(kept, companion),
                )?;
            }
            Ok(())
        })
    });
    copied.await.map_err(|cause| RestoreError::SetAside {
        file: live.to_owned(),
        cause,
    })
}

fn copy_if_there(from: &Path, to: &Path) -> io::Result<()> {
    if !from.exists() {
        return Ok(());
    }
    fs::copy(from, to)?;
    give_rights_of(from, to)?;
    File::open(to)?.sync_all()
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
    let place = live.to_owned();
    let removed = in_background(move || Ok(remove_companions(&place)));
    let removed = removed.await.map_err(refused)?;
    removed.map_err(|(file, cause)| RestoreError::SetAside { file, cause })
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
