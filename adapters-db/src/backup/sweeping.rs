//! Removing what was left beside backups.

use std::fs::{self, DirEntry};
use std::io::{Error, ErrorKind};
use std::path::Path;

use quartermaster_domain::Timestamp;

use super::name;
use crate::candidate::{COMPANIONS, remove_if_there, with_suffix};
use crate::files::in_background;

/// How the folder of a trial begins.
pub(super) const TRIAL: &str = ".quartermaster-trial-";

/// Removes what backups and trials left in `folder` when they were killed: hidden temporary files not
/// touched since `before`, as younger ones may belong to one that runs, the empty logs of backups
/// that were looked at, and what belongs to a damaged database that was not kept in the end. Says how
/// many went.
///
/// # Errors
/// The folder cannot be read, or a file cannot be removed.
pub async fn sweep(folder: &Path, before: Timestamp) -> Result<usize, Error> {
    let folder = folder.to_owned();
    in_background(move || sweep_now(&folder, before)).await
}

fn sweep_now(folder: &Path, before: Timestamp) -> Result<usize, Error> {
    let mut swept = 0;
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        files => files?,
    };
    for file in files {
        let file = file?;
        if is_left(&file) && is_old(&file, before)? {
            if file.metadata()?.is_dir() {
                fs::remove_dir_all(file.path())?;
            } else {
                remove_if_there(&file.path())?;
            }
            swept += 1;
        }
    }
    Ok(swept)
}

/// # Errors
/// The file cannot be looked at.
fn is_old(file: &DirEntry, before: Timestamp) -> Result<bool, Error> {
    match file.metadata() {
        // It went with the one before it.
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
        metadata => {
            let touched = metadata?.modified()?;
            Ok(Timestamp::try_from(touched).map_err(Error::other)? < before)
        }
    }
}

fn is_left(file: &DirEntry) -> bool {
    let name = file.file_name();
    let name = name.to_string_lossy();
    let is_draft = name.contains(".partial") || name.starts_with(TRIAL);
    (name.starts_with(".quartermaster-") && is_draft)
        || is_empty_log(&file.path(), &name)
        || is_half_kept(&file.path(), &name)
}

/// What lay beside a damaged database that has no copy here.
fn is_half_kept(path: &Path, name: &str) -> bool {
    COMPANIONS.iter().any(|ending| {
        let database = name.strip_suffix(ending);
        database.is_some_and(|database| {
            let copy = path.with_file_name(database).try_exists();
            name::read_damaged(database).is_some() && copy.is_ok_and(|is_there| !is_there)
        })
    })
}

/// What SQLite makes beside a backup that is written by way of a log, where there is no change in it.
fn is_empty_log(path: &Path, name: &str) -> bool {
    ["-wal", "-shm"].iter().any(|ending| {
        let Some(backup) = name.strip_suffix(ending) else {
            return false;
        };
        let log = fs::metadata(with_suffix(&path.with_file_name(backup), "-wal"));
        name::read(backup).is_some() && log.map_or(true, |log| log.len() == 0)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_lay_beside_a_damaged_database_goes_where_that_is_missing() {
        let folder = tempfile::tempdir().unwrap();
        let names = [
            "quartermaster-20261123-071500-pre-restore.damaged",
            "quartermaster-20261123-071500-pre-restore.damaged-wal",
            "quartermaster-20261123-071501-pre-restore.damaged-wal",
            "quartermaster-20261123-071501-pre-restore.damaged-shm",
            "notes.damaged-wal",
        ];
        for name in names {
            fs::write(folder.path().join(name), "x").unwrap();
        }
        let young = Timestamp::UNIX_EPOCH;
        assert_eq!(sweep_now(folder.path(), young).unwrap(), 0);
        let old = Timestamp::from_second(32_503_680_000).unwrap();
        assert_eq!(sweep_now(folder.path(), old).unwrap(), 2);
        let is_there = names.map(|name| folder.path().join(name).exists());
        assert_eq!(is_there, [true, true, false, false, true]);
    }
}
