//! What the log says of backups and restores.

use std::error::Error;
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{Backup, Kept};

use crate::keeper::chain;

/// Of one that was there and does as well, that it was found.
pub(crate) fn log_created(backup: &Backup) {
    let file = backup.file.display();
    if backup.is_reused {
        tracing::info!(
            event = "backup_reused",
            reason = backup.reason,
            file = %file,
            "The backup {file} was there already and holds the same"
        );
        return;
    }
    tracing::info!(
        event = "backup_created",
        reason = backup.reason,
        file = %file,
        bytes = backup.bytes,
        "The backup {file} was made"
    );
}

pub(crate) fn log_failed(reason: &str, error: &dyn Error) {
    let error = chain(error);
    tracing::error!(
        event = "backup_failed",
        reason,
        error,
        "A backup could not be made or kept: {error}"
    );
}

/// Says as well where what was live before is kept.
pub(crate) fn log_restored(file: &Path, kept: Option<&Kept>) {
    let kept = kept.map(|kept| match kept {
        Kept::Backup(backup) => backup.file.display().to_string(),
        Kept::Damaged(file) => file.display().to_string(),
    });
    let file = file.display();
    tracing::info!(
        event = "database_restored",
        file = %file,
        kept,
        "The database was restored from {file}"
    );
}

/// Others could read these files of the household until now.
pub(crate) fn log_narrowed(files: &[PathBuf]) {
    if let Some(first) = files.first() {
        let (files, first) = (files.len(), first.display());
        tracing::info!(
            event = "rights_narrowed",
            files,
            first = %first,
            "{files} files of the household were kept to their owner, {first} among them"
        );
    }
}

/// Of what lay beside the database and does not belong to it.
pub(crate) fn log_set_aside(file: &Path) {
    let file = file.display();
    tracing::warn!(
        event = "leftover_set_aside",
        file = %file,
        "what lay beside the database and did not belong to it is kept as {file}"
    );
}
