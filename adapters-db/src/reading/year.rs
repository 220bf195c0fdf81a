//! The months of a year with their entries, in two statements.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::{MonthOfYear, YearReading};
use quartermaster_domain::Year;
use quartermaster_domain::month::LedgerEntry;
use sea_orm::{DatabaseTransaction, QueryResult, Value};

use super::columns::columns;
use super::ledger;
use super::month::neighbour;
use crate::month::{entity::Entity as Months, month_of};
use crate::row::decode;
use crate::statement::rows;

/// From January, `$1`, to December, `$2`.
const OF_YEAR: &str = "year_month BETWEEN $1 AND $2";

pub(super) static MONTHS: LazyLock<String> = LazyLock::new(|| {
    let month = columns::<Months>("m", "");
    format!(
        "SELECT {month}, b.id AS previous_id, b.year_month AS previous_month,
            a.id AS next_id, a.year_month AS next_month
        FROM month m
        LEFT JOIN month b ON b.year_month = (SELECT MAX(year_month) FROM month WHERE year_month < $1)
        LEFT JOIN month a ON a.year_month = (SELECT MIN(year_month) FROM month WHERE year_month > $2)
        WHERE m.{OF_YEAR}
        ORDER BY m.year_month"
    )
});

pub(super) static ENTRIES: LazyLock<String> = LazyLock::new(|| {
    let entry = columns::<crate::month_entry::entity::Entity>("e", "");
    let (sums, joins) = (ledger::COLUMNS, ledger::JOINS);
    format!(
        "SELECT {entry}, {sums} FROM month_entry e {joins}
        WHERE e.month_id IN (SELECT id FROM month WHERE {OF_YEAR})
        ORDER BY e.position, e.id"
    )
});

pub(crate) async fn year(db: &DatabaseTransaction, year: Year) -> Result<YearReading, StoreError> {
    let months = rows(db, &MONTHS, ends_of(year)).await?;
    let Some(any) = months.first() else {
        return Ok(YearReading::default());
    };
    let [previous, next] = [neighbour(any, "previous_")?, neighbour(any, "next_")?];
    let mut entries = entries(db, year).await?;
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

/// By the id of their month.
async fn entries(
    db: &DatabaseTransaction,
    year: Year,
) -> Result<BTreeMap<i64, Vec<LedgerEntry>>, StoreError> {
    let mut entries: BTreeMap<i64, Vec<LedgerEntry>> = BTreeMap::new();
    for row in rows(db, &ENTRIES, ends_of(year)).await? {
        let (month, entry) = ledger::ledger_entry(db, &row).await?;
        entries.entry(month).or_default().push(entry);
    }
    Ok(entries)
}

fn ends_of(year: Year) -> impl Iterator<Item = Value> {
    let mut months = year.months();
    let ends = [months.next(), months.next_back()];
    ends.into_iter()
        .flatten()
        .map(|month| month.to_string().into())
}
