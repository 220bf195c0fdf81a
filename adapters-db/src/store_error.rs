//! What an error of the database means to a use case.

use quartermaster_application::ports::StoreError;
use sea_orm::{DbErr, RuntimeErr, SqlErr, SqlxError};

/// Primary result codes of SQLite that say "not now".
const BUSY: u32 = 5;
const LOCKED: u32 = 6;
const READ_ONLY: u32 = 8;
const IO_ERROR: u32 = 10;
const FULL: u32 = 13;
const CANNOT_OPEN: u32 = 14;

pub(crate) fn store_error(error: DbErr) -> StoreError {
    match &error {
        DbErr::ConnectionAcquire(_) => StoreError::Busy,
        DbErr::Conn(cause) | DbErr::Exec(cause) | DbErr::Query(cause) if is_passing(cause) => {
            StoreError::Busy
        }
        _ => match error.sql_err() {
            Some(
                SqlErr::UniqueConstraintViolation(_) | SqlErr::ForeignKeyConstraintViolation(_),
            ) => StoreError::Conflict,
            _ => StoreError::Backend(Box::new(error)),
        },
    }
}

/// Whether the same statement may succeed later: somebody else is writing, or the disk is full,
/// cannot be written or does not answer.
fn is_passing(cause: &RuntimeErr) -> bool {
    let RuntimeErr::SqlxError(cause) = cause else {
        return false;
    };
    match &**cause {
        SqlxError::PoolTimedOut | SqlxError::PoolClosed | SqlxError::Io(_) => true,
        SqlxError::Database(refusal) => {
            primary_code(refusal.code().as_deref()).is_some_and(|code| {
                matches!(
                    code,
                    BUSY | LOCKED | READ_ONLY | IO_ERROR | FULL | CANNOT_OPEN
                )
            })
        }
        _ => false,
    }
}

/// The lowest byte of SQLite's extended result code.
fn primary_code(extended: Option<&str>) -> Option<u32> {
    extended?.parse::<u32>().ok().map(|code| code & 0xff)
}
