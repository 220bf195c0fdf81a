use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::limits::MONTH_MAX_POSTINGS;
use quartermaster_domain::month::{Act, Month};
use quartermaster_domain::{MonthEntryId, PostingId};

use crate::audit::{Author, Details};
use crate::months::{DoorError, MonthAtVersion, check_version};
use crate::ports::StoreError;
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, Clone, Copy)]
pub struct PutBack {
    pub month: MonthAtVersion,
    /// The posting that was asked to be deleted.
    pub posting: PostingId,
}

#[derive(Debug, thiserror::Error)]
pub enum PutBackError {
    #[error(transparent)]
    Door(#[from] DoorError),
    /// It never was there, or it is back already.
    #[error("no such posting was deleted from the month")]
    NothingDeleted,
    #[error("an entry of the posting is not in the month any more")]
    NoSuchEntry,
    #[error("the month has as many postings as it can have")]
    MonthFull,
    /// Another opening balance took its place, or the month before gives the openings now.
    #[error("the entry has another opening balance")]
    OpeningExists,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes the deletion of a posting back: all that went with it is there again as it was, ids too.
pub async fn put_back(
    app: &Quartermaster,
    by: &Author,
    command: PutBack,
) -> Result<Vec<Posting>, PutBackError> {
    let at = app.clock.now();
    let month = command.month.month;
    let mut work = app.store.write().await?;
    let record = work
        .latest_record(Some(month), "posting", command.posting.0)
        .await?;
    let gone = record.as_ref().and_then(record::deleted_postings);
    let entries = entries_of(gone.as_deref().unwrap_or_default());
    let ground = work
        .payment_ground(month, &entries)
        .await?
        .ok_or(DoorError::NoSuchMonth)?;
    check_version(&ground.month, command.month)?;
    let active = ground
        .month
        .into_active(Act::Post)
        .map_err(DoorError::from)?;
    let gone = gone.ok_or(PutBackError::NothingDeleted)?;
    if ground.entries.len() < entries.len() {
        return Err(PutBackError::NoSuchEntry);
    }
    if ground.postings.saturating_add(gone.len()) > MONTH_MAX_POSTINGS {
        return Err(PutBackError::MonthFull);
    }
    let has_opening = gone.iter().any(is_opening);
    if has_opening && work.surroundings(month).await?.before.is_some() {
        return Err(PutBackError::OpeningExists);
    }
    work.postings_to_write()
        .put_back(active.head.id, &gone)
        .await
        .map_err(|error| match error {
            StoreError::Conflict if has_opening => PutBackError::OpeningExists,
            StoreError::Conflict => PutBackError::NothingDeleted,
            other => other.into(),
        })?;
    work.months_to_write().update(Month::Active(active)).await?;
    let lines: Vec<Details> = gone.iter().map(record::posting).collect();
    let change = Change::of("restored", "posting")
        .id(command.posting.0)
        .month(month)
        .after(Details::new().with("postings", lines));
    record::commit(work, by, at, change).await?;
    events::postings_added(app, &gone);
    Ok(gone)
}

fn entries_of(postings: &[Posting]) -> Vec<MonthEntryId> {
    let mut entries: Vec<_> = postings.iter().map(|posting| posting.month_entry).collect();
    entries.sort_unstable();
    entries.dedup();
    entries
}

fn is_opening(posting: &Posting) -> bool {
    matches!(posting.kind, PostingKind::OpeningBalance { .. })
}
