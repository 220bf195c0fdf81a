//! What the log says of backups and restores.

use std::error::Error;
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{Backup, Kept};

use crate::keeper::chain;

/// Of one that was there and does as well, that it was found.
pub(crate) fn log_created(backup: &Backup) {
    if backup.is_reused {
        tracing::info!(
            event = "backup_reused",
            reason = backup.reason,
            file = %backup.file.display(),
        );
        return;
    }
    tracing::info!(
        event = "backup_created",
        reason = backup.reason,
        file = %backup.file.display(),
        bytes = backup.bytes,
    );
}

pub(crate) fn log_failed(reason: &str, error: &dyn Error) {
    tracing::error!(event = "backup_failed", reason, error = chain(error));
}

/// Says as well where what was live before is kept.
pub(crate) fn log_restored(file: &Path, kept: Option<&Kept>) {
    let kept = kept.map(|kept| match kept {
        Kept::Backup(backup) => backup.file.display().to_string(),
        Kept::Damaged(file) => file.display().to_string(),
    });
    tracing::info!(event = "database_restored", file = %file.display(), kept);
}

/// Others could read these files of the household until now.
pub(crate) fn log_narrowed(files: &[PathBuf]) {
    if let Some(first) = files.first() {
        let (files, first) = (files.len(), first.display());
        tracing::info!(event = "rights_narrowed", files, first = %first);
    }
}
