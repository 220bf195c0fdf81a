use quartermaster_domain::{Household, Year, YearMonth};

use super::{MonthFilter, MonthSummary, ReadError};
use crate::Quartermaster;

/// The latest months, in whole years.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overview {
    pub household: Household,
    /// The newest first; every month of each year among them.
    pub months: Vec<MonthSummary>,
    /// The earliest year here, where there are months before it.
    pub earlier: Option<Year>,
    /// Of all months; only later ones can be created.
    pub latest_closed: Option<YearMonth>,
}

/// How many months are shown at once: three whole years.
const OVERVIEW_MAX_MONTHS: u32 = 36;

/// The latest months of the years before `before`, or of all.
pub async fn overview(app: &Quartermaster, before: Option<Year>) -> Result<Overview, ReadError> {
    let first = |year: Year| year.months().next();
    let filter = MonthFilter {
        state: None,
        before: before.and_then(first),
        limit: OVERVIEW_MAX_MONTHS + 1,
    };
    let mut snapshot = app.store.read().await?;
    let mut months = snapshot.months(&filter).await?;
    let year_of = |one: &MonthSummary| Year::from(one.month.head().year_month);
    let has_more = months.len() > usize::try_from(OVERVIEW_MAX_MONTHS).unwrap_or(usize::MAX);
    let mut earlier = None;
    if has_more && let Some(cut) = months.last().map(year_of) {
        months.retain(|one| year_of(one) > cut);
        earlier = months.last().map(year_of);
    }
    let around = match months.first() {
        Some(newest) => {
            snapshot
                .surroundings(newest.month.head().year_month)
                .await?
        }
        None => Default::default(),
    };
    Ok(Overview {
        household: snapshot.household().await?,
        months,
        earlier,
        latest_closed: around.latest_closed.map(|closed| closed.head.year_month),
    })
}
