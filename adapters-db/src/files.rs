//! What is done with files beside SQLite, where it holds up no request.

use std::fs::{self, DirBuilder, File, Permissions};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{DirBuilderExt as _, PermissionsExt as _};
use std::path::{Path, PathBuf};

use nix::fcntl::{AT_FDCWD, AtFlags};
use nix::unistd::{AccessFlags, faccessat};

use crate::opening::{copy_file, flush, new_file};
use crate::owners::{ONLY_OURS, OUR_FOLDER, keep_to_owner_of};

/// More links in a row than anybody makes.
const MOST_LINKS: usize = 40;

/// The file that a name stands for, which is what SQLite opens: a link is followed, also one to a file
/// that does not exist yet. Otherwise two names of one database would be locked apart, and a restore
/// would put a file where the link is.
pub fn real_file(name: &Path) -> PathBuf {
    let mut file = name.to_owned();
    for _ in 0..MOST_LINKS {
        match fs::read_link(&file) {
            Ok(target) => file = file.with_file_name("").join(target),
            Err(_) => break,
        }
    }
    file
}

/// The folder that a file is in.
pub(crate) fn folder_of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Makes a file that nobody else can read, whatever the process takes from or leaves to new files.
///
/// # Errors
/// There is one of that name, or it cannot be made.
pub fn make_ours(file: &Path) -> io::Result<File> {
    let made = new_file(file, ONLY_OURS)?;
    // A file system that keeps no rights keeps none here either.
    let _ = made.set_permissions(Permissions::from_mode(ONLY_OURS));
    Ok(made)
}

/// Makes a folder where there is none, with those it is in. It belongs to whom the one belongs that
/// it is in, and to nobody else.
///
/// # Errors
/// It cannot be made.
pub(crate) fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let above = folder_of(folder);
    make_folder(above)?;
    match DirBuilder::new().mode(OUR_FOLDER).create(folder) {
        Err(error) if error.kind() == ErrorKind::AlreadyExists && folder.is_dir() => Ok(()),
        made => made.and_then(|()| keep_to_owner_of(above, folder)),
    }
}

/// Copies a file for the same owner, flushed; nothing where there is none.
///
/// # Errors
/// It cannot be read, or the copy cannot be written.
pub(crate) fn copy_if_there(from: &Path, to: &Path) -> io::Result<()> {
    if !from.try_exists()? {
        return Ok(());
    }
    copy_file(from, to)?;
    keep_to_owner_of(from, to)?;
    flush(to)
}

/// Whether this process may do that with the file, whatever the mode of the file says to others.
pub(crate) fn may(path: &Path, what: AccessFlags) -> bool {
    faccessat(AT_FDCWD, path, what, AtFlags::AT_EACCESS).is_ok()
}

/// Runs file work where a disk that hangs holds up nothing else.
pub(crate) async fn in_background<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> io::Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .unwrap_or_else(|_| Err(ErrorKind::Interrupted.into()))
}

/// Whether there is a file of that name, without holding up anything.
///
/// # Errors
/// It cannot be looked for.
pub(crate) async fn is_file(path: &Path) -> io::Result<bool> {
    match tokio::fs::metadata(path).await {
        Ok(metadata) => Ok(metadata.is_file()),
        Err(error) if is_missing(&error) => Ok(false),
        Err(error) => Err(error),
    }
}

fn is_missing(error: &io::Error) -> bool {
    [ErrorKind::NotFound, ErrorKind::NotADirectory].contains(&error.kind())
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    #[test]
    fn a_name_stands_for_the_file_its_links_lead_to() {
        let folder = tempfile::tempdir().unwrap();
        let real = folder.path().join("real.db");
        let (near, far) = (folder.path().join("near.db"), folder.path().join("far.db"));
        symlink("real.db", &near).unwrap();
        symlink(&near, &far).unwrap();
        for name in [&real, &near, &far] {
            assert_eq!(&real_file(name), &real);
        }
        let round = folder.path().join("round.db");
        symlink(&round, &round).unwrap();
        assert_eq!(real_file(&round), round);
        assert_eq!(real_file(Path::new("plain.db")), Path::new("plain.db"));
    }
}
