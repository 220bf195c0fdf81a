use std::path::PathBuf;

use crate::backup::{BackupError, listed};
use crate::connection::OpenError;
use crate::schema::SchemaError;
use crate::verify::Finding;

/// Why nothing was restored.
#[derive(Debug, thiserror::Error)]
pub enum RestoreError {
    #[error("there is no file {}", .0.display())]
    Missing(PathBuf),
    #[error("{} is the live database itself", .0.display())]
    Itself(PathBuf),
    #[error("{} is an empty database", .0.display())]
    Empty(PathBuf),
    #[error(transparent)]
    Schema(#[from] SchemaError),
    #[error(transparent)]
    Open(OpenError),
    #[error("{} is not sound: {}", file.display(), listed(findings))]
    Unsound {
        file: PathBuf,
        findings: Vec<Finding>,
    },
    #[error(
        "the live database {} is another program's: it has a table {table} and none of \
         Quartermaster's; nothing was changed", live.display()
    )]
    Foreign { live: PathBuf, table: String },
    #[error("the file cannot be copied to the place of the live database")]
    Copy(#[source] BackupError),
    #[error("the live database could not be backed up, so it was left as it is")]
    Keep(#[source] BackupError),
    #[error("the live database {} could not be set aside", file.display())]
    SetAside {
        file: PathBuf,
        #[source]
        cause: std::io::Error,
    },
    /// What was live is among the backups already.
    #[error("the restored database could not be put at {}", live.display())]
    Place {
        live: PathBuf,
        #[source]
        cause: std::io::Error,
    },
}
