//! The built program as a separate process.

use std::collections::HashMap;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context as _, Result, bail};

use crate::load::{Target, fetch};

const BINARY: &str = env!("CARGO_BIN_EXE_quartermaster");

pub(crate) struct Program {
    child: Child,
    // The pipe stays open, so that the program can go on writing its log.
    _drain: std::thread::JoinHandle<()>,
    address: String,
    /// From starting the process to the first good answer of /healthz.
    pub(crate) started_in: Duration,
}

pub(crate) fn binary_mb() -> Result<f64> {
    Ok(std::fs::metadata(BINARY)?.len() as f64 / 1e6)
}

fn command(place: &Path) -> Result<Command> {
    std::fs::create_dir_all(place)?;
    let mut command = Command::new(BINARY);
    command
        .env_clear()
        .env(
            "QUARTERMASTER_DB_URL",
            format!("sqlite:///{}/quartermaster.db", place.display()),
        )
        .env("QUARTERMASTER_LISTEN", "127.0.0.1:0")
        .env("QUARTERMASTER_LOG_FORMAT", "text")
        // The floor makes no backups either.
        .env("QUARTERMASTER_BACKUP_EVERY", "off")
        .current_dir(place)
        .stdin(Stdio::null())
        .stdout(Stdio::piped());
    Ok(command)
}

/// Reads the log up to the line that says where the program listens.
fn address_from(output: &mut BufReader<ChildStdout>) -> Result<String> {
    let mut line = String::new();
    while output.read_line(&mut line)? > 0 {
        if let Some(at) = line.find("http://") {
            let address = line.get(at..).unwrap_or_default();
            let ends_at = |letter: char| letter == '"' || letter.is_whitespace();
            return Ok(address.split(ends_at).next().unwrap_or_default().to_owned());
        }
        line.clear();
    }
    bail!("the program ended before it listened")
}

impl Program {
    pub(crate) async fn start(place: &Path) -> Result<Self> {
        let begun = Instant::now();
        let mut child = command(place)?.spawn()?;
        let mut output = BufReader::new(child.stdout.take().context("no output")?);
        let address = address_from(&mut output)?;
        let health = Target::new(&address, "/healthz");
        fetch(&health).await?;
        let started_in = begun.elapsed();
        let drain = std::thread::spawn(move || {
            let mut line = String::new();
            while output.read_line(&mut line).is_ok_and(|read| read > 0) {
                line.clear();
            }
        });
        Ok(Self {
            child,
            _drain: drain,
            address,
            started_in,
        })
    }

    pub(crate) fn target(&self, path: &str) -> Target {
        Target::new(&self.address, path)
    }

    pub(crate) fn page(&self, month: &str) -> Target {
        self.target(&format!("/months/{month}"))
    }

    pub(crate) fn address(&self) -> &str {
        &self.address
    }

    /// Resident memory of the process.
    pub(crate) fn memory_mb(&self) -> Result<f64> {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.child.id()))?;
        let kilobytes: f64 = status
            .lines()
            .find_map(|line| line.strip_prefix("VmRSS:"))
            .and_then(|rest| rest.trim().strip_suffix(" kB"))
            .context("no VmRSS")?
            .trim()
            .parse()?;
        Ok(kilobytes / 1e3)
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// The SQL that the program runs for a month's page, as its own log tells it.
pub(crate) async fn statements_of_page(place: &Path, month: &str) -> Result<Vec<String>> {
    let mut child = command(place)?
        .env("QUARTERMASTER_LOG", "info,sqlx=debug")
        .env("QUARTERMASTER_LOG_FORMAT", "json")
        .spawn()?;
    let mut output = BufReader::new(child.stdout.take().context("no output")?);
    let asked = async {
        let page = Target::new(&address_from(&mut output)?, &format!("/months/{month}"));
        fetch(&page).await?;
        fetch(&page).await
    }
    .await;
    child.kill()?;
    child.wait()?;
    asked?;
    let (mut statements, mut pages) = (Vec::new(), 0);
    for line in output.lines() {
        let event: HashMap<String, serde_json::Value> =
            serde_json::from_str(&line?).unwrap_or_default();
        let text = |name: &str| {
            event
                .get(name)
                .and_then(|value| value.as_str())
                .unwrap_or("")
        };
        if text("event") == "http_request" {
            pages += 1;
            // What came before the first page belongs to the start of the program too.
            if pages == 1 {
                statements.clear();
            }
            continue;
        }
        let whole = text("db.statement").trim();
        let sql = if whole.is_empty() {
            text("summary")
        } else {
            whole
        };
        if sql.to_ascii_uppercase().starts_with("SELECT") || sql.starts_with("WITH") {
            statements.push(sql.to_owned());
        }
    }
    if statements.is_empty() {
        bail!("the log of the program shows no statement");
    }
    Ok(statements)
}
