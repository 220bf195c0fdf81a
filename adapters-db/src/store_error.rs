//! What an error of the database means to a use case.

use quartermaster_application::ports::StoreError;
use sea_orm::{DbErr, SqlErr, SqlxError};

use crate::result_code::{
    BUSY, CANNOT_OPEN, FULL, IO_ERROR, LOCKED, PROTOCOL, READ_ONLY, driver_error, result_code,
};

pub(crate) fn store_error(error: DbErr) -> StoreError {
    if is_busy(&error) {
        return StoreError::Busy;
    }
    if driver_error(&error).is_some_and(is_unavailable) {
        return StoreError::Unavailable(Box::new(error));
    }
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_) | SqlErr::ForeignKeyConstraintViolation(_)) => {
            StoreError::Conflict
        }
        _ => StoreError::Backend(Box::new(error)),
    }
}

/// Whether somebody else is in the way, so that the same statement may succeed later.
pub(crate) fn is_busy(error: &DbErr) -> bool {
    match driver_error(error) {
        Some(SqlxError::PoolTimedOut | SqlxError::PoolClosed) => true,
        Some(cause) => {
            result_code(cause).is_some_and(|code| [BUSY, LOCKED, PROTOCOL].contains(&code))
        }
        None => matches!(error, DbErr::ConnectionAcquire(_)),
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
