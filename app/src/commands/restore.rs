use std::path::Path;
use std::process::ExitCode;

use anyhow::Result;
use quartermaster_adapters_db::{Kept, restore};
use quartermaster_application::ports::Clock as _;

use super::leftovers::set_aside;
use super::refuse_link;
use crate::adoption::settle;
use crate::cli::say;
use crate::clock::SystemClock;
use crate::instance_lock::InstanceLock;
use crate::settings::Settings;

/// Puts what `file` holds in the place of the live database, which no server may hold.
pub(super) async fn run(settings: &Settings, file: &Path) -> Result<ExitCode> {
    refuse_link(settings, file)?;
    let live = &settings.database;
    let lock = InstanceLock::take(live)?;
    settle(live)?;
    set_aside(settings, &lock)?;
    let restored = restore(file, live, &settings.backups, SystemClock.now()).await?;
    say(&format!(
        "{} was restored to {}.",
        file.display(),
        live.display()
    ))?;
    match restored.kept {
        Some(Kept::Backup(backup)) => say(&format!(
            "What was there before is kept as {}.",
            backup.file.display()
        ))?,
        Some(Kept::Damaged(copy)) => say(&format!(
            "What was there before is damaged; it is kept as it was as {}.",
            copy.display()
        ))?,
        None => {}
    }
    if !restored.pending.is_empty() {
        say(&format!(
            "Its schema is older; the next start applies, each after a backup: {}.",
            restored.pending.join(", ")
        ))?;
    }
    if let Some(step) = restored.fails_at {
        say(&format!(
            "The schema step {step} fails on it, as on what was there before: go on with an earlier release."
        ))?;
    }
    Ok(ExitCode::SUCCESS)
}
