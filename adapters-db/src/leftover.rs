//! What lies beside a database file and does not belong to it.
//!
//! Somebody who puts a backup in the place of a database by hand leaves its log there, and SQLite would
//! play that into the backup. Our backups are written without a log, so a log beside such a file is of
//! the one that was there before.

use std::fs::{self, Metadata};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;

use crate::candidate::{sync_folder_of, with_suffix};
use crate::files::real_file;
use crate::head::Head;
use crate::journal;

/// Far more than anybody sets aside in one second.
const MOST_OF_ONE_NAME: u32 = 1_000;

/// Sets aside what lies beside the database `file` and does not belong to it, under names that say what
/// it is; says which. Whoever calls this holds the lock of the database and has not opened it yet.
///
/// # Errors
/// The file or what lies beside it cannot be read, or cannot be renamed.
pub fn set_leftovers_aside(file: &Path, at: Timestamp) -> io::Result<Vec<PathBuf>> {
    let file = real_file(file);
    let is_stray = |suffix: &str| has_stray(&file, suffix);
    let stray: &[&str] = match (is_stray("-wal")?, is_stray("-journal")?) {
        // The index says what is in the log, and nothing without it.
        (true, true) => &["-wal", "-shm", "-journal"],
        (true, false) => &["-wal", "-shm"],
        (false, true) => &["-journal"],
        (false, false) => return Ok(Vec::new()),
    };
    let beside = stray.iter().map(|suffix| with_suffix(&file, suffix));
    set_aside(beside, at)
}

/// Renames files that are there, and never replaces one.
///
/// # Errors
/// One cannot be renamed.
pub(crate) fn set_aside(
    files: impl IntoIterator<Item = PathBuf>,
    at: Timestamp,
) -> io::Result<Vec<PathBuf>> {
    let before = format!("-of-before-{}", at.strftime("%Y%m%d-%H%M%S"));
    let mut kept = Vec::new();
    for file in files {
        if metadata(&file)?.is_some() {
            let aside = first_free(&with_suffix(&file, &before))?;
            fs::rename(&file, &aside)?;
            kept.push(aside);
        }
    }
    if let Some(first) = kept.first() {
        sync_folder_of(first)?;
    }
    Ok(kept)
}

fn first_free(wanted: &Path) -> io::Result<PathBuf> {
    let numbered = (2..MOST_OF_ONE_NAME).map(|number| with_suffix(wanted, &format!("-{number}")));
    for name in std::iter::once(wanted.to_owned()).chain(numbered) {
        if metadata(&name)?.is_none() {
            return Ok(name);
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// # Errors
/// Either of them cannot be read.
fn has_stray(file: &Path, suffix: &str) -> io::Result<bool> {
    let beside = with_suffix(file, suffix);
    if metadata(&beside)?.is_none_or(|beside| !beside.is_file() || beside.len() == 0) {
        return Ok(false);
    }
    // SQLite would remove what lies beside nothing.
    if metadata(file)?.is_none_or(|file| file.len() == 0) {
        return Ok(true);
    }
    let Some((head, first)) = Head::of(file)? else {
        // What is no database is told as such, with all that belongs to it.
        return Ok(false);
    };
    if suffix == "-wal" {
        Ok(!head.keeps_a_log())
    } else {
        journal::is_of_another(&beside, &head, &first)
    }
}

fn metadata(file: &Path) -> io::Result<Option<Metadata>> {
    match fs::symlink_metadata(file) {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::connection::{alone, examining, migrating};
    use crate::schema::migrate;
    use sea_orm::ConnectionTrait as _;

    const NAMES: [&str; 3] = ["", "-wal", "-journal"];

    fn now() -> Timestamp {
        "2026-11-23T07:15:00Z".parse().unwrap()
    }

    fn names(folder: &Path) -> Vec<String> {
        let names = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = names
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_log_beside_nothing_is_kept_under_a_name_that_is_free() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("money.db");
        for _ in 0..2 {
            fs::write(with_suffix(&file, "-wal"), "frames").unwrap();
            set_leftovers_aside(&file, now()).unwrap();
        }
        let aside = "money.db-wal-of-before-20261123-071500";
        assert_eq!(names(folder.path()), [aside, &format!("{aside}-2")]);
        fs::write(with_suffix(&file, "-wal"), "").unwrap();
        fs::write(&file, "no database").unwrap();
        assert_eq!(
            set_leftovers_aside(&file, now()).unwrap(),
            [""; 0].map(PathBuf::from)
        );
    }

    /// A change of a file without a log that was cut off in the middle, and what lies beside it then.
    async fn cut_off(folder: &Path) -> PathBuf {
        let file = folder.join("first.db");
        migrate(&file, folder, now()).await.unwrap();
        let db = alone(migrating(&file)).await.unwrap();
        for sql in [
            "PRAGMA cache_size = 1",
            "PRAGMA cache_spill = 1",
            "BEGIN",
            "CREATE TABLE filler AS WITH RECURSIVE number(n) AS (SELECT 1 UNION ALL SELECT n + 1 \
             FROM number WHERE n < 500) SELECT n, hex(randomblob(2000)) AS text FROM number",
        ] {
            db.execute_unprepared(sql).await.unwrap();
        }
        let copy = folder.join("money.db");
        for suffix in NAMES {
            let from = with_suffix(&file, suffix);
            if from.exists() {
                fs::copy(from, with_suffix(&copy, suffix)).unwrap();
            }
        }
        copy
    }

    #[tokio::test]
    async fn a_journal_stays_with_its_file_and_leaves_another_one() {
        let folder = tempfile::tempdir().unwrap();
        let other = folder.path().join("other.db");
        migrate(&other, folder.path(), now()).await.unwrap();
        let db = alone(migrating(&other)).await.unwrap();
        for name in ["One", "Two", "Three"] {
            let rename = format!("UPDATE household SET name = '{name}'");
            db.execute_unprepared(&rename).await.unwrap();
        }
        db.close().await.unwrap();
        let file = cut_off(folder.path()).await;
        assert!(with_suffix(&file, "-journal").exists());
        assert!(set_leftovers_aside(&file, now()).unwrap().is_empty());

        fs::copy(&other, &file).unwrap();
        let aside = set_leftovers_aside(&file, now()).unwrap();
        assert_eq!(aside.len(), 1, "{aside:?}");
        let db = alone(examining(&file)).await.unwrap();
        let name = crate::schema::applied_steps(&db).await.unwrap();
        assert!(!name.is_empty());
        assert_eq!(fs::read(&file).unwrap(), fs::read(&other).unwrap());
    }
}
