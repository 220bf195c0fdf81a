//! What an error of the database means to a use case.

use quartermaster_application::ports::StoreError;
use sea_orm::{DbErr, SqlErr, SqlxError};

use crate::result_code::{
    BUSY, CANNOT_OPEN, FULL, IO_ERROR, LOCKED, READ_ONLY, driver_error, result_code,
};

pub(crate) fn store_error(error: DbErr) -> StoreError {
    let is_acquiring = matches!(error, DbErr::ConnectionAcquire(_));
    if is_acquiring || driver_error(&error).is_some_and(is_passing) {
        return StoreError::Busy;
    }
    match error.sql_err() {
        Some(SqlErr::UniqueConstraintViolation(_) | SqlErr::ForeignKeyConstraintViolation(_)) => {
            StoreError::Conflict
        }
        _ => StoreError::Backend(Box::new(error)),
    }
}

/// Whether the same statement may succeed later: somebody else is writing, or the disk is full,
/// cannot be written or does not answer.
fn is_passing(error: &SqlxError) -> bool {
    match error {
        SqlxError::PoolTimedOut | SqlxError::PoolClosed | SqlxError::Io(_) => true,
        _ => result_code(error).is_some_and(|code| {
            [BUSY, LOCKED, READ_ONLY, IO_ERROR, FULL, CANNOT_OPEN].contains(&code)
        }),
    }
}
