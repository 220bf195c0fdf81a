use quartermaster_domain::month::{MonthEntry, MonthEntryInput};
use quartermaster_domain::{FieldErrors, MonthEntryId};

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone)]
pub struct ChangeEntry {
    pub month: MonthAtVersion,
    pub entry: MonthEntryId,
    pub input: MonthEntryInput,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeEntryError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error("there is no such entry in the month")]
    NoSuchEntry,
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes an entry of a draft or active month; the template stays as it is.
pub async fn change_entry(
    app: &Quartermaster,
    by: &Author,
    command: ChangeEntry,
) -> Result<MonthEntry, ChangeEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (open, reading) = load_open(&mut *work, command.month).await?;
    let mut entries = reading.contents.entries.iter().map(|line| &line.entry);
    let current = entries
        .find(|entry| entry.id == command.entry)
        .ok_or(ChangeEntryError::NoSuchEntry)?;
    let changed = open.changed_entry(current, command.input, &reading.contents.debts)?;
    work.month_entries().update(&changed).await?;
    work.months_to_write().update(open.into()).await?;
    let change = Change::of("changed", "month_entry")
        .id(changed.id.0)
        .month(command.month.month)
        .before(record::month_entry(current))
        .after(record::month_entry(&changed));
    record::commit(work, by, at, change).await?;
    Ok(changed)
}
