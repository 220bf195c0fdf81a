//! The one place where files are opened and closed beside SQLite.
//!
//! A process that closes any descriptor of a file loses all its locks on it, also those that SQLite
//! took through another descriptor (POSIX, `fcntl`). Whoever comes next would take the log of the
//! database away while it is in use. So a file that the store has open is refused here, whatever name
//! or link leads to it, and no other place may open one: `.clippy.toml` holds that.
#![expect(
    clippy::disallowed_methods,
    reason = "what is open by way of SQLite is refused here"
)]

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read as _};
use std::mem::forget;
use std::os::unix::fs::OpenOptionsExt as _;
use std::path::{Path, PathBuf};

use nix::fcntl::OFlag;

use crate::identity::{Identity, is_served};

/// The file is the database that is served, or belongs to it.
#[derive(Debug, thiserror::Error)]
#[error("{} belongs to the database that is served, which only SQLite may open", .0.display())]
struct Served(PathBuf);

/// Opens a file to be read.
///
/// # Errors
/// It is missing or cannot be read, or the store has it open.
pub fn open_file(path: &Path) -> io::Result<File> {
    opened(path, OpenOptions::new().read(true))
}

/// Opens a file that is read as it is, and never one that a link leads to.
///
/// # Errors
/// As [`open_file`], or it is a link.
pub(crate) fn open_unlinked(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    let never = OFlag::O_NOFOLLOW | OFlag::O_NONBLOCK;
    opened(path, options.read(true).custom_flags(never.bits()))
}

/// Makes a file that was not there, with these rights.
///
/// # Errors
/// There is one of that name, or it cannot be made.
pub fn new_file(path: &Path, mode: u32) -> io::Result<File> {
    let mut new = OpenOptions::new();
    opened(path, new.write(true).create_new(true).mode(mode))
}

/// The whole of a file that is a text.
///
/// # Errors
/// As [`open_file`], or it is no text.
pub fn read_text(path: &Path) -> io::Result<String> {
    let mut text = String::new();
    open_file(path)?.read_to_string(&mut text)?;
    Ok(text)
}

/// The whole of a file.
///
/// # Errors
/// As [`open_file`].
pub(crate) fn read_bytes(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    open_file(path)?.read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Copies a file with its rights over whatever is at `to`.
///
/// # Errors
/// As [`open_file`], for either of them, or the copy cannot be written.
pub(crate) fn copy_file(from: &Path, to: &Path) -> io::Result<()> {
    let mut source = open_file(from)?;
    let mut new = OpenOptions::new();
    let mut copy = opened(to, new.write(true).create(true).truncate(true))?;
    io::copy(&mut source, &mut copy)?;
    copy.set_permissions(source.metadata()?.permissions())
}

/// Waits until a file, or a folder with the names in it, is on the disk.
///
/// # Errors
/// As [`open_file`], or the disk fails.
pub fn flush(path: &Path) -> io::Result<()> {
    open_file(path)?.sync_all()
}

/// Opens a database that SQLite is about to open. Whoever holds it closes it after SQLite did.
///
/// # Errors
/// It is missing or cannot be read.
pub(crate) fn hold(database: &Path) -> io::Result<File> {
    File::open(database)
}

fn opened(path: &Path, options: &OpenOptions) -> io::Result<File> {
    // To open it would do no harm, but truncating it would, and closing it again.
    if fs::metadata(path).is_ok_and(|found| is_served(Identity::of(&found))) {
        return Err(refusal(path));
    }
    let file = options.open(path)?;
    if is_served(Identity::of(&file.metadata()?)) {
        // It took the name just now. As long as nobody closes it, no lock is lost.
        forget(file);
        return Err(refusal(path));
    }
    Ok(file)
}

fn refusal(path: &Path) -> io::Error {
    io::Error::other(Served(path.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::{begin_serving, end_serving};

    #[test]
    fn what_is_served_is_refused_by_every_name() {
        let folder = tempfile::tempdir().unwrap();
        let names = ["served.db", "link.db", "other.db"];
        let [served, link, other] = names.map(|name| folder.path().join(name));
        fs::write(&served, "rows").unwrap();
        fs::hard_link(&served, &link).unwrap();
        fs::write(&other, "other").unwrap();
        let identity = Identity::of(&fs::metadata(&served).unwrap());
        begin_serving(identity);
        for name in [&served, &link] {
            assert!(open_file(name).is_err());
            assert!(read_text(name).is_err());
            assert!(flush(name).is_err());
            assert!(copy_file(name, &other).is_err());
            assert!(copy_file(&other, name).is_err());
        }
        assert_eq!(fs::read(&served).unwrap(), b"rows");
        assert_eq!(read_text(&other).unwrap(), "other");
        assert!(end_serving(identity));
        assert_eq!(read_text(&link).unwrap(), "rows");
    }
}
