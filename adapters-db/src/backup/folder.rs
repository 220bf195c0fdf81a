//! The files in a backup folder that are kept for a person, and what is known of each without opening it.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use quartermaster_application::ports::{Drill, KeptBackup, can_be_newest, is_after};
use quartermaster_domain::Timestamp;

use super::name;
use super::record::Record;
use crate::candidate::COMPANIONS;
use crate::files::in_background;
use crate::identity::{Identity, is_served};

/// A file with the name of a backup, or of a database that was too damaged for one.
#[derive(Debug)]
pub(super) struct KeptFile {
    pub(super) path: PathBuf,
    pub(super) name: String,
    pub(super) made_at: Timestamp,
    pub(super) reason: String,
    pub(super) bytes: u64,
    is_set_aside: bool,
    pub(super) record: Option<Record>,
}

impl KeptFile {
    /// A file that goes meanwhile is not there.
    pub(super) fn look_at(path: PathBuf, name: String) -> Option<Self> {
        let backup = name::read(&name);
        let is_set_aside = backup.is_none();
        let (made_at, reason) = backup.or_else(|| name::read_damaged(&name))?;
        // A link is no backup: what it leads to may be anybody's.
        let metadata = fs::symlink_metadata(&path).ok();
        let metadata = metadata.filter(fs::Metadata::is_file)?;
        // SQLite would look for the log of the database beside its other name.
        if is_served(Identity::of(&metadata)) {
            return None;
        }
        Some(Self {
            record: Record::read(&path, &metadata).filter(|_| !is_set_aside),
            path,
            name,
            made_at,
            reason,
            bytes: metadata.len(),
            is_set_aside,
        })
    }

    /// Whether it is a backup, and its name can be true.
    pub(super) fn can_be_newest(&self, now: Timestamp) -> bool {
        can_be_newest(&self.name, self.made_at, now)
    }

    /// What is known of it, but for the schema step of one that has to be drilled. One whose name
    /// cannot be true, and what was set aside, are told as such and never pass.
    pub(super) fn told(self, now: Timestamp) -> KeptBackup {
        let (drill, schema_step) = match self.record {
            Some(record) => record.into_drill(),
            None => (Drill::Untried, None),
        };
        let mut kept = KeptBackup {
            name: self.name,
            reason: self.reason,
            made_at: self.made_at,
            bytes: self.bytes,
            schema_step,
            drill,
        };
        if self.is_set_aside {
            let at = self.made_at;
            let findings =
                vec!["damaged: this is what was live before a restore, kept as it was".to_owned()];
            kept.drill = Drill::Failed { at, findings };
        } else if is_after(kept.made_at, now) {
            let finding = format!(
                "dated_later: its name says {}, which is later than now, so it counts for nothing; \
                 give it another name, or restore it by the command line",
                kept.made_at
            );
            kept.drill = match kept.drill {
                Drill::Failed { at, mut findings } => {
                    findings.insert(0, finding);
                    Drill::Failed { at, findings }
                }
                Drill::Untried | Drill::Passed { .. } => Drill::Failed {
                    at: now,
                    findings: vec![finding],
                },
            };
        }
        kept
    }
}

/// What a folder of backups looks like without opening a file: names, sizes and times of writing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Glance(BTreeSet<(String, u64, Option<SystemTime>)>);

/// Looks at the names in a folder. One that cannot be read looks as if it were empty.
pub async fn glance(folder: &Path) -> Glance {
    let folder = folder.to_owned();
    let seen = in_background(move || {
        let files = fs::read_dir(folder)?.flatten();
        let named = files.filter_map(|file| Some((file.file_name().into_string().ok()?, file)));
        let kept = named.filter(|(name, _)| is_kept(name));
        let kept = kept.filter_map(|(name, file)| {
            let metadata = file.metadata().ok().filter(fs::Metadata::is_file)?;
            Some((name, metadata.len(), metadata.modified().ok()))
        });
        Ok(Glance(kept.collect()))
    });
    seen.await.unwrap_or_default()
}

fn is_kept(name: &str) -> bool {
    name::read(name)
        .or_else(|| name::read_damaged(name))
        .is_some()
}

/// Whether a file in a folder of backups belongs to them, by its name: one of them, what is known of it,
/// and what lies beside one.
pub(crate) fn is_of_backups(name: &str) -> bool {
    let companions = COMPANIONS
        .iter()
        .filter_map(|ending| name.strip_suffix(ending));
    is_kept(name) || name.starts_with(".quartermaster-") || companions.into_iter().any(is_kept)
}

/// All files that are kept in `folder`, the newest first by what their names say.
///
/// # Errors
/// The folder cannot be read.
pub(super) fn kept_files(folder: &Path) -> io::Result<Vec<KeptFile>> {
    let files = match fs::read_dir(folder) {
        Ok(files) => files,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut kept = Vec::new();
    for file in files {
        let file = file?;
        if let Ok(name) = file.file_name().into_string() {
            kept.extend(KeptFile::look_at(file.path(), name));
        }
    }
    // Of one second and reason, the higher number is the later; it makes the name longer, or greater.
    kept.sort_by(|one, other| {
        let (one, other) = [one, other]
            .map(|it| (it.made_at, it.name.len(), &it.name))
            .into();
        other.cmp(&one)
    });
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_comes_first_also_of_one_second() {
        let folder = tempfile::TempDir::new().unwrap();
        let names = [
            "quartermaster-20261103-070510-a.db",
            "quartermaster-20261103-070509-a-10.db",
            "quartermaster-20261103-070509-a-9.db",
            "quartermaster-20261103-070509-a-2.db",
            "quartermaster-20261103-070509-a.db",
        ];
        for name in names {
            fs::write(folder.path().join(name), "").unwrap();
        }
        let kept = kept_files(folder.path()).unwrap();
        let found: Vec<&str> = kept.iter().map(|file| file.name.as_str()).collect();
        assert_eq!(found, names);
    }
}
