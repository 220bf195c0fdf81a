use quartermaster_domain::month::LedgerEntry;
use quartermaster_domain::{MonthEntryId, YearMonth};

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::{Author, Details};
use crate::ports::{StoreError, UnitOfWork};
use crate::reading::PostingFilter;
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
    let opening = opening_by_hand(&mut *work, command.month.month, line).await?;
    work.month_entries().delete(command.entry).await?;
    work.months_to_write().update(open.into()).await?;
    let opening_minor = line.ledger.opening.map(|opening| opening.amount.minor());
    let gone = record::month_entry(&line.entry)
        .with("position", i64::from(line.entry.position))
        .with("opening_minor", opening_minor)
        .with("postings", opening);
    let change = Change::of("removed", "month_entry")
        .id(command.entry.0)
        .month(command.month.month)
        .before(gone);
    Ok(record::commit(work, by, at, change).await?)
}

/// What a person set as the entry's opening balance; nothing else would bring it back.
async fn opening_by_hand(
    work: &mut dyn UnitOfWork,
    month: YearMonth,
    line: &LedgerEntry,
) -> Result<Vec<Details>, StoreError> {
    let opening = line.ledger.opening.as_ref();
    if opening.is_none_or(|opening| opening.origin.is_some()) {
        return Ok(Vec::new());
    }
    let filter = PostingFilter {
        entry: Some(line.entry.id),
        ..PostingFilter::default()
    };
    let postings = work.postings(month, &filter).await?.unwrap_or_default();
    Ok(postings.iter().map(record::posting).collect())
}
