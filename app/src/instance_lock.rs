//! One server per database.

use std::fs::{File, TryLockError};
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{
    Wish, explained, keep_to_owner_of, make_ours, open_file, real_file,
};

/// Held for as long as the server runs; the operating system lets go of it when the process ends,
/// however it ends.
#[derive(Debug)]
pub(crate) struct InstanceLock {
    _file: File,
}

#[derive(Debug, thiserror::Error)]
pub(crate) enum LockError {
    #[error("another Quartermaster serves {} already (it holds {})", database.display(), lock.display())]
    Held { database: PathBuf, lock: PathBuf },
    #[error("cannot lock {}", lock.display())]
    Io {
        lock: PathBuf,
        #[source]
        cause: std::io::Error,
    },
}

impl InstanceLock {
    /// Locks a file beside the database, whatever name or link leads to that. The file stays behind;
    /// only the lock on it counts.
    ///
    /// # Errors
    /// Another server holds it, or the file cannot be made.
    pub(crate) fn take(database: &Path) -> Result<Self, LockError> {
        let database = real_file(database);
        let lock = lock_of(&database);
        let tried = open(&lock, &database)
            .map_err(TryLockError::Error)
            .and_then(|file| file.try_lock().map(|()| file));
        match tried {
            Ok(file) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(LockError::Held { database, lock }),
            Err(TryLockError::Error(cause)) => {
                let cause = explained(&lock, Wish::Write, cause);
                Err(LockError::Io { lock, cause })
            }
        }
    }

    /// Locks a database beside which a log or a journal lies, for a command that would go on without a
    /// lock; none where a server holds it, or nothing can be written there.
    pub(crate) fn take_beside_a_log(database: &Path) -> Option<Self> {
        let real = real_file(database);
        let has = |suffix: &str| {
            let mut name = real.as_os_str().to_owned();
            name.push(suffix);
            Path::new(&name)
                .metadata()
                .is_ok_and(|beside| beside.len() > 0)
        };
        if has("-wal") || has("-journal") {
            Self::take(database).ok()
        } else {
            None
        }
    }

    /// Whether a server, or a command that changes the database, holds its lock now.
    pub(crate) fn is_held(database: &Path) -> bool {
        let lock = lock_of(&real_file(database));
        open_file(&lock).is_ok_and(|file| matches!(file.try_lock(), Err(TryLockError::WouldBlock)))
    }
}

fn lock_of(database: &Path) -> PathBuf {
    let mut lock = database.as_os_str().to_owned();
    lock.push(".lock");
    PathBuf::from(lock)
}

/// Makes the file where it is missing, for whom the database belongs to: a command that root ran would
/// otherwise keep the server's own user out. One that is there has only to be readable.
fn open(lock: &Path, database: &Path) -> io::Result<File> {
    match make_ours(lock) {
        Ok(file) => keep_to_owner_of(database, lock).map(|()| file),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => open_file(lock),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};

    use super::*;

    #[test]
    fn a_second_server_is_told_which_database_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("money.db");
        let held = InstanceLock::take(&database).unwrap();
        let refused = InstanceLock::take(&database).unwrap_err();
        assert!(matches!(refused, LockError::Held { .. }));
        assert!(refused.to_string().contains("money.db"), "{refused}");
        drop(held);
        InstanceLock::take(&database).unwrap();
    }

    #[test]
    fn a_folder_that_is_not_there_is_named() {
        let refused = InstanceLock::take(Path::new("/no/such/folder/money.db")).unwrap_err();
        assert!(refused.to_string().contains("/no/such/folder"), "{refused}");
    }

    #[test]
    fn a_link_is_no_second_database() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("money.db");
        let link = folder.path().join("link.db");
        symlink(&database, &link).unwrap();
        let held = InstanceLock::take(&link).unwrap();
        let refused = InstanceLock::take(&database).unwrap_err();
        assert!(matches!(refused, LockError::Held { .. }));
        drop(held);
        InstanceLock::take(&database).unwrap();
    }

    /// Root may run a command beside a server that has a user of its own.
    #[test]
    fn the_lock_is_for_whom_the_database_is_for() {
        let folder = tempfile::tempdir().unwrap();
        let database = folder.path().join("money.db");
        fs::write(&database, "").unwrap();
        fs::set_permissions(&database, fs::Permissions::from_mode(0o640)).unwrap();
        let is_root = chown(&database, Some(1234), Some(1235)).is_ok();
        let lock = || fs::metadata(folder.path().join("money.db.lock")).unwrap();
        drop(InstanceLock::take(&database).unwrap());
        assert_eq!(lock().mode() & 0o777, 0o600);
        if is_root {
            assert_eq!((lock().uid(), lock().gid()), (1234, 1235));
        }
    }
}
