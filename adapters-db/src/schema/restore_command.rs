//! What to type to get a backup back.

use std::fmt;

use super::Migrated;
use crate::backup::Backup;

/// The command, for a shell of POSIX, that puts a backup in the place of the database.
struct RestoreCommand<'a>(&'a Backup);

impl fmt::Display for RestoreCommand<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Within single quotes only the quote itself means something.
        let file = self.0.file.display().to_string().replace('\'', r"'\''");
        write!(formatter, "quartermaster restore '{file}'")
    }
}

/// Says in which backups what was there before a step is, with the commands on lines of their own, so
/// that they can be copied.
pub(super) struct WayBack<'a> {
    /// The backup made before the step that failed.
    pub(super) backup: Option<&'a Backup>,
    /// What was done before it in the same run.
    pub(super) done: &'a Migrated,
}

impl fmt::Display for WayBack<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Some(backup) = self.backup else {
            return Ok(());
        };
        write!(
            formatter,
            "\nThe backup made before this step is {}; to put it back:\n    {}",
            backup.file.display(),
            RestoreCommand(backup)
        )?;
        match self.done.first_backup() {
            Some(first) => write!(
                formatter,
                "\nThis run had changed the schema already, so an earlier release needs {}; \
                 to put that back:\n    {}",
                first.file.display(),
                RestoreCommand(first)
            ),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::*;
    use crate::schema::AppliedStep;

    fn backup(file: &str) -> Backup {
        Backup {
            file: PathBuf::from(file),
            bytes: 1,
            reason: "before-a".to_owned(),
            is_reused: false,
        }
    }

    #[test]
    fn a_path_is_quoted_whatever_is_in_it() {
        let made = backup("/it's $HOME/a b.db");
        assert_eq!(
            RestoreCommand(&made).to_string(),
            r"quartermaster restore '/it'\''s $HOME/a b.db'"
        );
    }

    #[test]
    fn the_backup_from_before_the_run_is_named_where_it_is_another() {
        let made = backup("/second.db");
        let way_back = |done: &Migrated| {
            let backup = Some(&made);
            WayBack { backup, done }.to_string()
        };
        let mut done = Migrated::default();
        assert!(!way_back(&done).contains("earlier release"));
        done.applied.push(AppliedStep {
            name: "m0001_initial",
            backup: Some(backup("/first.db")),
        });
        assert!(way_back(&done).ends_with("\n    quartermaster restore '/first.db'"));
    }
}
