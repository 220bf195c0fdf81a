//! The files of a backup: a temporary one that takes its final name when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;

use super::BackupError;
use super::name::BackupName;
use crate::files::give_rights_of;

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
        let refused = |cause| BackupError::Folder {
            folder: folder.to_owned(),
            cause,
        };
        make_folder(folder).map_err(refused)?;
        let free = |number| {
            let path = folder.join(name.temporary(number));
            let created = OpenOptions::new().write(true).create_new(true).open(&path);
            created.map(|_| path)
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

    pub(super) fn reason(&self) -> &str {
        self.name.reason()
    }

    /// Flushes the copy and gives it its final name, which no other file has. It is readable for
    /// whom the database is.
    pub(super) fn publish(mut self) -> Result<(PathBuf, u64), BackupError> {
        let unfinished = |cause| BackupError::Finish {
            file: self.folder.join(self.name.numbered(1)),
            cause,
        };
        give_rights_of(&self.source, &self.path).map_err(unfinished)?;
        let copy = File::open(&self.path).map_err(unfinished)?;
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
            let mut journal = self.path.clone().into_os_string();
            journal.push("-journal");
            let _ = fs::remove_file(journal);
        }
    }
}

/// Keeps a database that is too damaged to be backed up in `folder` under a name that is free, by
/// `copy`, which is given the file to copy it to and the name that file takes when it is whole.
pub(crate) fn keep_damaged(
    folder: &Path,
    at: Timestamp,
    reason: &str,
    copy: impl Fn(&Path, &Path) -> Result<(), Error>,
) -> Result<PathBuf, Error> {
    let name = BackupName::new(at, reason);
    make_folder(folder)?;
    let kept = first_free(|number| {
        let (draft, kept) = (
            folder.join(name.temporary(number)),
            folder.join(name.damaged(number)),
        );
        if kept.try_exists()? {
            return Err(ErrorKind::AlreadyExists.into());
        }
        let copied = copy(&draft, &kept).and_then(|()| rename_new(&draft, &kept));
        if copied.is_err() {
            // Why it was not kept is being reported; that it stays would add nothing.
            let _ = fs::remove_file(&draft);
        }
        copied.map(|()| kept)
    })?;
    sync_folder(folder)?;
    Ok(kept)
}

/// A folder that root makes belongs to whom the one it is in belongs.
pub(crate) fn make_folder(folder: &Path) -> Result<(), Error> {
    if folder.is_dir() {
        return Ok(());
    }
    fs::create_dir_all(folder)?;
    match folder.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => give_rights_of(parent, folder),
        _ => Ok(()),
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
    File::open(folder)?.sync_all()
}

/// Runs file work where it holds up no request.
pub(super) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, BackupError> + Send + 'static,
) -> Result<T, BackupError> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or(Err(BackupError::Interrupted))
}
