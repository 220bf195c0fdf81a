use quartermaster_domain::{FieldErrors, MonthEntryId};

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::{Author, Details};
use crate::ports::StoreError;
use crate::record::{self, Change};
use crate::template::names_all_once;

#[derive(Debug, Clone)]
pub struct OrderEntries {
    pub month: MonthAtVersion,
    /// All entries of the month, each once.
    pub order: Vec<MonthEntryId>,
}

#[derive(Debug, thiserror::Error)]
pub enum OrderEntriesError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Puts the entries of a draft or active month into this order.
pub async fn order_entries(
    app: &Quartermaster,
    by: &Author,
    command: OrderEntries,
) -> Result<(), OrderEntriesError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (open, reading) = load_open(&mut *work, command.month).await?;
    let entries = reading.contents.entries.iter();
    let existing: Vec<MonthEntryId> = entries.map(|line| line.entry.id).collect();
    names_all_once(&command.order, &existing)?;
    let id = open.head().id;
    work.month_entries().reorder(id, &command.order).await?;
    work.months_to_write().update(open.into()).await?;
    let ids = |ids: Vec<MonthEntryId>| {
        Details::new().with("order", ids.into_iter().map(|id| id.0).collect::<Vec<_>>())
    };
    let change = Change::of("ordered", "month_entry")
        .month(command.month.month)
        .before(ids(existing))
        .after(ids(command.order));
    Ok(record::commit(work, by, at, change).await?)
}
