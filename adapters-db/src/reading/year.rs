//! The months of a year with their entries, in two statements.

use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::{MonthOfYear, YearReading};
use quartermaster_domain::Year;
use sea_orm::{DatabaseTransaction, QueryResult, Value};

use super::columns::columns;
use super::neighbours::Neighbours;
use super::{ledger, neighbours};
use crate::month::{entity::Entity as Months, month_of};
use crate::row::decode;
use crate::statement::rows;

/// From January, `$1`, to December, `$2`.
const OF_YEAR: &str = "year_month BETWEEN $1 AND $2";

pub(super) static MONTHS: LazyLock<String> = LazyLock::new(|| {
    let month = columns::<Months>("m", "");
    format!(
        "SELECT {month}, {} FROM month m {}
        WHERE m.{OF_YEAR}
        ORDER BY m.year_month",
        neighbours::COLUMNS,
        neighbours::joins("$1", "$2"),
    )
});

pub(super) static ENTRIES: LazyLock<String> =
    LazyLock::new(|| ledger::entries_of_months(&format!("SELECT id FROM month WHERE {OF_YEAR}")));

pub(crate) async fn year(db: &DatabaseTransaction, year: Year) -> Result<YearReading, StoreError> {
    let months = rows(db, &MONTHS, ends_of(year)).await?;
    let Some(any) = months.first() else {
        return Ok(YearReading::default());
    };
    let Neighbours { previous, next } = Neighbours::read(any)?;
    let mut entries = ledger::by_month(db, &ENTRIES, ends_of(year)).await?;
    let of_month = |row: &QueryResult| {
        let month = month_of(decode::<Months>(row, "")?)?;
        Ok(MonthOfYear {
            entries: entries.remove(&month.head().id.0).unwrap_or_default(),
            month,
        })
    };
    Ok(YearReading {
        months: months.iter().map(of_month).collect::<Result<_, _>>()?,
        previous: previous.map(Year::from),
        next: next.map(Year::from),
    })
}

fn ends_of(year: Year) -> impl Iterator<Item = Value> {
    let mut months = year.months();
    let ends = [months.next(), months.next_back()];
    ends.into_iter()
        .flatten()
        .map(|month| month.to_string().into())
}
