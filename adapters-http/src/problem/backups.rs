//! What goes wrong with backups. The folders and files it went wrong with are in the log.

use poem::http::StatusCode;
use quartermaster_application::ports::BackupsError;
use quartermaster_domain::Message;

use super::Problem;

impl From<BackupsError> for Problem {
    fn from(error: BackupsError) -> Self {
        match error {
            BackupsError::NotFound => Self::new(
                StatusCode::NOT_FOUND,
                "backup_not_found",
                "problem-backup-not-found",
            ),
            BackupsError::Busy => {
                Self::new(StatusCode::CONFLICT, "backup_busy", "problem-backup-busy")
            }
            BackupsError::Unsound(findings) => Self::new(
                StatusCode::UNPROCESSABLE_ENTITY,
                "backup_unsound",
                Message::new("problem-backup-unsound").with("findings", findings.join("; ")),
            ),
            BackupsError::Failed(cause) => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "backup_failed",
                Message::new("problem-backup-failed").with("trouble", cause.name()),
            ),
            BackupsError::Closed(cause) => Self::new(
                StatusCode::SERVICE_UNAVAILABLE,
                "database_closed",
                "problem-database-closed",
            )
            .with_fault("database_closed", cause),
        }
    }
}
