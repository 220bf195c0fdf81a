//! What the program does, a file for each command.

mod backup;
mod demo;
mod export;
mod healthcheck;
mod import_export;
pub(crate) mod log;
pub(crate) mod migrate;
mod restore;
mod serve;
mod verify;

use std::process::ExitCode;
use std::time::Duration;

use anyhow::Result;

use crate::cli::{Command, say};
use crate::settings::Settings;

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
        Command::Demo => demo::run(settings).await,
        Command::Serve | Command::Healthcheck | Command::Openapi => serve::run(settings).await,
    }
}
