//! A new database from what a file holds.

use std::path::Path;
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use quartermaster_adapters_db::{SqliteStore, migrate, verify};
use quartermaster_application::Quartermaster;
use quartermaster_application::ports::Clock;
use quartermaster_application::verify::verify as verify_months;

use super::findings::{in_database, in_months};
use super::read::Everything;

/// Makes the database `file`, which does not exist yet, writes `everything` into it and verifies it
/// as `quartermaster verify` does. Nothing has it open afterwards.
///
/// # Errors
/// The store refused something, or what it holds now is not sound; the place in the export is named
/// where there is one.
pub(crate) async fn fill(
    file: &Path,
    everything: &Everything,
    clock: Arc<dyn Clock>,
) -> Result<()> {
    // A new database needs no backup, so no folder for them is made.
    migrate(file, &file.with_extension("backups"), clock.now()).await?;
    let store = Arc::new(SqliteStore::open(file).await?);
    let filled = write(&store, everything).await;
    let findings = match filled {
        Ok(()) => findings(file, &store, everything, clock).await,
        Err(error) => Err(error),
    };
    let closed = store.close().await;
    let findings = findings?;
    closed?;
    if !findings.is_empty() {
        bail!("{}", findings.join("; "));
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

async fn findings(
    file: &Path,
    store: &Arc<SqliteStore>,
    everything: &Everything,
    clock: Arc<dyn Clock>,
) -> Result<Vec<String>> {
    store.checkpoint().await?;
    let found = verify(file).await?;
    if !found.is_empty() {
        return Ok(in_database(&found, everything));
    }
    let app = Quartermaster {
        store: store.clone(),
        clock,
    };
    Ok(in_months(&verify_months(&app).await?, everything))
}
