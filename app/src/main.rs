//! Quartermaster: a self-hosted household budget, kept month by month.
//!
//! This crate puts the parts together: [`settings`] from the environment, [`telemetry`], one
//! [`instance_lock`] per database, [`adoption`] of the predecessor's, the [`keeper`] of its backups, and the commands of the program.
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        reason = "tests look at files as nobody else may"
    )
)]

mod adoption;
mod cli;
mod clock;
mod commands;
mod demo;
mod export;
mod gauges;
mod instance_lock;
mod keeper;
mod request_ids;
mod settings;
mod telemetry;

use std::process::ExitCode;

use clap::Parser as _;

use cli::Cli;
use settings::Settings;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let settings = match Settings::from_environment() {
        Ok(settings) => settings,
        Err(errors) => {
            let reason = errors.to_string();
            commands::log_refused_settings(cli.command.as_ref(), &reason);
            return ended(cli::fail(&reason));
        }
    };
    ended(match commands::run(cli.command, &settings) {
        Ok(code) => code,
        Err(error) => {
            commands::log_refused_start(&error, &settings);
            cli::fail(&format!("{error:#}"))
        }
    })
}

/// Waits for the log, which is written beside all else, and no longer than a moment.
fn ended(code: ExitCode) -> ExitCode {
    telemetry::finish();
    code
}
