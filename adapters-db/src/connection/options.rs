//! How a connection is opened, by what it is for.

use std::path::Path;
use std::time::Duration;

use nix::unistd::AccessFlags;
use sea_orm::{DatabaseConnection, SqlxSqliteConnector};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};

use crate::candidate::with_suffix;
use crate::files::{folder_of, may, real_file};
use crate::head::Head;

/// How long a statement waits for a lock, and a caller for a connection.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

/// Rows that the connection's thread reads ahead; the default of 50 doubles the time of a bulk read.
const READ_AHEAD_ROWS: usize = 1_000;
const CACHED_STATEMENTS: usize = 128;

/// Statements can be seen in the log by its filter, never with the values bound to them.
fn shared(file: &Path) -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .filename(file)
        .create_if_missing(false)
        .busy_timeout(PATIENCE)
        .row_buffer_size(READ_AHEAD_ROWS)
        .statement_cache_capacity(CACHED_STATEMENTS)
}

/// What is answered with success must survive a power cut: write-ahead log, synced at each commit.
pub(super) fn writing(file: &Path) -> SqliteConnectOptions {
    shared(file)
        .foreign_keys(true)
        .journal_mode(SqliteJournalMode::Wal)
        .synchronous(SqliteSynchronous::Full)
}

pub(super) fn reading(file: &Path) -> SqliteConnectOptions {
    shared(file).read_only(true).pragma("query_only", "ON")
}

/// For schema steps: a table can only be rebuilt with foreign keys off, and the file may be new.
pub(crate) fn migrating(file: &Path) -> SqliteConnectOptions {
    shared(file)
        .create_if_missing(true)
        .foreign_keys(false)
        .synchronous(SqliteSynchronous::Full)
}

/// A database in memory that goes when it is closed.
pub(crate) fn scratch() -> SqliteConnectOptions {
    SqliteConnectOptions::new()
        .in_memory(true)
        .foreign_keys(false)
}

/// For looking at a file that others may be writing, and for copying it: a copy can only be made
/// without `query_only`. A change that was cut off in a file without a log, as the predecessor's are,
/// can only be taken back by a connection that could write; and only such a one removes the empty log
/// that it makes beside a file with a log that nobody has open.
pub(crate) fn read_only(file: &Path) -> SqliteConnectOptions {
    let real = real_file(file);
    let has = |companion| with_suffix(&real, companion).exists();
    // One that somebody has open has an index, and is not opened to see.
    let leaves_a_log = !has("-shm") && keeps_a_log(&real);
    shared(file).read_only(!has("-journal") && !leaves_a_log)
}

/// Whether the file says of itself that it is written by way of a write-ahead log.
fn keeps_a_log(file: &Path) -> bool {
    matches!(Head::of(file), Ok(Some((head, _))) if head.keeps_a_log())
}

/// For a file that is never written, whatever is unfinished beside it.
pub(crate) fn strictly_read_only(file: &Path) -> SqliteConnectOptions {
    shared(file).read_only(true).pragma("query_only", "ON")
}

/// Whether a log that the file may be written by way of cannot be kept beside it, though the file can be
/// read. What the file itself says of that is not looked at: it may be open.
pub(super) fn has_no_place_for_a_log(file: &Path) -> bool {
    may(file, AccessFlags::R_OK) && !may(folder_of(file), AccessFlags::W_OK)
}

/// For checking a file. SQLite leaves CHECK constraints out of `integrity_check` on a connection that
/// was opened read-only, so this one could write, and is told not to.
pub(crate) fn examining(file: &Path) -> SqliteConnectOptions {
    shared(file).pragma("query_only", "ON")
}

/// One connection of its own, outside both doors.
pub(crate) async fn alone(
    options: SqliteConnectOptions,
) -> Result<DatabaseConnection, sqlx::Error> {
    let pool = SqlitePoolOptions::new()
        .max_connections(1)
        .acquire_timeout(PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .connect_with(options)
        .await?;
    Ok(SqlxSqliteConnector::from_sqlx_sqlite_pool(pool))
}
