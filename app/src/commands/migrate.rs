use std::process::ExitCode;

use anyhow::Result;
use quartermaster_adapters_db::{MigrateError, Migrated, pending_steps};
use quartermaster_application::ports::Clock as _;

use super::keep_to_owner;
use super::leftovers::{set_aside, set_aside_if_free};
use super::log::{log_created, log_failed};
use crate::adoption::settle;
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
    let lock = InstanceLock::take(&settings.database)?;
    settle(&settings.database)?;
    set_aside(settings, &lock)?;
    keep_to_owner(settings).await;
    migrate(settings).await?;
    Ok(ExitCode::SUCCESS)
}

async fn list_pending(settings: &Settings) -> Result<ExitCode> {
    set_aside_if_free(settings)?;
    let file = &settings.database;
    let pending = pending_steps(file).await?;
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
        Ok(done) => log_done(done),
        Err(MigrateError::Schema(_) | MigrateError::Fold(_)) => {}
        Err(MigrateError::Backup { step, done, cause }) => {
            log_done(done);
            // As it is in the name of a backup.
            log_failed(&format!("before-{}", step.replace('_', "-")), cause);
        }
        Err(MigrateError::Step { backup, done, .. }) => {
            log_done(done);
            backup.iter().for_each(log_created);
        }
    }
    migrated.map(|_| ())
}

fn log_done(done: &Migrated) {
    for step in &done.applied {
        step.backup.iter().for_each(log_created);
        let migration = step.name;
        tracing::info!(
            event = "migration_applied",
            migration,
            "The schema step {migration} was applied"
        );
    }
}
