//! The command line.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use clap::{Args, Parser, Subcommand};
use quartermaster_adapters_http::in_english;
use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::{Currency, Given, StartDay};

use crate::settings::help;

/// Something is pending: the exit code of `migrate --check`, and of `adopt` where a mapping is asked for.
pub(crate) const EXIT_PENDING: u8 = 3;

/// A self-hosted household budget, kept month by month.
#[derive(Debug, Parser)]
#[command(name = "quartermaster", version, after_help = help())]
pub(crate) struct Cli {
    #[command(subcommand)]
    pub(crate) command: Option<Command>,
}

#[derive(Debug, Clone, Subcommand)]
pub(crate) enum Command {
    /// Migrates the database, with backups, and serves it; the default
    Serve,
    /// Applies the schema steps the database lacks, each after a backup
    Migrate {
        /// Only lists them, and exits with 3 if there are any
        #[arg(long)]
        check: bool,
    },
    /// Makes a verified backup
    Backup {
        /// Becomes part of the file's name
        #[arg(default_value = "manual")]
        reason: String,
    },
    /// Puts a backup in the place of the database, which is backed up first
    Restore {
        /// The backup
        file: PathBuf,
    },
    /// Checks a database: integrity, foreign keys, invariants, seals
    Verify {
        /// Another file than the database of the settings
        file: Option<PathBuf>,
    },
    /// Prints everything the household kept as one JSON file
    Export {
        /// Writes it to this new file instead
        #[arg(short, long)]
        output: Option<PathBuf>,
    },
    /// Makes a new database from an export
    ImportExport {
        /// The export; `-` for standard input
        file: PathBuf,
    },
    /// Reads a database of the predecessor into a new one, and proves that both have the same figures
    Adopt(Adopt),
    /// Asks the local server for its health; for containers
    Healthcheck,
    /// Prints the document of the HTTP API
    Openapi,
    /// Fills a new, empty database with a demo household and serves it
    Demo,
}

/// How a database of the predecessor is read.
#[derive(Debug, Clone, Args)]
pub(crate) struct Adopt {
    /// The predecessor's database; it is never changed
    pub(crate) file: PathBuf,
    /// The currency of its amounts, such as USD
    #[arg(long, value_parser = currency, required_unless_present = "propose")]
    pub(crate) currency: Option<Currency>,
    /// How people write numbers and dates
    #[arg(long, default_value = "en-GB", value_parser = locale)]
    pub(crate) locale: Locale,
    /// Where the household is
    #[arg(long, default_value = "UTC", value_parser = time_zone)]
    pub(crate) time_zone: TimeZoneName,
    /// The day its months begin on
    #[arg(long, default_value = "1", value_parser = start_day)]
    pub(crate) month_start_day: StartDay,
    /// What is what in the old database, where it is not clear
    #[arg(long)]
    pub(crate) mapping: Option<PathBuf>,
    /// Only says what it would do, and exits with 3 if a mapping is asked for
    #[arg(long, conflicts_with = "propose")]
    pub(crate) check: bool,
    /// Only prints a mapping to begin with
    #[arg(long)]
    pub(crate) propose: bool,
}

fn given<T>(value: Given<T>) -> Result<T, String> {
    value.map_err(|error| in_english(&error.message))
}

fn currency(text: &str) -> Result<Currency, String> {
    given(Currency::from_code(text))
}

fn locale(text: &str) -> Result<Locale, String> {
    given(Locale::parse(text))
}

fn time_zone(text: &str) -> Result<TimeZoneName, String> {
    given(TimeZoneName::parse(text))
}

fn start_day(text: &str) -> Result<StartDay, String> {
    given(StartDay::new(text.parse().unwrap_or_default()))
}

/// Says in one line what went wrong.
pub(crate) fn fail(message: &str) -> ExitCode {
    complain(message);
    ExitCode::FAILURE
}

/// How long the end waits for who reads standard error; a pipe that nobody reads would hold it up for ever.
const PATIENCE: Duration = Duration::from_secs(1);

/// Says something on standard error, where a person reads it, unless nobody does.
pub(crate) fn complain(message: &str) {
    let line = format!("quartermaster: {message}\n");
    let (said, is_said) = mpsc::channel();
    let saying = move || {
        let written = io::stderr().write_all(line.as_bytes());
        // Whoever waited may have gone on.
        let _ = said.send(written);
    };
    if thread::Builder::new().spawn(saying).is_ok() {
        let _ = is_said.recv_timeout(PATIENCE);
    }
}

/// Writes a line to standard output, where a person or a script reads the answer.
///
/// # Errors
/// Nobody reads it, or it goes to a file that cannot take it.
pub(crate) fn say(message: &str) -> io::Result<()> {
    writeln!(io::stdout().lock(), "{message}")
}
