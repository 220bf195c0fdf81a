use std::io::Read as _;
use std::path::Path;
use std::process::ExitCode;

use anyhow::{Context as _, Result, bail};
use quartermaster_adapters_db::{
    Candidate, Purpose, ReadOnlyStore, is_fresh, pending_steps, read_text,
};
use quartermaster_application::archive::older_records;
use quartermaster_application::ports::{Clock as _, Snapshot, StoreError};

use super::leftovers::set_aside;
use crate::adoption::settle;
use crate::cli::say;
use crate::clock::SystemClock;
use crate::export::{fill, read};
use crate::instance_lock::InstanceLock;
use crate::settings::Settings;

/// Makes the database from an export. It is built and verified beside its place, so that it is
/// there whole or not at all.
pub(super) async fn run(settings: &Settings, file: &Path) -> Result<ExitCode> {
    let named = || file.display().to_string();
    let text = text_of(file).with_context(named)?;
    let everything = read(&text).with_context(named)?;
    drop(text);
    let database = &settings.database;
    let lock = InstanceLock::take(database)?;
    settle(database)?;
    set_aside(settings, &lock)?;
    expect_empty(database).await?;
    let cannot = || format!("nothing can be put at {}", database.display());
    let candidate = Candidate::begin(database, Purpose::Import).with_context(cannot)?;
    fill(candidate.path(), &everything, SystemClock.now())
        .await
        .with_context(named)?;
    candidate.take_place().with_context(cannot)?;
    let months = everything.months.len();
    let postings: usize = everything
        .months
        .iter()
        .map(|month| month.postings.len())
        .sum();
    say(&format!(
        "{}, exported at {} by Quartermaster {}, was imported to {}: {months} months, {postings} \
         postings; integrity, foreign keys, invariants and seals are sound.",
        file.display(),
        everything.exported_at,
        everything.quartermaster_version,
        database.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// `-` is standard input.
fn text_of(file: &Path) -> std::io::Result<String> {
    if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().lock().read_to_string(&mut text)?;
        return Ok(text);
    }
    read_text(file)
}

/// # Errors
/// The database exists and something is in it.
async fn expect_empty(database: &Path) -> Result<()> {
    if is_fresh(database).await? {
        return Ok(());
    }
    if !pending_steps(database).await?.is_empty() {
        bail!(
            "{} has an older schema; an import needs a new, empty database",
            database.display()
        );
    }
    let store = ReadOnlyStore::open(database).await?;
    let mut snapshot = store.read().await?;
    let is_empty = is_empty(&mut *snapshot).await;
    drop(snapshot);
    let closed = store.close().await;
    if !is_empty? {
        bail!(
            "{} is not empty; an import needs a new, empty database, so that every id stays as it is",
            database.display()
        );
    }
    Ok(closed?)
}

/// Whatever a household ever did left a record in the audit trail.
async fn is_empty(snapshot: &mut dyn Snapshot) -> Result<bool, StoreError> {
    let is_in_use = snapshot.currency_is_in_use().await?;
    Ok(!is_in_use && older_records(snapshot, None).await?.is_empty())
}
