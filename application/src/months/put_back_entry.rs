use quartermaster_domain::MonthEntryId;
use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::limits::MONTH_MAX_ENTRIES;
use quartermaster_domain::month::MonthEntry;

use super::door::{DoorError, MonthAtVersion, load_open};
use super::openings::{SettleOpeningsError, settle_openings};
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone, Copy)]
pub struct PutBackEntry {
    pub month: MonthAtVersion,
    /// The entry that was removed.
    pub entry: MonthEntryId,
}

#[derive(Debug, thiserror::Error)]
pub enum PutBackEntryError {
    #[error(transparent)]
    Door(#[from] DoorError),
    /// It never was there, is back already, or was adopted from the template again.
    #[error("no such entry was removed from the month")]
    NothingRemoved,
    #[error("the month has as many entries as it can have")]
    MonthFull,
    #[error(transparent)]
    CarryOver(#[from] CarryOverError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SettleOpeningsError> for PutBackEntryError {
    fn from(error: SettleOpeningsError) -> Self {
        match error {
            SettleOpeningsError::CarryOver(error) => Self::CarryOver(error),
            SettleOpeningsError::Store(error) => Self::Store(error),
        }
    }
}

/// Takes the removal of an entry back: it is there again as it was, id and place too, with the opening
/// balance that is its due now.
pub async fn put_back_entry(
    app: &Quartermaster,
    by: &Author,
    command: PutBackEntry,
) -> Result<MonthEntry, PutBackEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (open, reading) = load_open(&mut *work, command.month).await?;
    let month = command.month.month;
    let record = work
        .latest_record(Some(month), "month_entry", command.entry.0)
        .await?;
    let gone = record.as_ref().and_then(record::removed_entry);
    let gone = gone.ok_or(PutBackEntryError::NothingRemoved)?;
    let contents = &reading.contents;
    if contents.entries.len() >= MONTH_MAX_ENTRIES {
        return Err(PutBackEntryError::MonthFull);
    }
    let template = work.template().await?;
    let entry = open.entry_put_back(gone.entry, &contents.debts, &template);
    let id = open.head().id;
    work.month_entries()
        .put_back(id, &entry)
        .await
        .map_err(|error| match error {
            StoreError::Conflict => PutBackEntryError::NothingRemoved,
            other => other.into(),
        })?;
    // A person sets openings only where no month before gives them.
    let opening = gone.opening.filter(|_| reading.previous.is_none());
    let opening: Vec<_> = opening.into_iter().collect();
    work.postings_to_write().put_back(id, &opening).await?;
    work.months_to_write().update(open.into()).await?;
    settle_openings(&mut *work, Some(month), at, &by.actor).await?;
    let change = Change::of("restored", "month_entry")
        .id(entry.id.0)
        .month(month)
        .after(record::month_entry(&entry));
    record::commit(work, by, at, change).await?;
    Ok(entry)
}
