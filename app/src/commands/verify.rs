use std::path::Path;
use std::process::ExitCode;

use anyhow::{Result, bail};
use quartermaster_adapters_db::{
    differing_folded_texts, drill, drill_backup, find_backup, foreign_objects, pending_steps,
};
use quartermaster_application::ports::Clock as _;

use super::leftovers::set_aside_if_free;
use super::{is_there, refuse_link};
use crate::cli::{complain, say};
use crate::clock::SystemClock;
use crate::settings::Settings;

/// Checks the database, or another file, and names every finding.
pub(super) async fn run(settings: &Settings, file: Option<&Path>) -> Result<ExitCode> {
    let database = file.unwrap_or(&settings.database);
    if !is_there(database)? {
        bail!("there is no database at {}", database.display());
    }
    refuse_link(settings, database)?;
    if file.is_none() {
        set_aside_if_free(settings)?;
    }
    let mut findings = match drill_in_its_place(settings, database).await {
        Some(findings) => findings,
        None => drill_elsewhere(database).await?,
    };
    if findings.is_empty() {
        findings = differing_folded_texts(database).await?;
    }
    for finding in &findings {
        complain(finding);
    }
    if !findings.is_empty() {
        return Ok(ExitCode::FAILURE);
    }
    for foreign in foreign_objects(database).await? {
        complain(&foreign.to_string());
    }
    let pending = pending_steps(database).await?.len();
    let database = database.display();
    say(&if pending == 0 {
        format!("{database} is sound: integrity, foreign keys, invariants, seals.")
    } else {
        format!(
            "{database} is sound: integrity, foreign keys, invariants. Its schema is older than \
             this program's; on a scratch copy the steps it lacks ({pending}) went through, and \
             its seals hold."
        )
    })?;
    Ok(ExitCode::SUCCESS)
}

/// What is found of a backup among the others, which is kept beside it where the folder can be written.
async fn drill_in_its_place(settings: &Settings, file: &Path) -> Option<Vec<String>> {
    let folder = file.parent()?.canonicalize().ok()?;
    let name = file.file_name()?.to_str()?;
    if Some(&folder) != settings.backups.canonicalize().ok().as_ref() {
        return None;
    }
    let now = SystemClock.now();
    find_backup(&folder, name, now).await?;
    drill_backup(file, now).await.ok()
}

async fn drill_elsewhere(file: &Path) -> Result<Vec<String>> {
    let scratch = tempfile::tempdir()?;
    let findings = drill(file, scratch.path(), SystemClock.now()).await?;
    Ok(findings.iter().map(ToString::to_string).collect())
}
