//! What is done with files beside SQLite, where it holds up no request.

use std::fs::{self, File};
use std::io::{self, ErrorKind};
use std::os::unix::fs::{MetadataExt as _, chown};
use std::path::{Path, PathBuf};

/// The rights of a file that only its owner may read and write.
pub(crate) const ONLY_OURS: u32 = 0o600;

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

/// Gives `file` the rights of `model`, and its owner where the process may do that. Without it a file
/// that root puts in the place of another would be readable for others, or for nobody else. A file
/// system that keeps no rights keeps none here either.
///
/// # Errors
/// One of them cannot be looked at.
pub fn give_rights_of(model: &Path, file: &Path) -> io::Result<()> {
    let wanted = fs::metadata(model)?;
    let found = fs::metadata(file)?;
    if (wanted.uid(), wanted.gid()) != (found.uid(), found.gid()) {
        // Only root may give a file away.
        let _ = chown(file, Some(wanted.uid()), Some(wanted.gid()));
    }
    if wanted.is_file() && wanted.permissions() != found.permissions() {
        let _ = fs::set_permissions(file, wanted.permissions());
    }
    Ok(())
}

/// Copies a file with its rights, flushed; nothing where there is none.
///
/// # Errors
/// It cannot be read, or the copy cannot be written.
pub(crate) fn copy_if_there(from: &Path, to: &Path) -> io::Result<()> {
    if !from.try_exists()? {
        return Ok(());
    }
    fs::copy(from, to)?;
    give_rights_of(from, to)?;
    File::open(to)?.sync_all()
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
pub(crate) async fn is_file(path: &Path) -> bool {
    let metadata = tokio::fs::metadata(path).await;
    metadata.is_ok_and(|metadata| metadata.is_file())
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
