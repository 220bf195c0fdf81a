use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::month::Act;

use super::door::{DoorError, MonthAtVersion, load};
use super::openings::{SettleOpeningsError, settle_openings};
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum DeleteError {
    #[error(transparent)]
    Door(#[from] DoorError),
    /// An active month with something posted by a person stays.
    #[error("the month has postings")]
    HasPostings,
    #[error(transparent)]
    CarryOver(#[from] CarryOverError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SettleOpeningsError> for DeleteError {
    fn from(error: SettleOpeningsError) -> Self {
        match error {
            SettleOpeningsError::CarryOver(error) => Self::CarryOver(error),
            SettleOpeningsError::Store(error) => Self::Store(error),
        }
    }
}

/// Deletes a draft, or an active month in which nobody posted anything, and settles the openings
/// of the month after it.
pub async fn delete(
    app: &Quartermaster,
    by: &Author,
    month: MonthAtVersion,
) -> Result<(), DeleteError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let reading = load(&mut *work, month).await?;
    let current = reading.contents.month.clone();
    let open = current
        .clone()
        .into_open(Act::Delete)
        .map_err(DoorError::from)?;
    if reading.contents.has_postings_of_a_person() {
        return Err(DeleteError::HasPostings);
    }
    work.months_to_write().delete(open).await?;
    settle_openings(&mut *work, reading.next, at, &by.actor).await?;
    let change = Change::of("deleted", "month")
        .id(current.head().id.0)
        .month(month.month)
        .before(record::month(&current));
    Ok(record::commit(work, by, at, change).await?)
}
