//! What the log says of backups and restores.

use std::path::Path;

use quartermaster_adapters_db::Backup;

pub(crate) fn log_created(backup: &Backup) {
    tracing::info!(
        event = "backup_created",
        reason = backup.reason,
        file = %backup.file.display(),
        bytes = backup.bytes,
    );
}

pub(crate) fn log_failed(reason: &str) {
    tracing::error!(event = "backup_failed", reason);
}

pub(crate) fn log_restored(file: &Path) {
    tracing::info!(event = "database_restored", file = %file.display());
}
