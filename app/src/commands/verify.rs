use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use quartermaster_adapters_db::{SqliteStore, pending_steps};
use quartermaster_application::Quartermaster;
use quartermaster_application::verify::verify as verify_months;

use crate::cli::{complain, say};
use crate::clock::SystemClock;
use crate::settings::Settings;

/// Checks the database, or another file, and names every finding.
pub(super) async fn run(settings: &Settings, file: Option<&Path>) -> Result<ExitCode> {
    let database = file.unwrap_or(&settings.database);
    if !database.exists() {
        bail!("there is no database at {}", database.display());
    }
    let mut findings: Vec<String> = quartermaster_adapters_db::verify(database)
        .await?
        .iter()
        .map(|finding| format!("{}: {finding}", finding.name()))
        .collect();
    let pending = pending_steps(database).await?;
    if findings.is_empty() && pending.is_empty() {
        findings = findings_in_months(database, file.is_some()).await?;
    }
    for finding in &findings {
        complain(finding);
    }
    if !findings.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    say(&match pending.len() {
        0 => format!(
            "{} is sound: integrity, foreign keys, invariants, seals.",
            database.display()
        ),
        count => format!(
            "{} is sound: integrity, foreign keys, invariants. It has an older schema ({count} steps behind), which has no seals to check.",
            database.display()
        ),
    });
    Ok(ExitCode::SUCCESS)
}

/// The figures and seals of all months. A file that is not the live database is looked at in a
/// copy, because opening it as a store writes to it.
async fn findings_in_months(database: &Path, is_another_file: bool) -> Result<Vec<String>> {
    let scratch = tempfile::tempdir()?;
    let copy = scratch.path().join("copy.db");
    let looked_at = if is_another_file {
        std::fs::copy(database, &copy).context("cannot copy the file to look at it")?;
        copy.as_path()
    } else {
        database
    };
    let store = Arc::new(SqliteStore::open(looked_at).await?);
    let app = Quartermaster {
        store: store.clone(),
        clock: Arc::new(SystemClock),
    };
    let found = verify_months(&app).await?;
    store.close().await?;
    Ok(found
        .iter()
        .map(|finding| format!("{}: month {}", finding.name(), finding.month()))
        .collect())
}
