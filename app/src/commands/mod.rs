//! What the program does, a file for each command.

mod adopt;
mod backup;
mod demo;
mod export;
mod healthcheck;
mod import_export;
mod leftovers;
pub(crate) mod log;
pub(crate) mod migrate;
mod restore;
mod serve;
mod starting;
mod verify;

use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context as _, Result, bail};
use quartermaster_adapters_db::{Wish, explained, keep_to_owners};

use crate::cli::{Command, say};
use crate::settings::Settings;

pub(crate) use starting::{log_refused_settings, log_refused_start};

/// How long the end waits for work on files that a disk which hangs may never finish.
const PATIENCE: Duration = Duration::from_secs(5);

/// Carries out `command`, which is `serve` where none is named.
///
/// # Errors
/// Whatever kept the command from being done.
pub(crate) fn run(command: Option<Command>, settings: &Settings) -> Result<ExitCode> {
    match command.unwrap_or(Command::Serve) {
        Command::Healthcheck => healthcheck::run(settings.listen),
        Command::Openapi => {
            say(&quartermaster_adapters_http::openapi_document())?;
            Ok(ExitCode::SUCCESS)
        }
        other => {
            let runtime = tokio::runtime::Builder::new_multi_thread()
                .enable_all()
                .build()?;
            let done = runtime.block_on(run_async(other, settings));
            runtime.shutdown_timeout(PATIENCE);
            done
        }
    }
}

async fn run_async(command: Command, settings: &Settings) -> Result<ExitCode> {
    match command {
        Command::Migrate { check } => migrate::run(settings, check).await,
        Command::Backup { reason } => backup::run(settings, &reason).await,
        Command::Restore { file } => restore::run(settings, &file).await,
        Command::Verify { file } => verify::run(settings, file.as_deref()).await,
        Command::Export { output } => export::run(settings, output.as_deref()).await,
        Command::ImportExport { file } => import_export::run(settings, &file).await,
        Command::Adopt(wanted) => adopt::run(settings, &wanted).await,
        Command::Demo => demo::run(settings).await,
        Command::Serve | Command::Healthcheck | Command::Openapi => serve::run(settings).await,
    }
}

/// Whether there is a database: in a folder that may not be entered there may well be one.
///
/// # Errors
/// It cannot be looked for.
fn is_there(database: &Path) -> Result<bool> {
    database
        .try_exists()
        .map_err(|cause| explained(database, Wish::Read, cause))
        .with_context(|| format!("cannot look for {}", database.display()))
}

/// What a link among the backups leads to may be anybody's, so it is never followed.
///
/// # Errors
/// The file is such a link.
fn refuse_link(settings: &Settings, file: &Path) -> Result<()> {
    let is_link = file.symlink_metadata().is_ok_and(|it| it.is_symlink());
    let folder = file.parent().and_then(|folder| folder.canonicalize().ok());
    if is_link && folder.is_some() && folder == settings.backups.canonicalize().ok() {
        bail!(
            "{} is a link, and a link among the backups is never followed",
            file.display()
        );
    }
    Ok(())
}

/// Keeps what is there already to its owner, and says so.
async fn keep_to_owner(settings: &Settings) {
    let found = keep_to_owners(&settings.database, &settings.backups).await;
    log::log_narrowed(&found.narrowed);
    if let Some(first) = found.left.first() {
        let (files, first) = (found.left.len(), first.display());
        tracing::warn!(
            event = "rights_left",
            files,
            first = %first,
            "{files} files of the household can be read by others, {first} among them"
        );
    }
}
