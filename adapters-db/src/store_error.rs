//! What an error of the database means to a use case.

use quartermaster_application::ports::StoreError;
use sea_orm::{DbErr, SqlErr, SqlxError};

use crate::result_code::{
    BUSY, CANNOT_OPEN, FULL, IO_ERROR, LOCKED, PROTOCOL, READ_ONLY, driver_error, result_code,
};

pub(crate) fn store_error(error: DbErr) -> StoreError {
    match driver_error(&error) {
        Some(cause) if is_busy(cause) => return StoreError::Busy,
        Some(cause) if is_unavailable(cause) => return StoreError::Unavailable(Box::new(error)),
        None if matches!(error, DbErr::ConnectionAcquire(_)) => return StoreError::Busy,
        _ => {}
    }
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_) | SqlErr::ForeignKeyConstraintViolation(_)) => {
            StoreError::Conflict
        }
        _ => StoreError::Backend(Box::new(error)),
    }
}

/// Whether somebody else is in the way, so that the same statement may succeed later.
fn is_busy(error: &SqlxError) -> bool {
    match error {
        SqlxError::PoolTimedOut | SqlxError::PoolClosed => true,
        _ => result_code(error).is_some_and(|code| [BUSY, LOCKED, PROTOCOL].contains(&code)),
    }
}

/// Whether the disk is full, cannot be written or does not answer.
fn is_unavailable(error: &SqlxError) -> bool {
    match error {
        SqlxError::Io(_) => true,
        _ => result_code(error)
            .is_some_and(|code| [READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN].contains(&code)),
    }
}
