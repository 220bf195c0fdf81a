//! Which SQLite this is, and why a file could not be opened.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use quartermaster_application::ports::StoreError;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

use super::options::has_no_place_for_a_log;
use crate::files::real_file;
use crate::obstacle::{Wish, obstacle};
use crate::result_code::{
    CANNOT_OPEN, CORRUPT, NOT_A_DATABASE, READ_ONLY, driver_error, result_code,
};

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
    /// Who runs the program may not do what has to be done, or a folder is not there.
    #[error("the database file {} cannot be used: {why}", file.display())]
    Hindered { file: PathBuf, why: String },
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
        Some(CANNOT_OPEN) if has_no_place_for_a_log(&real_file(file)) => {
            OpenError::LogOnReadOnly(file.to_owned())
        }
        code => match hindrance(file, code, cause.as_io_kind()) {
            Some(hindered) => hindered,
            None => OpenError::Refused {
                file: file.to_owned(),
                cause,
            },
        },
    }
}

trait IoKind {
    fn as_io_kind(&self) -> Option<ErrorKind>;
}

impl IoKind for sqlx::Error {
    fn as_io_kind(&self) -> Option<ErrorKind> {
        match self {
            Self::Io(error) => Some(error.kind()),
            _ => None,
        }
    }
}

/// What the driver's message would not say.
fn hindrance(file: &Path, code: Option<u32>, kind: Option<ErrorKind>) -> Option<OpenError> {
    let can_be = match (code, kind) {
        (Some(code), _) => [CANNOT_OPEN, READ_ONLY].contains(&code),
        (None, kind) => kind.is_some(),
    };
    let why = can_be.then(|| obstacle(file, Wish::Write)).flatten()?;
    let file = file.to_owned();
    let why = why.to_string();
    Some(OpenError::Hindered { file, why })
}

/// An error of the first statements, where a file that is no database may show only then.
pub(crate) fn silent_error(file: &Path, cause: DbErr) -> OpenError {
    match driver_error(&cause).and_then(result_code) {
        Some(NOT_A_DATABASE) => OpenError::NotADatabase(file.to_owned()),
        Some(CORRUPT) => OpenError::Damaged(file.to_owned()),
        Some(CANNOT_OPEN) if has_no_place_for_a_log(&real_file(file)) => {
            OpenError::LogOnReadOnly(file.to_owned())
        }
        code => hindrance(file, code, None).unwrap_or(OpenError::Silent(cause)),
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
