use std::collections::BTreeMap;

use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::closing::freeze;
use quartermaster_domain::month::{Act, Month};
use quartermaster_domain::seal::{Seal, SealVersion, SealedContents};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::DebtTarget;
use quartermaster_domain::{DebtTargetId, Overflow, YearMonth};

use super::door::{DoorError, MonthAtVersion, load};
use super::openings::{SettleOpeningsError, settle_openings};
use crate::audit::Author;
use crate::ports::{Snapshot, StoreError, UnitOfWork};
use crate::reading::PostingFilter;
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, thiserror::Error)]
pub enum CloseError {
    #[error(transparent)]
    Door(#[from] DoorError),
    /// Months close in order.
    #[error("{month} comes before and is not closed")]
    EarlierMonthOpen { month: YearMonth },
    /// An opening set by hand, or a sum that does not fit, stands in the way.
    #[error(transparent)]
    CarryOver(#[from] CarryOverError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Overflow> for CloseError {
    fn from(error: Overflow) -> Self {
        Self::CarryOver(error.into())
    }
}

impl From<SettleOpeningsError> for CloseError {
    fn from(error: SettleOpeningsError) -> Self {
        match error {
            SettleOpeningsError::CarryOver(error) => Self::CarryOver(error),
            SettleOpeningsError::Store(error) => Self::Store(error),
        }
    }
}

/// Closes an active month: debts get their closing balance here and in the template, the month is
/// sealed, and what it carries is posted in the month after it.
pub async fn close(
    app: &Quartermaster,
    by: &Author,
    month: MonthAtVersion,
) -> Result<Month, CloseError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let reading = load(&mut *work, month).await?;
    let current = reading.contents.month.clone();
    let active = current
        .clone()
        .into_active(Act::Close)
        .map_err(DoorError::from)?;
    if let Some(earlier) = reading.open_before.first() {
        return Err(CloseError::EarlierMonthOpen {
            month: earlier.month.head().year_month,
        });
    }
    let mut sheet = reading.sheet()?;
    freeze_debts(&mut *work, &mut sheet).await?;
    let postings = all_postings(&mut *work, month.month).await?;
    let previous = previous_seal(&mut *work, month.month).await?;
    let seal = SealedContents {
        version: SealVersion::NEWEST,
        currency: reading.household.currency,
        head: &active.head,
        activated_at: active.activated_at,
        closed_at: at,
        sheet: &sheet,
        postings: &postings,
        previous: previous.as_ref(),
    }
    .seal();
    let closed = Month::Closed(active.close(at, seal));
    let closed = work.months_to_write().update(closed).await?;
    settle_openings(&mut *work, reading.next, at, &by.actor).await?;
    let change = Change::of("closed", "month")
        .id(closed.head().id.0)
        .month(month.month)
        .before(record::month(&current))
        .after(record::month(&closed));
    record::commit(work, by, at, change).await?;
    events::month_closed(app, month.month);
    Ok(closed)
}

/// Freezes the debts of the month, and makes their closing balances those of the template.
async fn freeze_debts(work: &mut dyn UnitOfWork, sheet: &mut Sheet) -> Result<(), CloseError> {
    let template = work.template().await?;
    let mut targets: BTreeMap<DebtTargetId, DebtTarget> = template
        .debt_targets
        .into_iter()
        .map(|target| (target.id, target))
        .collect();
    freeze(sheet, |id| {
        targets.get(&id).map(|target| target.fields.balance)
    })?;
    for line in &sheet.debts {
        work.month_debt_targets().update(&line.debt).await?;
        if let Some(mut target) = targets.remove(&line.debt.source) {
            target.fields.balance = line.closing_balance;
            work.debt_targets().update(target).await?;
        }
    }
    Ok(())
}

/// All postings of the month in the order of their ids, as the seal takes them.
pub(crate) async fn all_postings(
    snapshot: &mut dyn Snapshot,
    month: YearMonth,
) -> Result<Vec<quartermaster_domain::ledger::Posting>, StoreError> {
    let mut postings = snapshot
        .postings(month, &PostingFilter::default())
        .await?
        .unwrap_or_default();
    postings.sort_unstable_by_key(|posting| posting.id);
    Ok(postings)
}

async fn previous_seal(
    snapshot: &mut dyn Snapshot,
    month: YearMonth,
) -> Result<Option<Seal>, StoreError> {
    let before = snapshot.surroundings(month).await?.before;
    Ok(before.and_then(|before| before.closed().map(|closed| closed.seal.clone())))
}
