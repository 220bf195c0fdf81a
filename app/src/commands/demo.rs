use std::process::ExitCode;

use anyhow::{Result, bail};
use quartermaster_application::ports::Clock as _;

use super::is_there;
use super::serve::{NotStarted, Prepared, open, prepare};
use crate::adoption::settle;
use crate::cli::say;
use crate::clock::SystemClock;
use crate::demo;
use crate::instance_lock::InstanceLock;
use crate::settings::Settings;
use crate::telemetry::{self, LogFormat};

/// Fills a new database with the demo household and serves it.
pub(super) async fn run(settings: &Settings) -> Result<ExitCode> {
    let prepared = fill_and_prepare(settings).await;
    prepared.map_err(NotStarted)?.serve().await
}

async fn fill_and_prepare(settings: &Settings) -> Result<Prepared> {
    if is_there(&settings.database)? {
        bail!(
            "{} exists; a demo household needs a new, empty database",
            settings.database.display()
        );
    }
    let lock = InstanceLock::take(&settings.database)?;
    settle(&settings.database)?;
    let store = open(settings).await?;
    if settings.log_format == LogFormat::Text {
        say("Filling a demo household with 34 months…")?;
    }
    demo::fill(store.clone(), SystemClock.now()).await?;
    // The log starts only now: nobody wants to read a thousand demo postings in it.
    telemetry::start(settings.log_format, &settings.log)?;
    // Nobody keeps backups of a demo.
    let settings = Settings {
        backup_every: None,
        ..settings.clone()
    };
    prepare(&settings, store, lock).await
}
