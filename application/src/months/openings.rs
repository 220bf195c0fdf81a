use quartermaster_domain::carry_over::{CarryOverError, OpeningChanges};
use quartermaster_domain::text::Memo;
use quartermaster_domain::{Overflow, Timestamp, YearMonth};

use crate::ports::{NewOpening, Snapshot, StoreError, UnitOfWork};
use crate::reading::MonthReading;

/// Why the openings of a month could not be settled.
#[derive(Debug, thiserror::Error)]
pub enum SettleOpeningsError {
    #[error(transparent)]
    CarryOver(#[from] CarryOverError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<Overflow> for SettleOpeningsError {
    fn from(error: Overflow) -> Self {
        Self::CarryOver(error.into())
    }
}

/// Gives `month` the openings and debt balances that its month before, if closed, gives it, and
/// takes all other derived ones away. Does nothing where there is no such month, or where nothing
/// is to change.
pub(super) async fn settle_openings(
    work: &mut dyn UnitOfWork,
    month: Option<YearMonth>,
    at: Timestamp,
    by: &str,
) -> Result<(), SettleOpeningsError> {
    let Some(month) = month else { return Ok(()) };
    let Some(reading) = work.month(month).await? else {
        return Ok(());
    };
    let changes = changes_to_openings(work, &reading).await?;
    if changes.is_empty() {
        return Ok(());
    }
    let postings = work.postings_to_write();
    if !changes.withdraw.is_empty() {
        postings.delete_openings(&changes.withdraw).await?;
    }
    let openings: Vec<NewOpening> = changes
        .post
        .iter()
        .map(|opening| NewOpening {
            entry: opening.entry,
            amount: opening.amount,
            origin: Some(opening.origin),
            posted_on: reading.contents.month.head().days.first(),
            memo: Memo::default(),
            created_at: at,
            created_by: by.to_owned(),
        })
        .collect();
    if !openings.is_empty() {
        postings.insert_openings(&openings).await?;
    }
    if !changes.balances.is_empty() {
        work.month_debt_targets()
            .set_carried_balances(&changes.balances)
            .await?;
    }
    work.months_to_write()
        .update(reading.contents.month)
        .await?;
    Ok(())
}

/// What has to change in the month for the rule of openings to hold.
pub(crate) async fn changes_to_openings(
    snapshot: &mut dyn Snapshot,
    reading: &MonthReading,
) -> Result<OpeningChanges, SettleOpeningsError> {
    let before = match reading.previous {
        Some(before) => snapshot.month(before).await?,
        None => None,
    };
    let closed = before.filter(|before| before.contents.month.is_closed());
    let sheet = closed.as_ref().map(MonthReading::sheet).transpose()?;
    let given = closed
        .as_ref()
        .zip(sheet.as_ref())
        .map(|(before, sheet)| (before.contents.month.head().year_month, sheet));
    Ok(OpeningChanges::between(given, &reading.contents)?)
}
