use quartermaster_domain::template::Entry;
use quartermaster_domain::{EntryId, Timestamp};

use super::find;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, thiserror::Error)]
pub enum ArchiveEntryError {
    #[error("there is no such entry")]
    NoSuchEntry,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Leaves the entry out of months to come; an archived one stays as it is.
pub async fn archive(
    app: &Quartermaster,
    by: &Author,
    entry: EntryId,
) -> Result<Entry, ArchiveEntryError> {
    let at = app.clock.now();
    set_archived(app, by, entry, Some(at)).await
}

/// Takes an archived entry back into months to come.
pub async fn restore(
    app: &Quartermaster,
    by: &Author,
    entry: EntryId,
) -> Result<Entry, ArchiveEntryError> {
    set_archived(app, by, entry, None).await
}

async fn set_archived(
    app: &Quartermaster,
    by: &Author,
    entry: EntryId,
    archived_at: Option<Timestamp>,
) -> Result<Entry, ArchiveEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let current = find(&mut *work, entry)
        .await?
        .ok_or(ArchiveEntryError::NoSuchEntry)?;
    if current.archived_at.is_some() == archived_at.is_some() {
        return Ok(current);
    }
    let changed = Entry {
        archived_at,
        ..current.clone()
    };
    let saved = work.entries().update(changed).await?;
    let action = if archived_at.is_some() {
        "archived"
    } else {
        "restored"
    };
    let change = Change::of(action, "entry")
        .id(saved.id.0)
        .before(record::entry(&current))
        .after(record::entry(&saved));
    record::commit(work, by, at, change).await?;
    events::template_entry_updated(app, saved.id);
    Ok(saved)
}
