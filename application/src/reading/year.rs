use quartermaster_domain::month::{LedgerEntry, Month};
use quartermaster_domain::sheet::YearSheet;
use quartermaster_domain::{Household, Year};

use super::ReadError;
use crate::Quartermaster;

/// The months of a year as the store has them.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearReading {
    /// The earliest first.
    pub months: Vec<MonthOfYear>,
    /// The nearest years before and after it that have a month; `None` too where this one has none.
    pub previous: Option<Year>,
    pub next: Option<Year>,
}

/// A month with its entries in their order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthOfYear {
    pub month: Month,
    pub entries: Vec<LedgerEntry>,
}

/// A year that has a month, with all of its figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearView {
    pub household: Household,
    pub year: Year,
    pub reading: YearReading,
    pub sheet: YearSheet,
}

pub async fn year(app: &Quartermaster, year: Year) -> Result<YearView, ReadError> {
    let mut snapshot = app.store.read().await?;
    let reading = snapshot.year(year).await?;
    if reading.months.is_empty() {
        return Err(ReadError::NoSuchYear);
    }
    let lines = |one: &MonthOfYear| one.month.head().year_month;
    Ok(YearView {
        household: snapshot.household().await?,
        year,
        sheet: YearSheet::of(
            reading
                .months
                .iter()
                .map(|month| (lines(month), month.entries.as_slice())),
        )?,
        reading,
    })
}
