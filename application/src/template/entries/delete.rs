use quartermaster_domain::EntryId;

use super::find;
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum DeleteEntryError {
    #[error("there is no such entry")]
    NoSuchEntry,
    /// A month has copied it; it can be archived.
    #[error("a month has copied the entry")]
    InUse,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Deletes an entry that no month has copied.
pub async fn delete(
    app: &Quartermaster,
    by: &Author,
    entry: EntryId,
) -> Result<(), DeleteEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let current = find(&mut *work, entry)
        .await?
        .ok_or(DeleteEntryError::NoSuchEntry)?;
    if work.entry_is_in_use(entry).await? {
        return Err(DeleteEntryError::InUse);
    }
    work.entries().delete(entry).await?;
    let change = Change::of("deleted", "entry")
        .id(entry.0)
        .before(record::entry(&current).with("position", i64::from(current.position)));
    Ok(record::commit(work, by, at, change).await?)
}
