use std::process::ExitCode;

use anyhow::Result;
use quartermaster_adapters_db::Backup;
use quartermaster_application::ports::Clock as _;

use crate::cli::say;
use crate::clock::SystemClock;
use crate::settings::Settings;

/// Makes a verified backup; without a database there is nothing to back up, which is no failure.
pub(super) async fn run(settings: &Settings, reason: &str) -> Result<ExitCode> {
    if !settings.database.exists() {
        say(&format!(
            "There is no database at {} yet, so there is nothing to back up.",
            settings.database.display()
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    let now = SystemClock.now();
    let made =
        quartermaster_adapters_db::backup(&settings.database, &settings.backups, reason, now)
            .await?;
    say(&made.file.display().to_string())?;
    Ok(ExitCode::SUCCESS)
}

/// Says in the log that a backup was made.
pub(super) fn log_created(backup: &Backup) {
    tracing::info!(
        event = "backup_created",
        reason = backup.reason,
        file = %backup.file.display(),
        bytes = backup.bytes,
    );
}

/// Says in the log that a backup failed.
pub(super) fn log_failed(reason: &str) {
    tracing::error!(event = "backup_failed", reason);
}
