use quartermaster_domain::month::Month;
use quartermaster_domain::planning::{MonthBefore, Proposal};
use quartermaster_domain::{Household, MonthDays, Overflow, YearMonth};

use crate::Quartermaster;
use crate::ports::{Snapshot, StoreError};
use crate::reading::MonthReading;

/// Why a month cannot be created.
#[derive(Debug, thiserror::Error)]
pub enum ProposeError {
    #[error("the month exists")]
    MonthExists,
    /// Months at or before the latest closed one are over.
    #[error("{latest_closed} is closed, and only later months can be created")]
    BeforeClosedMonth { latest_closed: YearMonth },
    /// The month to copy from does not exist.
    #[error("there is no month to copy from")]
    NoSuchMonthToCopy,
    /// Its neighbours leave it no day.
    #[error("the months beside it leave it no day")]
    NoDaysLeft,
    #[error(transparent)]
    Overflow(#[from] Overflow),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// The month that creating would make, with the household it is for; writes nothing.
pub async fn preview(
    app: &Quartermaster,
    month: YearMonth,
    copy_from: Option<YearMonth>,
) -> Result<(Household, Proposal), ProposeError> {
    let mut snapshot = app.store.read().await?;
    let proposal = propose(&mut *snapshot, month, copy_from).await?;
    Ok((snapshot.household().await?, proposal))
}

pub(super) async fn propose(
    snapshot: &mut dyn Snapshot,
    month: YearMonth,
    copy_from: Option<YearMonth>,
) -> Result<Proposal, ProposeError> {
    let around = snapshot.surroundings(month).await?;
    if around.this.is_some() {
        return Err(ProposeError::MonthExists);
    }
    if let Some(closed) = &around.latest_closed
        && closed.head.year_month >= month
    {
        return Err(ProposeError::BeforeClosedMonth {
            latest_closed: closed.head.year_month,
        });
    }
    let neighbour = |month: &Option<Month>| month.as_ref().map(|m| m.head().as_neighbour());
    let days = MonthDays::between(
        month,
        snapshot.household().await?.month_start_day,
        neighbour(&around.before),
        neighbour(&around.after),
    )
    .ok_or(ProposeError::NoDaysLeft)?;
    let before = match &around.before {
        Some(before) => snapshot.month(before.head().year_month).await?,
        None => None,
    };
    let sheet = before.as_ref().map(MonthReading::sheet).transpose()?;
    let before = before
        .as_ref()
        .zip(sheet.as_ref())
        .map(|(before, sheet)| MonthBefore {
            month: before.contents.month.head().year_month,
            is_closed: before.contents.month.is_closed(),
            sheet,
        });
    let template = snapshot.template().await?;
    let Some(copy_from) = copy_from else {
        return Ok(Proposal::from_template(month, days, &template, before)?);
    };
    let copied = snapshot
        .month(copy_from)
        .await?
        .ok_or(ProposeError::NoSuchMonthToCopy)?;
    Ok(Proposal::from_month(
        month,
        days,
        &copied.contents,
        &template,
        before,
    )?)
}
