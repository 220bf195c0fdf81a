//! The log: one line for each event on standard output, as JSON or as text. Writing one never waits for who reads it.

mod json_lines;
mod outlet;
mod panics;
mod queue;

use std::fs::File;
use std::io::{self, IsTerminal as _};
use std::os::fd::AsFd as _;
use std::sync::OnceLock;
use std::time::Duration;

use anyhow::{Result, anyhow};
use tracing_subscriber::EnvFilter;

use json_lines::JsonLines;
use queue::Queue;

/// How long the end waits for who reads the log.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogFormat {
    Text,
    Json,
}

impl LogFormat {
    /// For people on a terminal, for programs elsewhere.
    pub(crate) fn for_standard_output() -> Self {
        if io::stdout().is_terminal() {
            Self::Text
        } else {
            Self::Json
        }
    }

    pub(crate) fn parse(text: &str) -> Result<Self, String> {
        match text {
            "text" => Ok(Self::Text),
            "json" => Ok(Self::Json),
            _ => Err("is neither text nor json".to_owned()),
        }
    }
}

/// What the libraries say that nobody who runs the program can act on.
const QUIET: &str = "poem=warn,sqlx=warn,sea_orm_migration=warn,sea_orm=warn";

/// The lines of this process, once the log has started.
static LINES: OnceLock<Queue> = OnceLock::new();

fn filter(text: &str) -> Result<EnvFilter, String> {
    EnvFilter::try_new(format!("{QUIET},{text}")).map_err(|_| "is not a log filter".to_owned())
}

/// Whether a text is a filter that [`start`] will take.
pub(crate) fn check_filter(text: &str) -> Result<(), String> {
    filter(text).map(|_| ())
}

/// Starts logging for the whole process; a second start is refused.
pub(crate) fn start(format: LogFormat, filter_text: &str) -> Result<()> {
    let filter = filter(filter_text).map_err(anyhow::Error::msg)?;
    let lines = lines().map_err(|error| anyhow!("cannot start the log: {error}"))?;
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(io::stdout().is_terminal())
        .with_writer(lines.clone())
        .log_internal_errors(false);
    let started = match format {
        LogFormat::Text => subscriber.with_target(false).try_init(),
        LogFormat::Json => subscriber.event_format(JsonLines).try_init(),
    };
    started.map_err(|error| anyhow!("cannot start the log: {error}"))?;
    panics::go_to_the_log();
    Ok(())
}

/// What goes to standard output, in order with the log.
fn lines() -> io::Result<&'static Queue> {
    if let Some(lines) = LINES.get() {
        return Ok(lines);
    }
    // Not by way of the standard library's own handle: a thread that waits in there keeps everybody else out of it.
    let output = File::from(io::stdout().as_fd().try_clone_to_owned()?);
    let lines = Queue::start(output)?;
    Ok(LINES.get_or_init(|| lines))
}

/// Writes a line for people between those of the log.
///
/// # Errors
/// There is no standard output.
pub(crate) fn tell(line: &str) -> io::Result<()> {
    lines()?.push(format!("{line}\n").as_bytes());
    Ok(())
}

/// How many lines were dropped since nobody read them.
pub(crate) fn dropped_lines() -> u64 {
    LINES.get().map_or(0, Queue::dropped_ever)
}

/// Waits a moment until everything is written that was logged. To be called last: who reads may have gone.
pub(crate) fn finish() {
    if let Some(lines) = LINES.get() {
        lines.finish(PATIENCE);
    }
}
