use std::process::ExitCode;

use anyhow::{Result, bail};
use quartermaster_adapters_db::drill_backup;
use quartermaster_application::ports::Clock as _;

use super::{is_there, leftovers};
use crate::cli::say;
use crate::clock::SystemClock;
use crate::instance_lock::InstanceLock;
use crate::settings::Settings;

/// Makes a verified backup; without a database there is nothing to back up, which is no failure.
pub(super) async fn run(settings: &Settings, reason: &str) -> Result<ExitCode> {
    if !is_there(&settings.database)? {
        if InstanceLock::is_held(&settings.database) {
            bail!(
                "there is no database file {}, and a server runs that had it open: its log and the \
                 runbook say how what it holds can be saved",
                settings.database.display()
            );
        }
        say(&format!(
            "There is no database at {} yet, so there is nothing to back up.",
            settings.database.display()
        ))?;
        return Ok(ExitCode::SUCCESS);
    }
    leftovers::fold_if_free(settings).await?;
    let now = SystemClock.now();
    let made =
        quartermaster_adapters_db::backup(&settings.database, &settings.backups, reason, now)
            .await?;
    let file = made.file.display();
    let findings = drill_backup(&made.file, now).await?;
    if !findings.is_empty() {
        bail!(
            "{file} was made and cannot be relied on: {}",
            findings.join("; ")
        );
    }
    say(&file.to_string())?;
    Ok(ExitCode::SUCCESS)
}
