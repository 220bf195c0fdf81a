//! What belongs to a household is its owner's alone, whatever it was made with.

use std::fs::{self, Metadata, Permissions};
use std::io;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::path::{Path, PathBuf};

use crate::backup::is_of_backups;
use crate::candidate::{COMPANIONS, with_suffix};
use crate::files::{folder_of, in_background, real_file};

/// The rights of a file that only its owner may read and write.
pub(crate) const ONLY_OURS: u32 = 0o600;

/// The same of a folder.
pub(crate) const OUR_FOLDER: u32 = 0o700;

/// What everybody else may do.
const OTHERS: u32 = 0o077;

/// The owner of the file keeps his own rights.
const OWNERS: u32 = 0o700;

/// Gives `file` to the owner of `model`, where the process may do that, or of the folder where there is
/// no such model yet, and to nobody else. What root makes would otherwise keep the server's own user
/// out. A file system that keeps no rights keeps none here either.
///
/// # Errors
/// One of them cannot be looked at.
pub fn keep_to_owner_of(model: &Path, file: &Path) -> io::Result<()> {
    let model = fs::metadata(model).or_else(|_| fs::metadata(folder_of(file)))?;
    let found = fs::symlink_metadata(file)?;
    if (model.uid(), model.gid()) != (found.uid(), found.gid()) {
        // Only root may give a file away.
        let _ = chown(file, Some(model.uid()), Some(model.gid()));
    }
    let rights = if found.is_dir() {
        OUR_FOLDER
    } else {
        ONLY_OURS
    };
    if found.mode() & 0o7777 != rights {
        let _ = fs::set_permissions(file, Permissions::from_mode(rights));
    }
    Ok(())
}

/// What others could read or write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OpenToOthers {
    /// And no longer can.
    pub narrowed: Vec<PathBuf>,
    /// And still can: they are somebody else's, or the file system keeps no rights.
    pub left: Vec<PathBuf>,
}

/// Takes from everybody but its owner what may be done with the database, what lies beside it, and the
/// backups. A link is left alone.
pub async fn keep_to_owners(database: &Path, backups: &Path) -> OpenToOthers {
    let (database, backups) = (real_file(database), backups.to_owned());
    let found = in_background(move || Ok(keep_now(&database, &backups)));
    found.await.unwrap_or_default()
}

fn keep_now(database: &Path, backups: &Path) -> OpenToOthers {
    let beside = COMPANIONS.into_iter().chain([".lock"]);
    let mut files = vec![database.to_owned()];
    files.extend(beside.map(|suffix| with_suffix(database, suffix)));
    // That the folder cannot be read is found by whoever looks for backups.
    let kept = fs::read_dir(backups).into_iter().flatten().flatten();
    let kept = kept.filter(|file| is_of_backups(&file.file_name().to_string_lossy()));
    files.extend(kept.map(|file| file.path()));
    let owner = fs::metadata(database).map(|database| database.uid()).ok();
    let mut found = OpenToOthers::default();
    for file in files {
        let is_ours = |it: &Metadata| owner.is_none_or(|owner| owner == it.uid());
        let Some(open) = open_to_others(&file).filter(is_ours) else {
            continue;
        };
        let rights = Permissions::from_mode(open.mode() & OWNERS);
        let _ = fs::set_permissions(&file, rights);
        if open_to_others(&file).is_none() {
            found.narrowed.push(file);
        } else {
            found.left.push(file);
        }
    }
    found
}

fn open_to_others(file: &Path) -> Option<Metadata> {
    let found = fs::symlink_metadata(file).ok()?;
    (found.is_file() && found.mode() & OTHERS != 0).then_some(found)
}

#[cfg(test)]
mod tests {
    use std::os::unix::fs::symlink;

    use super::*;

    fn mode(file: &Path) -> u32 {
        fs::metadata(file).unwrap().mode() & 0o777
    }

    #[test]
    fn what_belongs_to_a_household_is_kept_to_its_owner_and_nothing_else_is_touched() {
        let folder = tempfile::tempdir().unwrap();
        let at = |name: &str| folder.path().join(name);
        fs::create_dir(at("kept")).unwrap();
        let backup = "kept/quartermaster-20261123-071500-manual.db";
        let ours = [
            "money.db",
            "money.db-wal",
            "money.db-shm",
            "money.db.lock",
            backup,
            "kept/.quartermaster-20261123-071500-manual.db.drill",
            "kept/quartermaster-20261123-071500-pre-restore.damaged",
            "kept/quartermaster-20261123-071500-pre-restore.damaged-wal",
        ];
        let others = ["other.db", "kept/notes.txt"];
        for name in ours.iter().chain(&others) {
            fs::write(at(name), "x").unwrap();
            fs::set_permissions(at(name), Permissions::from_mode(0o644)).unwrap();
        }
        symlink(
            at("other.db"),
            at("kept/quartermaster-20261123-071500-link.db"),
        )
        .unwrap();
        fs::set_permissions(at(backup), Permissions::from_mode(0o444)).unwrap();

        let found = keep_now(&at("money.db"), &at("kept"));
        assert_eq!(found.left, Vec::<PathBuf>::new());
        assert_eq!(found.narrowed.len(), ours.len());
        assert_eq!(mode(&at(backup)), 0o400);
        for name in ours.iter().filter(|name| **name != backup) {
            assert_eq!(mode(&at(name)), 0o600, "{name}");
        }
        for name in others {
            assert_eq!(mode(&at(name)), 0o644, "{name}");
        }
        let again = keep_now(&at("money.db"), &at("kept"));
        assert_eq!(again, OpenToOthers::default());
    }
}
