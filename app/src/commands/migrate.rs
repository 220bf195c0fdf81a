use std::process::ExitCode;

use anyhow::Result;
use quartermaster_adapters_db::{AppliedStep, MigrateError, pending_steps};
use quartermaster_application::ports::Clock as _;

use super::log::{log_created, log_failed};
use crate::cli::{EXIT_PENDING, say};
use crate::clock::SystemClock;
use crate::instance_lock::InstanceLock;
use crate::settings::Settings;
use crate::telemetry;

/// Applies what is pending, or with `check` only lists it.
pub(super) async fn run(settings: &Settings, check: bool) -> Result<ExitCode> {
    if check {
        return list_pending(settings).await;
    }
    telemetry::start(settings.log_format, &settings.log)?;
    let _lock = InstanceLock::take(&settings.database)?;
    migrate(settings).await?;
    Ok(ExitCode::SUCCESS)
}

async fn list_pending(settings: &Settings) -> Result<ExitCode> {
    let pending = pending_steps(&settings.database).await?;
    for step in &pending {
        say(step)?;
    }
    Ok(if pending.is_empty() {
        ExitCode::SUCCESS
    } else {
        ExitCode::from(EXIT_PENDING)
    })
}

/// Takes the database to the newest schema and says each step in the log, also those before one
/// that failed.
pub(crate) async fn migrate(settings: &Settings) -> Result<(), MigrateError> {
    let now = SystemClock.now();
    let migrated =
        quartermaster_adapters_db::migrate(&settings.database, &settings.backups, now).await;
    match &migrated {
        Ok(applied) => log_applied(applied),
        Err(MigrateError::Schema(_)) => {}
        Err(MigrateError::Backup { step, applied, .. }) => {
            log_applied(applied);
            log_failed(&format!("before-{step}"));
        }
        Err(MigrateError::Step {
            backup, applied, ..
        }) => {
            log_applied(applied);
            backup.iter().for_each(log_created);
        }
    }
    migrated.map(|_| ())
}

fn log_applied(steps: &[AppliedStep]) {
    for step in steps {
        step.backup.iter().for_each(log_created);
        tracing::info!(event = "migration_applied", migration = step.name);
    }
}
