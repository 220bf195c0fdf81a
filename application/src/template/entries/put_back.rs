use quartermaster_domain::EntryId;
use quartermaster_domain::limits::TEMPLATE_MAX_ENTRIES;

use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum PutBackEntryError {
    /// It never was there, or it is back already.
    #[error("no such entry was deleted")]
    NothingDeleted,
    #[error("the template has as many entries as it can have")]
    TemplateFull,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes the deletion of an entry back: it is there again as it was, id and place too.
pub async fn put_back(
    app: &Quartermaster,
    by: &Author,
    entry: EntryId,
) -> Result<(), PutBackEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let record = work.latest_record(None, "entry", entry.0).await?;
    let gone = record.as_ref().and_then(record::deleted_entry);
    let entry = gone.ok_or(PutBackEntryError::NothingDeleted)?;
    let template = work.template().await?;
    if template.entries.len() >= TEMPLATE_MAX_ENTRIES {
        return Err(PutBackEntryError::TemplateFull);
    }
    let entry = template.entry_put_back(entry);
    work.entries().put_back(&entry).await?;
    let change = Change::of("restored", "entry")
        .id(entry.id.0)
        .after(record::entry(&entry));
    Ok(record::commit(work, by, at, change).await?)
}
