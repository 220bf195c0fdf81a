//! Looking at a file that may lie where nothing can be written.

use std::fs;
use std::path::Path;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use sqlx::sqlite::SqliteConnectOptions;

use super::options::{alone, read_only};
use super::{OpenError, open_error, silent_error};
use crate::candidate::with_suffix;
use crate::files::{in_background, real_file};

/// One connection for looking at a file and for copying it. Where nothing can be written beside a file
/// that is written by way of a log, SQLite refuses to read it; if there is no log, it is told that
/// nobody writes the file.
///
/// # Errors
/// The file cannot be opened, or has a log that cannot be read where it lies.
pub(crate) async fn looking(file: &Path) -> Result<DatabaseConnection, OpenError> {
    let opened = async |options| {
        let opened = alone(options).await;
        opened.map_err(|error| open_error(file, error))
    };
    let options = read_only_in_background(file).await?;
    let db = opened(options.clone()).await?;
    let Err(error) = first_look(&db).await else {
        return Ok(db);
    };
    match silent_error(file, error) {
        // Whoever asked for the connection finds that out too, and knows what it was for.
        OpenError::NotADatabase(_) | OpenError::Damaged(_) => Ok(db),
        refused => {
            // It was only read, so there is nothing that closing could lose.
            let _ = db.close().await;
            if matches!(refused, OpenError::LogOnReadOnly(_)) && !has_log(file) {
                return opened(options.read_only(true).immutable(true)).await;
            }
            Err(refused)
        }
    }
}

/// Which way it is opened depends on what lies beside it.
async fn read_only_in_background(file: &Path) -> Result<SqliteConnectOptions, OpenError> {
    let path = file.to_owned();
    let options = in_background(move || Ok(read_only(&path))).await;
    options.map_err(|error| open_error(file, sqlx::Error::Io(error)))
}

async fn first_look(db: &DatabaseConnection) -> Result<(), DbErr> {
    let question = Statement::from_string(
        db.get_database_backend(),
        "SELECT count(*) FROM sqlite_master",
    );
    db.query_one_raw(question).await.map(|_| ())
}

/// Whether changes may stand beside the file that are not in it yet.
pub(crate) fn has_log(file: &Path) -> bool {
    let log = fs::metadata(with_suffix(&real_file(file), "-wal"));
    log.is_ok_and(|log| log.len() > 0)
}
