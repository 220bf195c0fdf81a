//! What a person is told of an error: what kind of thing is in the way, and no more.

use std::error::Error;

use quartermaster_adapters_db::{BackupError, OpenError, RestoreError};
use quartermaster_application::ports::BackupTrouble;

pub(super) fn of_backup(error: &BackupError) -> BackupTrouble {
    match error {
        BackupError::NoDatabase(_) => BackupTrouble::NoDatabase,
        BackupError::Folder { .. } | BackupError::Finish { .. } => BackupTrouble::Folder,
        BackupError::DiskFull(_) => BackupTrouble::NoSpace,
        BackupError::Damaged(..) => BackupTrouble::DatabaseDamaged,
        BackupError::Copy(_) => BackupTrouble::DatabaseUnreadable,
        BackupError::Open(error) => of_opening(error),
        BackupError::Unsound(_) => BackupTrouble::Unsound,
        BackupError::Interrupted => BackupTrouble::Interrupted,
    }
}

fn of_opening(error: &OpenError) -> BackupTrouble {
    match error {
        OpenError::Missing(_) => BackupTrouble::NoDatabase,
        OpenError::NotADatabase(_) | OpenError::Damaged(_) => BackupTrouble::DatabaseDamaged,
        OpenError::EngineTooOld(_)
        | OpenError::Hindered { .. }
        | OpenError::Refused { .. }
        | OpenError::LogOnReadOnly(_)
        | OpenError::Silent(_)
        | OpenError::Unreadable(_) => BackupTrouble::DatabaseUnreadable,
    }
}

pub(super) fn of_restore(error: &RestoreError) -> BackupTrouble {
    match error {
        RestoreError::Missing(_)
        | RestoreError::Itself(_)
        | RestoreError::Empty(_)
        | RestoreError::Schema(_)
        | RestoreError::Open(_)
        | RestoreError::Unsound { .. } => BackupTrouble::Unsound,
        RestoreError::Copy(BackupError::DiskFull(_)) => BackupTrouble::NoSpace,
        RestoreError::Copy(_) => BackupTrouble::Copy,
        RestoreError::Keep(BackupError::DiskFull(_)) => BackupTrouble::NoSpace,
        RestoreError::Keep(BackupError::Folder { .. }) => BackupTrouble::Folder,
        RestoreError::Keep(_) | RestoreError::SetAside { .. } => BackupTrouble::Keep,
        RestoreError::Foreign { .. } | RestoreError::Place { .. } => BackupTrouble::Replace,
    }
}

/// An error with its causes, in one line, for the log.
pub(crate) fn chain(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line
}
