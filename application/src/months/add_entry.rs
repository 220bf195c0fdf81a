use quartermaster_domain::FieldErrors;
use quartermaster_domain::limits::MONTH_MAX_ENTRIES;
use quartermaster_domain::month::{LedgerEntry, MonthEntry, MonthEntryInput};

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone)]
pub struct AddEntry {
    pub month: MonthAtVersion,
    pub input: MonthEntryInput,
}

#[derive(Debug, thiserror::Error)]
pub enum AddEntryError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error("the month has as many entries as it can have")]
    MonthFull,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds an entry that is not in the template to a draft or active month, after all others.
pub async fn add_entry(
    app: &Quartermaster,
    by: &Author,
    command: AddEntry,
) -> Result<MonthEntry, AddEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (open, reading) = load_open(&mut *work, command.month).await?;
    let entries = &reading.contents.entries;
    if entries.len() >= MONTH_MAX_ENTRIES {
        return Err(AddEntryError::MonthFull);
    }
    let new = open.new_entry(
        command.input,
        &reading.contents.debts,
        next_position(entries),
    )?;
    let id = open.head().id;
    let added = work.month_entries().insert(id, vec![new]).await?;
    let added = added.into_iter().next().ok_or(StoreError::Conflict)?;
    work.months_to_write().update(open.into()).await?;
    let change = Change::of("added", "month_entry")
        .id(added.id.0)
        .month(command.month.month)
        .after(record::month_entry(&added));
    record::commit(work, by, at, change).await?;
    Ok(added)
}

/// The position after all of these entries.
pub(super) fn next_position(entries: &[LedgerEntry]) -> u32 {
    entries
        .iter()
        .map(|line| line.entry.position)
        .max()
        .unwrap_or(0)
        .saturating_add(1)
}
