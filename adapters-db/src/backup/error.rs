use std::path::{Path, PathBuf};

use sea_orm::DbErr;

use crate::connection::OpenError;
use crate::result_code::{CORRUPT, FULL, NOT_A_DATABASE, driver_error, result_code};
use crate::verify::Finding;

/// Why there is no backup.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    #[error("there is no database file {}, so there is nothing to back up", .0.display())]
    NoDatabase(PathBuf),
    #[error("the backup folder {} cannot be used", folder.display())]
    Folder {
        folder: PathBuf,
        #[source]
        cause: std::io::Error,
    },
    #[error("there is not enough space for a backup in {}", .0.display())]
    DiskFull(PathBuf),
    #[error("the database {} is damaged and cannot be copied", .0.display())]
    Damaged(PathBuf, #[source] DbErr),
    #[error("the database cannot be copied")]
    Copy(#[source] DbErr),
    #[error(transparent)]
    Open(OpenError),
    #[error("the copy did not pass its check: {}", listed(.0))]
    Unsound(Vec<Finding>),
    #[error("the backup {} cannot be finished", file.display())]
    Finish {
        file: PathBuf,
        #[source]
        cause: std::io::Error,
    },
    /// The program is shutting down.
    #[error("the backup was interrupted")]
    Interrupted,
}

impl BackupError {
    pub(super) fn of_copying(file: &Path, target: &Path, error: DbErr) -> Self {
        match driver_error(&error).and_then(result_code) {
            Some(CORRUPT | NOT_A_DATABASE) => Self::Damaged(file.to_owned(), error),
            Some(FULL) => Self::DiskFull(target.parent().unwrap_or(target).to_owned()),
            _ => Self::Copy(error),
        }
    }
}

/// All of them in one line.
pub(crate) fn listed(findings: &[Finding]) -> String {
    let lines: Vec<String> = findings.iter().map(Finding::to_string).collect();
    lines.join("; ")
}
