//! A verified copy of a database that may be in use.
//!
//! The copy is written under a temporary name, checked, flushed to disk, and only then given its
//! final name: a file with a final name is always whole. The one moment of the copy is that of a
//! read transaction, so whoever writes meanwhile is neither disturbed nor half in it.
//!
//! Whether it could be restored is a second question: [`drill()`] tries that on a scratch copy, and
//! what it found is kept beside the backup for the [`catalogue()`].

mod catalogue;
mod drill;
mod error;
mod folder;
mod name;
mod place;
mod record;
mod rescuing;
mod sweeping;

use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

pub use catalogue::{
    catalogue, drill_backup, find_backup, mark_scheduled, open_backup, prune, read_again,
};
pub(crate) use drill::try_forward;
pub use drill::{DrillError, drill};
pub use error::BackupError;
pub(crate) use error::listed;
pub(crate) use folder::is_of_backups;
pub use folder::{Glance, glance};
use name::BackupName;
pub(crate) use place::keep_damaged;
use place::{Draft, in_background};
pub(crate) use rescuing::rescue;
pub use sweeping::sweep;

use catalogue::{newest_content, newest_of_reason};
use record::sha256;

use crate::connection::looking;
use crate::files::real_file;
use crate::verify::verify_rows;

/// A backup that is whole, checked and on disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub file: PathBuf,
    pub bytes: u64,
    /// The reason as it stands in the name.
    pub reason: String,
    /// Whether it was there before, and is what would have been made.
    pub is_reused: bool,
}

/// Copies the database in `file` into `folder`, which is created if it is missing, as
/// `quartermaster-YYYYMMDD-HHMMSS-<reason>.db` with the time `at` in UTC. No file is overwritten.
///
/// # Errors
/// Says what failed; neither a half copy nor a temporary file stays.
pub async fn backup(
    file: &Path,
    folder: &Path,
    reason: &str,
    at: Timestamp,
) -> Result<Backup, BackupError> {
    let draft = draft(file, folder, reason, at).await?;
    finish(draft).await
}

/// As [`backup`], but makes none where nothing changed since the newest backup in `folder`, as its file
/// is now.
///
/// # Errors
/// Says what failed; neither a half copy nor a temporary file stays.
pub async fn backup_if_changed(
    file: &Path,
    folder: &Path,
    reason: &str,
    at: Timestamp,
) -> Result<Option<Backup>, BackupError> {
    let draft = draft(file, folder, reason, at).await?;
    let (draft, is_known) = compared(draft, folder, at, holds_what_is_kept).await?;
    if is_known {
        return Ok(None);
    }
    finish(draft).await.map(Some)
}

/// As [`backup`], but makes none where the newest in `folder` that was made for the same reason holds
/// what a new one would: whatever fails is tried over and over, and may not fill the disk by that.
///
/// # Errors
/// Says what failed; neither a half copy nor a temporary file stays.
pub(crate) async fn backup_once(
    file: &Path,
    folder: &Path,
    reason: &str,
    at: Timestamp,
) -> Result<Backup, BackupError> {
    let draft = draft(file, folder, reason, at).await?;
    check(draft.path()).await?;
    match compared(draft, folder, at, kept_for_the_same).await? {
        (_, Some(kept)) => Ok(kept),
        (draft, None) => publish(draft).await,
    }
}

/// The draft, with what `compare` says of it and of what is in `folder`.
async fn compared<T: Send + 'static>(
    draft: Draft,
    folder: &Path,
    at: Timestamp,
    compare: fn(&Draft, &Path, Timestamp) -> std::io::Result<T>,
) -> Result<(Draft, T), BackupError> {
    let folder = folder.to_owned();
    in_background(move || match compare(&draft, &folder, at) {
        Ok(outcome) => Ok((draft, outcome)),
        Err(cause) => Err(BackupError::Folder { folder, cause }),
    })
    .await
}

fn kept_for_the_same(
    draft: &Draft,
    folder: &Path,
    at: Timestamp,
) -> std::io::Result<Option<Backup>> {
    let Some(kept) = newest_of_reason(folder, draft.name(), at)? else {
        return Ok(None);
    };
    let wanted = sha256(draft.path())?;
    // One that cannot be read is not what is wanted.
    let is_same = sha256(&kept.path).is_ok_and(|found| found == wanted);
    Ok(is_same.then(|| Backup {
        file: kept.path,
        bytes: kept.bytes,
        reason: draft.name().reason().to_owned(),
        is_reused: true,
    }))
}

/// Copying the same content twice gives the same bytes.
fn holds_what_is_kept(draft: &Draft, folder: &Path, at: Timestamp) -> std::io::Result<bool> {
    match newest_content(folder, at)? {
        Some(kept) => Ok(sha256(draft.path())? == kept),
        None => Ok(false),
    }
}

/// The copy under its temporary name.
async fn draft(
    file: &Path,
    folder: &Path,
    reason: &str,
    at: Timestamp,
) -> Result<Draft, BackupError> {
    let name = BackupName::new(at, reason);
    let (folder, source) = (folder.to_owned(), real_file(file));
    let draft = in_background(move || Draft::begin(&source, &folder, name)).await?;
    copy(file, draft.path()).await?;
    Ok(draft)
}

async fn finish(draft: Draft) -> Result<Backup, BackupError> {
    check(draft.path()).await?;
    publish(draft).await
}

async fn publish(draft: Draft) -> Result<Backup, BackupError> {
    let reason = draft.name().reason().to_owned();
    let (file, bytes) = in_background(move || draft.publish()).await?;
    Ok(Backup {
        file,
        bytes,
        reason,
        is_reused: false,
    })
}

/// Copies the database in `file`, as it is at one moment, to `target`, which is missing or empty.
pub(crate) async fn copy(file: &Path, target: &Path) -> Result<(), BackupError> {
    let db = looking(file).await.map_err(BackupError::Open)?;
    let copied = vacuum_into(&db, target).await;
    let closed = db.close().await;
    copied
        .and(closed)
        .map_err(|error| BackupError::of_copying(file, target, error))
}

async fn vacuum_into(db: &DatabaseConnection, target: &Path) -> Result<(), DbErr> {
    let target = target
        .to_str()
        .ok_or_else(|| DbErr::Custom("the path of the copy is not UTF-8".to_owned()))?;
    let statement = Statement::from_sql_and_values(
        db.get_database_backend(),
        "VACUUM INTO $1",
        [target.into()],
    );
    db.execute_raw(statement).await.map(|_| ())
}

/// # Errors
/// The copy is not sound.
pub(crate) async fn check(copy: &Path) -> Result<(), BackupError> {
    let findings = verify_rows(copy).await.map_err(BackupError::Open)?;
    if findings.is_empty() {
        Ok(())
    } else {
        Err(BackupError::Unsound(findings))
    }
}
