//! The files of a backup: a temporary one that takes its final name when it is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{Error, ErrorKind};
use std::path::{Path, PathBuf};

use quartermaster_domain::Timestamp;

use super::BackupError;
use super::name::BackupName;

/// Backups of one second and reason; far more than can be made in it.
const MOST_OF_ONE_NAME: u32 = 1_000;

/// How the folder of a trial begins.
pub(super) const TRIAL: &str = ".quartermaster-trial-";

/// A backup under its temporary name; dropped before it is published, it goes.
#[derive(Debug)]
pub(super) struct Draft {
    folder: PathBuf,
    name: BackupName,
    path: PathBuf,
    is_published: bool,
}

impl Draft {
    /// Reserves a temporary name by an empty file, which is what the copy may be written over.
    pub(super) fn begin(folder: &Path, name: BackupName) -> Result<Self, BackupError> {
        let refused = |cause| BackupError::Folder {
            folder: folder.to_owned(),
            cause,
        };
        fs::create_dir_all(folder).map_err(refused)?;
        let free = |number| {
            let path = folder.join(name.temporary(number));
            let created = OpenOptions::new().write(true).create_new(true).open(&path);
            created.map(|_| path)
        };
        let path = first_free(free).map_err(refused)?;
        Ok(Self {
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

    /// Flushes the copy and gives it its final name, which no other file has.
    pub(super) fn publish(mut self) -> Result<(PathBuf, u64), BackupError> {
        let unfinished = |cause| BackupError::Finish {
            file: self.folder.join(self.name.numbered(1)),
            cause,
        };
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

/// An empty file, under a name that is free, for a database too damaged to be backed up.
pub(crate) fn reserve_damaged(
    folder: &Path,
    at: Timestamp,
    reason: &str,
) -> Result<PathBuf, Error> {
    let name = BackupName::new(at, reason);
    first_free(|number| {
        let path = folder.join(name.damaged(number));
        let created = OpenOptions::new().write(true).create_new(true).open(&path);
        created.map(|_| path)
    })
}

/// Removes what backups and trials left in `folder` when they were killed: hidden temporary files not
/// touched since `before`, as younger ones may belong to one that runs. Says how many went.
///
/// # Errors
/// The folder cannot be read, or a file cannot be removed.
pub fn sweep(folder: &Path, before: Timestamp) -> Result<usize, Error> {
    let mut swept = 0;
    let files = match fs::read_dir(folder) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(0),
        files => files?,
    };
    for file in files {
        let file = file?;
        let metadata = file.metadata()?;
        let touched = Timestamp::try_from(metadata.modified()?).map_err(Error::other)?;
        if !is_temporary(&file.file_name().to_string_lossy()) || touched >= before {
            continue;
        }
        if metadata.is_dir() {
            fs::remove_dir_all(file.path())?;
        } else {
            fs::remove_file(file.path())?;
        }
        swept += 1;
    }
    Ok(swept)
}

fn is_temporary(name: &str) -> bool {
    let is_draft = name.contains(".partial");
    name.starts_with(".quartermaster-") && (is_draft || name.starts_with(TRIAL))
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
