use quartermaster_application::ports::{BackupTrouble, BackupsError};

use super::{Problem, assert_readable, problems, shared};
use crate::format::Wording;

#[test]
fn what_goes_wrong_with_backups_has_its_problem() {
    let all = problems!(BackupsError {
        BackupsError::NotFound = BackupsError::NotFound => 404 "backup_not_found",
        BackupsError::Busy = BackupsError::Busy => 409 "backup_busy",
        BackupsError::Unsound(_) = BackupsError::Unsound(vec!["seal_mismatch: month 2026-10".to_owned()]) => 422 "backup_unsound",
        BackupsError::Failed(_) = BackupsError::Failed(BackupTrouble::NoSpace) => 503 "backup_failed",
        BackupsError::Closed(_) = BackupsError::Closed(shared::SECRET.into()) => 503 "database_closed",
    });
    assert_readable(&all);
    let told = |code| all.iter().find(|problem| problem.code == code).unwrap();
    let detail = |code| told(code).detail(&Wording::for_programs());
    assert!(detail("backup_unsound").contains("seal_mismatch: month 2026-10"));
    assert!(detail("backup_failed").contains("not enough space"));
    assert!(told("database_closed").fault.is_some());
}
