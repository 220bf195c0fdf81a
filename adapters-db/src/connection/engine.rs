//! Which SQLite this is, and why a file could not be opened.

use std::path::{Path, PathBuf};

use quartermaster_application::ports::StoreError;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

use super::options::keeps_a_log;
use crate::files::real_file;
use crate::result_code::{CANNOT_OPEN, CORRUPT, NOT_A_DATABASE, driver_error, result_code};

/// The first release without the fault that could corrupt a database when its write-ahead log was reset.
const OLDEST_ENGINE: [u32; 3] = [3, 51, 3];

/// Why a database file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    #[error("there is no database file {}", .0.display())]
    Missing(PathBuf),
    #[error("{} is not an SQLite database", .0.display())]
    NotADatabase(PathBuf),
    #[error("{} is damaged: SQLite cannot read it", .0.display())]
    Damaged(PathBuf),
    #[error("SQLite {0} is too old: 3.51.3 or later is needed")]
    EngineTooOld(String),
    #[error("the database file {} cannot be opened", file.display())]
    Refused {
        file: PathBuf,
        #[source]
        cause: sqlx::Error,
    },
    /// Nothing can be written beside the file, and what SQLite keeps there for a log is missing.
    #[error(
        "{} is written by way of a log, which cannot be read where nothing can be written; \
         copy it with what lies beside it to another folder", .0.display()
    )]
    LogOnReadOnly(PathBuf),
    #[error("the database does not answer")]
    Silent(#[source] DbErr),
    #[error("the months cannot be read")]
    Unreadable(#[source] StoreError),
}

pub(crate) fn open_error(file: &Path, cause: sqlx::Error) -> OpenError {
    match result_code(&cause) {
        Some(NOT_A_DATABASE) => OpenError::NotADatabase(file.to_owned()),
        Some(CANNOT_OPEN) if keeps_a_log(&real_file(file)) => {
            OpenError::LogOnReadOnly(file.to_owned())
        }
        _ => OpenError::Refused {
            file: file.to_owned(),
            cause,
        },
    }
}

/// An error of the first statements, where a file that is no database may show only then.
pub(crate) fn silent_error(file: &Path, cause: DbErr) -> OpenError {
    match driver_error(&cause).and_then(result_code) {
        Some(NOT_A_DATABASE) => OpenError::NotADatabase(file.to_owned()),
        Some(CORRUPT) => OpenError::Damaged(file.to_owned()),
        Some(CANNOT_OPEN) if keeps_a_log(&real_file(file)) => {
            OpenError::LogOnReadOnly(file.to_owned())
        }
        _ => OpenError::Silent(cause),
    }
}

/// The engine is the bundled one, not an older one of the system.
pub(crate) async fn assert_engine(db: &DatabaseConnection) -> Result<(), OpenError> {
    let question = Statement::from_string(db.get_database_backend(), "SELECT sqlite_version()");
    let answer = db
        .query_one_raw(question)
        .await
        .map_err(OpenError::Silent)?;
    let version: String = match answer {
        Some(row) => row.try_get_by_index(0).map_err(OpenError::Silent)?,
        None => String::new(),
    };
    let numbers: Vec<u32> = version.split('.').flat_map(str::parse).collect();
    if numbers.as_slice() >= OLDEST_ENGINE.as_slice() {
        Ok(())
    } else {
        Err(OpenError::EngineTooOld(version))
    }
}
