use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use anyhow::{Result, bail};
use quartermaster_adapters_db::{SqliteStore, backup, pending_steps};
use quartermaster_application::Quartermaster;
use quartermaster_application::ports::Clock as _;
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
        .map(ToString::to_string)
        .collect();
    let pending = pending_steps(database).await?;
    if findings.is_empty() && pending.is_empty() {
        findings = findings_in_months(database).await?;
    }
    for finding in &findings {
        complain(finding);
    }
    if !findings.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    let database = database.display();
    say(&if pending.is_empty() {
        format!("{database} is sound: integrity, foreign keys, invariants, seals.")
    } else {
        let count = pending.len();
        format!(
            "{database} is sound: integrity, foreign keys, invariants. Its schema is older than \
             this program's (steps it lacks: {count}), so the seals were not checked."
        )
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The figures and seals of all months, looked at in a copy, because opening a file as a store
/// writes to it.
async fn findings_in_months(database: &Path) -> Result<Vec<String>> {
    let scratch = tempfile::tempdir()?;
    let copy = backup(database, scratch.path(), "verify", SystemClock.now()).await?;
    let store = Arc::new(SqliteStore::open(&copy.file).await?);
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
