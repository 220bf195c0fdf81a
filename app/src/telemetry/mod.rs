//! The log: one line for each event on standard output, as JSON or as text.

mod json_lines;

use std::io::IsTerminal as _;

use anyhow::Result;
use tracing_subscriber::EnvFilter;

use json_lines::JsonLines;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogFormat {
    Text,
    Json,
}

impl LogFormat {
    /// For people on a terminal, for programs elsewhere.
    pub(crate) fn for_standard_output() -> Self {
        if std::io::stdout().is_terminal() {
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
    let subscriber = tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_ansi(std::io::stdout().is_terminal())
        // Where nobody reads the log any more, nobody needs to be told so, line by line.
        .log_internal_errors(false);
    let started = match format {
        LogFormat::Text => subscriber.with_target(false).try_init(),
        LogFormat::Json => subscriber.event_format(JsonLines).try_init(),
    };
    started.map_err(|error| anyhow::anyhow!("cannot start the log: {error}"))
}
