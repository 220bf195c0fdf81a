use anyhow::Error;

use super::serve::NotStarted;
use crate::cli::Command;
use crate::settings::Settings;
use crate::telemetry::{self, LogFormat};

/// Tells the log, where programs read it, that the server was not started. People read it on standard error.
pub(crate) fn log_refused_start(error: &Error, settings: &Settings) {
    if error.is::<NotStarted>() && settings.log_format == LogFormat::Json {
        // A demo may not have come as far as its log.
        let _is_started = telemetry::start(LogFormat::Json, &settings.log);
        log_refusal(&format!("{error:#}"));
    }
}

/// As [`log_refused_start`], where it is the settings that the server was not started with.
pub(crate) fn log_refused_settings(command: Option<&Command>, reason: &str) {
    let is_a_start = matches!(command, None | Some(Command::Serve | Command::Demo));
    let is_for_programs = Settings::log_format_alone() == LogFormat::Json;
    if is_a_start && is_for_programs && telemetry::start(LogFormat::Json, "info").is_ok() {
        log_refusal(reason);
    }
}

fn log_refusal(reason: &str) {
    tracing::error!(
        event = "start_failed",
        reason,
        "Quartermaster does not start: {reason}"
    );
}
