//! What to type to get a backup back.

use std::fmt;
use std::path::{Path, PathBuf, absolute};

use super::Migrated;
use crate::backup::Backup;

/// The command, for a shell of POSIX, that puts a backup in the place of the database: from whatever folder
/// it is typed in, and without the settings of the server, which a shell mostly lacks.
struct RestoreCommand<'a> {
    database: &'a Path,
    backup: &'a Backup,
}

impl fmt::Display for RestoreCommand<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let database = whole(self.database);
        let file = whole(&self.backup.file);
        let url = quoted(&format!("sqlite:///{}", database.display()));
        let backup = quoted(&file.display().to_string());
        match file.parent() {
            Some(folder) if folder != database.with_file_name("backups") => write!(
                formatter,
                "QUARTERMASTER_DB_URL={url} QUARTERMASTER_BACKUP_DIR={} quartermaster restore {backup}",
                quoted(&folder.display().to_string())
            ),
            _ => write!(
                formatter,
                "QUARTERMASTER_DB_URL={url} quartermaster restore {backup}"
            ),
        }
    }
}

/// The path from the root on; as it is where there is no working directory any more.
fn whole(path: &Path) -> PathBuf {
    absolute(path).unwrap_or_else(|_| path.to_owned())
}

/// Within single quotes only the quote itself means something.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// Says in which backups what was there before a step is, with the commands on lines of their own, so
/// that they can be copied.
pub(super) struct WayBack<'a> {
    /// What failed.
    pub(super) database: &'a Path,
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
        let database = self.database;
        write!(
            formatter,
            "\nThe backup made before this step is {}; to put it back:\n    {}",
            backup.file.display(),
            RestoreCommand { database, backup }
        )?;
        match self.done.first_backup() {
            Some(first) => write!(
                formatter,
                "\nThis run had changed the schema already, so an earlier release needs {}; \
                 to put that back:\n    {}",
                first.file.display(),
                RestoreCommand {
                    database,
                    backup: first
                }
            ),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
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
        let command = RestoreCommand {
            database: Path::new("/that's it/money.db"),
            backup: &made,
        };
        assert_eq!(
            command.to_string(),
            r"QUARTERMASTER_DB_URL='sqlite:////that'\''s it/money.db' QUARTERMASTER_BACKUP_DIR='/it'\''s $HOME' quartermaster restore '/it'\''s $HOME/a b.db'"
        );
    }

    #[test]
    fn the_folder_of_backups_is_named_where_it_is_not_the_usual_one() {
        let made = backup("/data/backups/a.db");
        let command = |database: &str| {
            let database = Path::new(database);
            let backup = &made;
            RestoreCommand { database, backup }.to_string()
        };
        assert!(!command("/data/money.db").contains("BACKUP_DIR"));
        assert!(command("/elsewhere/money.db").contains("BACKUP_DIR='/data/backups'"));
    }

    #[test]
    fn what_is_relative_is_told_from_the_root_on() {
        let made = backup("backups/a.db");
        let command = RestoreCommand {
            database: Path::new("money.db"),
            backup: &made,
        };
        let here = std::env::current_dir().unwrap();
        let here = here.display();
        assert_eq!(
            command.to_string(),
            format!(
                "QUARTERMASTER_DB_URL='sqlite:///{here}/money.db' quartermaster restore '{here}/backups/a.db'"
            )
        );
    }

    #[test]
    fn the_backup_from_before_the_run_is_named_where_it_is_another() {
        let made = backup("/second.db");
        let way_back = |done: &Migrated| {
            let (database, backup) = (Path::new("/money.db"), Some(&made));
            let way_back = WayBack {
                database,
                backup,
                done,
            };
            way_back.to_string()
        };
        let mut done = Migrated::default();
        assert!(!way_back(&done).contains("earlier release"));
        done.applied.push(AppliedStep {
            name: "m0001_initial",
            backup: Some(backup("/first.db")),
        });
        assert!(way_back(&done).ends_with(" quartermaster restore '/first.db'"));
    }
}
