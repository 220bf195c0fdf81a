//! SQLite's primary result codes, dug out of the errors they arrive in.

use sea_orm::{DbErr, RuntimeErr, SqlxError};

pub(crate) const BUSY: u32 = 5;
pub(crate) const LOCKED: u32 = 6;
pub(crate) const READ_ONLY: u32 = 8;
pub(crate) const IO_ERROR: u32 = 10;
pub(crate) const CORRUPT: u32 = 11;
pub(crate) const FULL: u32 = 13;
pub(crate) const CANNOT_OPEN: u32 = 14;
/// What a connection says that has tried for ten seconds to begin reading the write-ahead log.
pub(crate) const PROTOCOL: u32 = 15;
pub(crate) const NOT_A_DATABASE: u32 = 26;

/// The driver's error inside one of SeaORM's.
pub(crate) fn driver_error(error: &DbErr) -> Option<&SqlxError> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(cause))
        | DbErr::Exec(RuntimeErr::SqlxError(cause))
        | DbErr::Query(RuntimeErr::SqlxError(cause)) => Some(cause),
        _ => None,
    }
}

/// The lowest byte of the extended result code, where SQLite gave one.
pub(crate) fn result_code(error: &SqlxError) -> Option<u32> {
    let extended = error.as_database_error()?.code()?;
    extended.parse::<u32>().ok().map(|code| code & 0xff)
}
