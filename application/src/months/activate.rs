use quartermaster_domain::Timestamp;
use quartermaster_domain::month::{DraftMonth, Month};

use super::door::{DoorError, MonthAtVersion, load};
use crate::audit::Author;
use crate::ports::{StoreError, UnitOfWork};
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, thiserror::Error)]
pub enum ActivateError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Makes a draft active, and keeps each entry's planned amount as its baseline.
pub async fn activate(
    app: &Quartermaster,
    by: &Author,
    month: MonthAtVersion,
) -> Result<Month, ActivateError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let current = load(&mut *work, month).await?.contents.month;
    let draft = current.into_draft().map_err(DoorError::from)?;
    let (active, change) = activate_in(&mut *work, draft, at).await?;
    record::commit(work, by, at, change).await?;
    events::month_activated(app, month.month);
    Ok(active)
}

/// Activates the draft as a part of an act that does more.
pub(super) async fn activate_in(
    work: &mut dyn UnitOfWork,
    draft: DraftMonth,
    at: Timestamp,
) -> Result<(Month, Change), StoreError> {
    let before = Month::Draft(draft.clone());
    let active = Month::Active(draft.activate(at));
    work.month_entries()
        .keep_baselines(active.head().id)
        .await?;
    let active = work.months_to_write().update(active).await?;
    let change = Change::of("activated", "month")
        .id(active.head().id.0)
        .month(active.head().year_month)
        .before(record::month(&before))
        .after(record::month(&active));
    Ok((active, change))
}
