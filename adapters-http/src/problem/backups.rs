//! What goes wrong with backups. The folders and files it went wrong with are in the log.

use poem::http::StatusCode;
use quartermaster_application::ports::BackupsError;

use super::Problem;

impl From<BackupsError> for Problem {
    fn from(error: BackupsError) -> Self {
        match error {
            BackupsError::NotFound => Self::new(
                StatusCode::NOT_FOUND,
                "backup_not_found",
                "There is no such backup",
                "No backup of that name is in the backup folder.",
            ),
            BackupsError::Busy => Self::new(
                StatusCode::CONFLICT,
                "backup_busy",
                "Another backup or restore is running",
                "Nothing was changed. Try again when it is done.",
            ),
            BackupsError::Unsound(findings) => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "backup_unsound",
                "The backup cannot be restored",
                format!("Nothing was changed. Found: {}.", findings.join("; ")),
            ),
            BackupsError::Failed(cause) => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "backup_failed",
                "It did not work",
                format!("Nothing was changed: {cause}."),
            ),
            BackupsError::Closed(cause) => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "database_closed",
                "The database is closed",
                "It could not be opened again after a restore. Stop the program, look into its log, \
                 and restore a backup by the command line.",
            )
            .with_fault("database_closed", cause),
        }
    }
}
