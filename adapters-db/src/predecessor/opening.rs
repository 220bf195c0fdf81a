//! Opening an old file so that nothing of it is ever written.

use std::ffi::OsString;
use std::fs;
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use sea_orm::{DatabaseConnection, DatabaseTransaction, DbErr};
use tempfile::TempDir;

use super::PredecessorError;
use super::inventory::query;
use crate::candidate::{COMPANIONS, with_suffix};
use crate::connection::{alone, deferred, examining, open_error, silent_error, strictly_read_only};
use crate::files::{in_background, real_file};
use crate::opening::{copy_file, open_file};

/// An old file, read in one transaction, so that all of it is of one moment.
#[derive(Debug)]
pub(super) struct OldFile {
    pub(super) transaction: DatabaseTransaction,
    /// Where a copy is read in its place; it goes with this.
    _copy: Option<TempDir>,
}

impl OldFile {
    /// # Errors
    /// The file is missing, no sound SQLite database, or is being written.
    pub(super) async fn open(file: &Path) -> Result<Self, PredecessorError> {
        let path = file.to_owned();
        let copied = in_background(move || copy_where_something_is_unfinished(&path)).await;
        let copy = copied.map_err(|cause| match cause.kind() {
            io::ErrorKind::NotFound => PredecessorError::Missing {
                file: file.to_owned(),
            },
            io::ErrorKind::ResourceBusy => PredecessorError::Written {
                file: file.to_owned(),
            },
            _ => PredecessorError::Copy { cause },
        })?;
        let options = match &copy {
            Some(copy) => examining(&copied_file(copy)),
            None => strictly_read_only(&real_file(file)),
        };
        let db = alone(options)
            .await
            .map_err(|error| open_error(file, error))?;
        let transaction = begun(&db)
            .await
            .map_err(|error| silent_error(file, error))?;
        let sound = soundness(&transaction).await;
        if let Some(finding) = sound.map_err(|error| silent_error(file, error))? {
            return Err(PredecessorError::Unsound {
                file: file.to_owned(),
                finding,
            });
        }
        Ok(Self {
            transaction,
            _copy: copy,
        })
    }
}

async fn begun(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    let transaction = deferred(db).await?;
    query(&transaction, "SELECT count(*) FROM sqlite_master", []).await?;
    Ok(transaction)
}

/// The first thing that SQLite finds wrong with the file itself. What its rows hold is judged when they are read.
async fn soundness(transaction: &DatabaseTransaction) -> Result<Option<String>, DbErr> {
    let rows = query(transaction, "PRAGMA integrity_check", []).await?;
    let mut found = Vec::new();
    for row in rows {
        found.push(row.try_get_by_index::<String>(0)?);
    }
    let is_of_rows = |finding: &String| {
        finding.contains(" value in ") || finding.starts_with("CHECK constraint")
    };
    let mut found = found.into_iter();
    Ok(found.find(|finding| finding != "ok" && !is_of_rows(finding)))
}

fn copied_file(copy: &TempDir) -> PathBuf {
    copy.path().join("old.db")
}

/// SQLite would finish in the file itself what stands beside it, and would make a log beside one that keeps one: then a copy of
/// them all is read.
fn copy_where_something_is_unfinished(file: &Path) -> io::Result<Option<TempDir>> {
    let real = real_file(file);
    if !fs::metadata(&real)?.is_file() {
        return Err(io::ErrorKind::NotFound.into());
    }
    let has_companion = COMPANIONS
        .iter()
        .any(|companion| with_suffix(&real, companion).exists());
    if !has_companion && !keeps_a_log(&real)? {
        return Ok(None);
    }
    let before = seen(&real)?;
    let copy = tempfile::tempdir()?;
    let to = copied_file(&copy);
    copy_file(&real, &to)?;
    for companion in COMPANIONS {
        let beside = with_suffix(&real, companion);
        // What others have in memory is made anew from the log.
        if companion != "-shm" && beside.exists() {
            copy_file(&beside, &with_suffix(&to, companion))?;
        }
    }
    if seen(&real)? == before {
        Ok(Some(copy))
    } else {
        Err(io::ErrorKind::ResourceBusy.into())
    }
}

/// The sizes and times of a file and what lies beside it, by which it shows that somebody writes it.
fn seen(file: &Path) -> io::Result<Vec<Option<(u64, std::time::SystemTime)>>> {
    let all = [OsString::new()]
        .into_iter()
        .chain(COMPANIONS.iter().map(OsString::from))
        .filter(|companion| companion != "-shm");
    all.map(|companion| {
        let path = with_suffix(file, &companion.to_string_lossy());
        match fs::metadata(path) {
            Ok(metadata) => Ok(Some((metadata.len(), metadata.modified()?))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error),
        }
    })
    .collect()
}

/// Whether the head of the file says that it is written by way of a log.
fn keeps_a_log(file: &Path) -> io::Result<bool> {
    let mut head = [0; 20];
    match open_file(file)?.read_exact(&mut head) {
        Ok(()) => Ok(head.last() == Some(&2)),
        // Too short for a database, which SQLite says better.
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}
