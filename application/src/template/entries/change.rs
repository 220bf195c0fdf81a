use quartermaster_domain::template::{Entry, EntryInput};
use quartermaster_domain::{EntryId, FieldErrors};

use super::create::check_debt_target;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, Clone)]
pub struct ChangeEntry {
    pub entry: EntryId,
    pub input: EntryInput,
    /// The version the person saw, where they say it.
    pub expected_version: Option<i64>,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeEntryError {
    #[error("there is no such entry")]
    NoSuchEntry,
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error("the entry was changed meanwhile")]
    Stale,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes an entry of the template; months that copied it stay as they are.
pub async fn change(
    app: &Quartermaster,
    by: &Author,
    command: ChangeEntry,
) -> Result<Entry, ChangeEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let template = work.template().await?;
    let current = template
        .entries
        .iter()
        .find(|entry| entry.id == command.entry)
        .ok_or(ChangeEntryError::NoSuchEntry)?;
    if command
        .expected_version
        .is_some_and(|version| version != current.version)
    {
        return Err(ChangeEntryError::Stale);
    }
    let fields = current.fields.changed(command.input)?;
    check_debt_target(&fields, &template)?;
    let changed = Entry {
        fields,
        ..current.clone()
    };
    let saved = work.entries().update(changed).await?;
    let change = Change::of("changed", "entry")
        .id(saved.id.0)
        .before(record::entry(current))
        .after(record::entry(&saved));
    record::commit(work, by, at, change).await?;
    events::template_entry_updated(app, saved.id);
    Ok(saved)
}
