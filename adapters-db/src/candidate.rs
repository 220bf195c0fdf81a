//! A database file that is made beside the live one, and takes its place when it is right.

use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::files::{folder_of, make_folder, make_ours, real_file};
use crate::obstacle::{Wish, explained};
use crate::opening::flush;
use crate::owners::keep_to_owner_of;

/// The files SQLite keeps beside a database while it is open, or after it was killed. A journal is only
/// kept for a database that no server of ours has had open yet.
pub(crate) const COMPANIONS: [&str; 3] = ["-wal", "-shm", "-journal"];

/// What a database is made for beside the live one; its name says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Purpose {
    Restore,
    /// A copy that is only tried out, and never takes the place.
    Trial,
    Import,
    Adoption,
}

impl Purpose {
    const ALL: [Self; 4] = [Self::Restore, Self::Trial, Self::Import, Self::Adoption];

    fn place(self, live: &Path) -> PathBuf {
        let mut hidden = OsString::from(".");
        hidden.push(live.file_name().unwrap_or_default());
        hidden.push(match self {
            Self::Restore => ".restoring",
            Self::Trial => ".trying",
            Self::Import => ".importing",
            Self::Adoption => ".adopting",
        });
        live.with_file_name(hidden)
    }
}

/// A file under a name that nobody takes for a database; dropped before it takes the live one's
/// place, it goes.
#[derive(Debug)]
pub struct Candidate {
    path: PathBuf,
    live: PathBuf,
    is_placed: bool,
}

impl Candidate {
    /// Makes the folder of `live` and an empty file in it, which nobody else can read. What one that was cut off left under its name is removed.
    ///
    /// # Errors
    /// The folder or the file cannot be made, or the remains cannot be removed.
    pub fn begin(live: &Path, purpose: Purpose) -> io::Result<Self> {
        let live = real_file(live);
        let path = purpose.place(&live);
        let explained = |cause| explained(&path, Wish::Write, cause);
        make_folder(folder_of(&live)).map_err(explained)?;
        remove(&path)?;
        // Why a file cannot be made, the system tells better than SQLite.
        make_ours(&path).map_err(explained)?;
        Ok(Self {
            path,
            live,
            is_placed: false,
        })
    }

    /// Removes what those that were cut off left beside `live`, which takes as much space as it. Whoever
    /// calls this holds the lock of the live database.
    ///
    /// # Errors
    /// A file cannot be removed.
    pub fn sweep(live: &Path) -> io::Result<()> {
        let live = real_file(live);
        let mut places = Purpose::ALL.map(|purpose| purpose.place(&live)).into_iter();
        places.try_for_each(|place| remove(&place))
    }

    /// Where the new database has to be made.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// One rename, with the file flushed before and its folder after. It belongs to whom what was live
    /// belongs, or the folder where nothing was.
    /// Whoever calls this has closed both databases and holds the lock of the live one.
    ///
    /// # Errors
    /// The file cannot be flushed or renamed; what is live stays.
    pub fn take_place(mut self) -> io::Result<()> {
        keep_to_owner_of(&self.live, &self.path)?;
        flush(&self.path)?;
        // SQLite would play them into the file that takes the place.
        remove_companions(&self.live).map_err(|(_, cause)| cause)?;
        fs::rename(&self.path, &self.live)?;
        self.is_placed = true;
        sync_folder_of(&self.live)
    }
}

impl Drop for Candidate {
    fn drop(&mut self) {
        if !self.is_placed {
            // Why it was not placed is being reported; that it stays would add nothing.
            let _ = remove(&self.path);
        }
    }
}

fn remove(candidate: &Path) -> io::Result<()> {
    remove_if_there(candidate)?;
    remove_companions(candidate).map_err(|(_, cause)| cause)
}

/// # Errors
/// The file that could not be removed, and why.
pub(crate) fn remove_companions(database: &Path) -> Result<(), (PathBuf, io::Error)> {
    for companion in COMPANIONS {
        let file = with_suffix(database, companion);
        remove_if_there(&file).map_err(|cause| (file, cause))?;
    }
    Ok(())
}

/// A disk that can only be read refuses to remove even what is not there, so it is looked for first.
pub(crate) fn remove_if_there(path: &Path) -> io::Result<()> {
    let removed = fs::symlink_metadata(path).and_then(|_| fs::remove_file(path));
    match removed {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

pub(crate) fn sync_folder_of(file: &Path) -> io::Result<()> {
    flush(folder_of(file))
}

pub(crate) fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use std::fs::Permissions;
    use std::os::unix::fs::PermissionsExt as _;

    use super::*;

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).unwrap().permissions().mode() & 0o777
    }

    #[test]
    fn nobody_else_reads_a_candidate_nor_what_it_becomes() {
        let folder = tempfile::tempdir().unwrap();
        let live = folder.path().join("new/money.db");
        let candidate = Candidate::begin(&live, Purpose::Restore).unwrap();
        assert_eq!(mode(candidate.path()), 0o600);
        candidate.take_place().unwrap();
        assert_eq!(mode(&live), 0o600);
        assert_eq!(mode(&folder.path().join("new")), 0o700);
        fs::set_permissions(&live, Permissions::from_mode(0o644)).unwrap();
        let candidate = Candidate::begin(&live, Purpose::Restore).unwrap();
        candidate.take_place().unwrap();
        assert_eq!(mode(&live), 0o600);
    }
}
