use quartermaster_domain::MonthEntryId;

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone, Copy)]
pub struct RemoveEntry {
    pub month: MonthAtVersion,
    pub entry: MonthEntryId,
}

#[derive(Debug, thiserror::Error)]
pub enum RemoveEntryError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error("there is no such entry in the month")]
    NoSuchEntry,
    #[error("the entry has payments")]
    HasPayments,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes an entry without payments out of a draft or active month, with its opening balance.
pub async fn remove_entry(
    app: &Quartermaster,
    by: &Author,
    command: RemoveEntry,
) -> Result<(), RemoveEntryError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (open, reading) = load_open(&mut *work, command.month).await?;
    let line = reading
        .contents
        .entries
        .iter()
        .find(|line| line.entry.id == command.entry)
        .ok_or(RemoveEntryError::NoSuchEntry)?;
    if line.ledger.payments > 0 {
        return Err(RemoveEntryError::HasPayments);
    }
    work.month_entries().delete(command.entry).await?;
    work.months_to_write().update(open.into()).await?;
    let opening = line.ledger.opening.map(|opening| opening.amount.minor());
    let change = Change::of("removed", "month_entry")
        .id(command.entry.0)
        .month(command.month.month)
        .before(record::month_entry(&line.entry).with("opening_minor", opening));
    Ok(record::commit(work, by, at, change).await?)
}
