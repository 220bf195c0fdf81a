//! A new database from what a file holds.

use std::path::Path;

use anyhow::{Context as _, Result, bail};
use quartermaster_adapters_db::{SqliteStore, migrate, verify};
use quartermaster_domain::Timestamp;

use super::findings::placed;
use super::read::Everything;

/// Makes the database `file`, which does not exist yet, writes `everything` into it and verifies it
/// as `quartermaster verify` does. Nothing has it open afterwards.
///
/// # Errors
/// The store refused something, or what it holds now is not sound; the place in the export is named
/// where there is one.
pub(crate) async fn fill(file: &Path, everything: &Everything, now: Timestamp) -> Result<()> {
    // A new database needs no backup, so no folder for them is made.
    migrate(file, &file.with_extension("backups"), now).await?;
    let store = SqliteStore::open(file).await?;
    let written = write(&store, everything).await;
    let closed = store.close().await;
    written?;
    closed?;
    let findings = verify(file).await?;
    if !findings.is_empty() {
        let placed: Vec<String> = findings
            .iter()
            .map(|finding| placed(finding, everything))
            .collect();
        bail!("{}", placed.join("; "));
    }
    Ok(())
}

async fn write(store: &SqliteStore, everything: &Everything) -> Result<()> {
    let Everything {
        quartermaster_version: _,
        exported_at: _,
        household,
        template,
        months,
        audit,
        last_ids,
    } = everything;
    let mut import = store.import().await?;
    import.household(household).await.context("household")?;
    import.template(template).await.context("template")?;
    for (index, month) in months.iter().enumerate() {
        let written = import.month(month).await;
        written.with_context(|| format!("months[{index}]"))?;
    }
    import.audit(audit).await.context("audit")?;
    import.last_ids(last_ids).await.context("last_ids")?;
    Ok(import.commit().await?)
}
