//! The files of a backup: a temporary one that takes its final name when it is whole.

use std::fs;
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;

use super::BackupError;
use super::name::BackupName;
use crate::candidate::{COMPANIONS, with_suffix};
use crate::files::{self, copy_if_there, make_folder, make_ours};
use crate::obstacle::{Wish, explained};
use crate::opening::{flush, open_file};
use crate::owners::keep_to_owner_of;

/// Backups of one second and reason; far more than can be made in it.
const MOST_OF_ONE_NAME: u32 = 1_000;

/// A backup under its temporary name; dropped before it is published, it goes.
#[derive(Debug)]
pub(super) struct Draft {
    /// The database it is a copy of.
    source: PathBuf,
    folder: PathBuf,
    name: BackupName,
    path: PathBuf,
    is_published: bool,
}

impl Draft {
    /// Reserves a temporary name by an empty file, which is what the copy may be written over.
    pub(super) fn begin(
        source: &Path,
        folder: &Path,
        name: BackupName,
    ) -> Result<Self, BackupError> {
        if !source.is_file() {
            return Err(BackupError::NoDatabase(source.to_owned()));
        }
        Self::reserve(source, folder, name)
    }

    /// As [`Draft::begin`], where the source may have lost its name.
    pub(super) fn reserve(
        source: &Path,
        folder: &Path,
        name: BackupName,
    ) -> Result<Self, BackupError> {
        let refused = |cause| BackupError::Folder {
            folder: folder.to_owned(),
            cause: explained(&folder.join("x"), Wish::Write, cause),
        };
        make_folder(folder).map_err(refused)?;
        let free = |number| {
            let path = folder.join(name.temporary(number));
            make_ours(&path).map(|_| path)
        };
        let path = first_free(free).map_err(refused)?;
        Ok(Self {
            source: source.to_owned(),
            folder: folder.to_owned(),
            name,
            path,
            is_published: false,
        })
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    pub(super) fn name(&self) -> &BackupName {
        &self.name
    }

    /// Flushes the copy and gives it its final name, which no other file has. It belongs to whom the
    /// database belongs.
    pub(super) fn publish(mut self) -> Result<(PathBuf, u64), BackupError> {
        let unfinished = |cause| BackupError::Finish {
            file: self.folder.join(self.name.numbered(1)),
            cause,
        };
        keep_to_owner_of(&self.source, &self.path).map_err(unfinished)?;
        let copy = open_file(&self.path).map_err(unfinished)?;
        copy.sync_all().map_err(unfinished)?;
        let bytes = copy.metadata().map_err(unfinished)?.len();
        let free = |number| {
            let path = self.folder.join(self.name.numbered(number));
            rename_new(&self.path, &path).map(|()| path)
        };
        let file = first_free(free).map_err(unfinished)?;
        sync_folder(&self.folder).map_err(unfinished)?;
        self.is_published = true;
        Ok((file, bytes))
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        if !self.is_published {
            // The reason it was not published is being reported; that it stays would add nothing.
            let _ = fs::remove_file(&self.path);
            let _ = fs::remove_file(with_suffix(&self.path, "-journal"));
        }
    }
}

/// Keeps `database`, which is too damaged to be backed up, as it is in `folder` with what lies beside
/// it, under a name that is free.
///
/// # Errors
/// Says what failed; no part of it stays.
pub(crate) fn keep_damaged(
    database: &Path,
    folder: &Path,
    at: Timestamp,
    reason: &str,
) -> Result<PathBuf, Error> {
    let name = BackupName::new(at, reason);
    make_folder(folder)?;
    let kept = first_free(|number| {
        let kept = folder.join(name.damaged(number));
        if kept.try_exists()? {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let mut parts = Parts::of(folder.join(name.temporary(number)));
        parts.copy(database)?;
        parts.take_name(&kept)?;
        Ok(kept)
    })?;
    sync_folder(folder)?;
    Ok(kept)
}

/// A database file with what lies beside it, under a temporary name at first; dropped before all of it
/// has its final name, it goes, as half of it would be worth nothing and take space for ever.
struct Parts {
    draft: PathBuf,
    /// Those that have their final name.
    named: Vec<PathBuf>,
    is_whole: bool,
}

impl Parts {
    fn of(draft: PathBuf) -> Self {
        Self {
            draft,
            named: Vec::new(),
            is_whole: false,
        }
    }

    /// What lies beside the file comes first, so that a file with its final name lacks nothing.
    fn suffixes() -> impl Iterator<Item = &'static str> {
        COMPANIONS.into_iter().chain([""])
    }

    fn copy(&self, database: &Path) -> Result<(), Error> {
        Self::suffixes().try_for_each(|suffix| {
            copy_if_there(
                &with_suffix(database, suffix),
                &with_suffix(&self.draft, suffix),
            )
        })
    }

    fn take_name(&mut self, kept: &Path) -> Result<(), Error> {
        for suffix in Self::suffixes() {
            let part = with_suffix(&self.draft, suffix);
            if part.try_exists()? {
                let named = with_suffix(kept, suffix);
                rename_new(&part, &named)?;
                self.named.push(named);
            }
        }
        self.is_whole = true;
        Ok(())
    }
}

impl Drop for Parts {
    fn drop(&mut self) {
        if self.is_whole {
            return;
        }
        let drafts = Self::suffixes().map(|suffix| with_suffix(&self.draft, suffix));
        for part in drafts.chain(self.named.drain(..)) {
            // Why it was not kept is being reported; that it stays would add nothing.
            let _ = fs::remove_file(part);
        }
    }
}

/// The first number from 1 on whose name is not taken.
fn first_free(try_number: impl Fn(u32) -> Result<PathBuf, Error>) -> Result<PathBuf, Error> {
    for number in 1..=MOST_OF_ONE_NAME {
        match try_number(number) {
            Err(taken) if taken.kind() == ErrorKind::AlreadyExists => {}
            other => return other,
        }
    }
    Err(ErrorKind::AlreadyExists.into())
}

/// Renames without ever replacing a file: a second link fails where the name is taken. A file system
/// without links gets a look and a rename.
fn rename_new(from: &Path, to: &Path) -> Result<(), Error> {
    match fs::hard_link(from, to) {
        Ok(()) => fs::remove_file(from),
        Err(taken) if taken.kind() == ErrorKind::AlreadyExists => Err(taken),
        Err(_) if to.try_exists()? => Err(ErrorKind::AlreadyExists.into()),
        Err(_) => fs::rename(from, to),
    }
}

/// A new name is only safe once its folder is.
fn sync_folder(folder: &Path) -> Result<(), Error> {
    flush(folder)
}

/// Runs file work where it holds up no request.
pub(super) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    let done = files::in_background(move || Ok(work())).await;
    done.unwrap_or(Err(BackupError::Interrupted))
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn now() -> Timestamp {
        "2026-11-23T07:15:00Z".parse().unwrap()
    }

    #[test]
    fn nobody_else_reads_a_copy_whatever_others_may_do_with_the_database() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("money.db");
        fs::write(&database, "rows").unwrap();
        fs::set_permissions(&database, fs::Permissions::from_mode(0o644)).unwrap();
        let mode = |file: &Path| fs::metadata(file).unwrap().permissions().mode() & 0o777;
        let name = BackupName::new(now(), "manual");
        let backups = folder.path().join("all/backups");
        let draft = Draft::begin(&database, &backups, name).unwrap();
        assert_eq!(mode(draft.path()), 0o600);
        let (file, _) = draft.publish().unwrap();
        assert_eq!(mode(&file), 0o600);
        for folder in ["all", "all/backups"] {
            assert_eq!(mode(&database.with_file_name(folder)), 0o700, "{folder}");
        }
    }

    /// As where the log no longer has room.
    #[test]
    fn no_part_of_a_damaged_database_stays_where_another_cannot_be_kept() {
        let folder = tempfile::tempdir().unwrap();
        let (database, backups) = (folder.path().join("money.db"), folder.path().join("kept"));
        fs::write(&database, "no rows").unwrap();
        fs::write(with_suffix(&database, "-wal"), "its log").unwrap();
        fs::create_dir(with_suffix(&database, "-journal")).unwrap();
        keep_damaged(&database, &backups, now(), "pre-restore").unwrap_err();
        assert_eq!(fs::read_dir(&backups).unwrap().count(), 0);

        fs::remove_dir(with_suffix(&database, "-journal")).unwrap();
        let kept = keep_damaged(&database, &backups, now(), "pre-restore").unwrap();
        assert_eq!(fs::read(&kept).unwrap(), b"no rows");
        assert_eq!(fs::read(with_suffix(&kept, "-wal")).unwrap(), b"its log");
        assert_eq!(fs::read_dir(&backups).unwrap().count(), 2);
    }
}
