//! The command line.

use std::io::{self, Write as _};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use clap::{Parser, Subcommand};

use crate::settings::help;

/// Something is pending: the exit code of `migrate --check`.
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
    /// Asks the local server for its health; for containers
    Healthcheck,
    /// Prints the document of the HTTP API
    Openapi,
    /// Fills a new, empty database with a demo household and serves it
    Demo,
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
