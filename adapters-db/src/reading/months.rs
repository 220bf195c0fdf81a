//! The list of months with their totals, in two statements.

use std::collections::BTreeMap;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::{MonthFilter, MonthSummary};
use quartermaster_domain::month::Month;
use quartermaster_domain::sheet::{KindTotals, Totals};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Money, Overflow};
use sea_orm::{DatabaseTransaction, DbErr, QueryResult, Value};

use super::columns::columns;
use super::month::month as month_reading;
use crate::month::{entity::Entity as Months, month_of};
use crate::row::decode;
use crate::statement::rows;
use crate::store_error::store_error;

pub(crate) async fn months(
    db: &DatabaseTransaction,
    filter: &MonthFilter,
) -> Result<Vec<MonthSummary>, StoreError> {
    let (selection, values) = selection(filter);
    let months = columns::<Months>("m", "");
    let months = rows(db, &format!("SELECT {months} {selection}"), values.clone())
        .await?
        .iter()
        .map(|row| month_of(decode::<Months>(row, "")?))
        .collect::<Result<Vec<_>, _>>()?;
    let sums = rows(db, &sums_by_kind(&selection), values).await?;
    let mut lines: BTreeMap<i64, Vec<Line>> = BTreeMap::new();
    for row in &sums {
        match line_of(row) {
            Ok((month, line)) => lines.entry(month).or_default().push(line),
            Err(error) => return Err(corrupt_line(db, &months, error).await),
        }
    }
    months
        .into_iter()
        .map(|month| {
            let lines = lines.remove(&month.head().id.0).unwrap_or_default();
            let totals = Totals::of_lines(lines).map_err(overflow)?;
            Ok(MonthSummary { month, totals })
        })
        .collect()
}

type Line = Result<(EntryKind, KindTotals), Overflow>;

/// From which months, with the parameters it needs.
fn selection(filter: &MonthFilter) -> (String, Vec<Value>) {
    let mut values: Vec<Value> = Vec::new();
    let mut conditions = vec!["1 = 1".to_owned()];
    if let Some(state) = filter.state {
        values.push(state.as_str().into());
        conditions.push(format!("m.state = ${}", values.len()));
    }
    if let Some(before) = filter.before {
        values.push(before.to_string().into());
        conditions.push(format!("m.year_month < ${}", values.len()));
    }
    values.push(i64::from(filter.limit).into());
    let sql = format!(
        "FROM month m WHERE {} ORDER BY m.year_month DESC LIMIT ${}",
        conditions.join(" AND "),
        values.len()
    );
    (sql, values)
}

fn sums_by_kind(selection: &str) -> String {
    format!(
        "SELECT e.month_id AS month_id, e.kind AS kind, SUM(e.planned_minor) AS planned_minor,
            SUM((SELECT SUM(p.amount_minor) FROM posting p
                WHERE p.month_entry_id = e.id AND p.kind = 'opening_balance')) AS opening_minor,
            SUM((SELECT SUM(p.amount_minor) FROM posting p
                WHERE p.month_entry_id = e.id AND p.kind = 'payment')) AS posted_minor
        FROM month_entry e
        WHERE e.month_id IN (SELECT m.id {selection})
        GROUP BY e.month_id, e.kind"
    )
}

fn line_of(row: &QueryResult) -> Result<(i64, Line), DbErr> {
    let kind: String = row.try_get("", "kind")?;
    let kind = EntryKind::parse(&kind).map_err(|error| DbErr::Type(error.to_string()))?;
    let sum = |column| -> Result<Money, DbErr> {
        let minor: Option<i64> = row.try_get("", column)?;
        Ok(Money::from_minor(minor.unwrap_or_default()))
    };
    let line = KindTotals::of_line(
        sum("planned_minor")?,
        sum("opening_minor")?,
        sum("posted_minor")?,
    );
    Ok((row.try_get("", "month_id")?, line.map(|line| (kind, line))))
}

/// A sum over a row that cannot be: reading the months line by line names that row.
async fn corrupt_line(db: &DatabaseTransaction, months: &[Month], error: DbErr) -> StoreError {
    for month in months {
        if let Err(named) = month_reading(db, month.head().year_month).await {
            return named;
        }
    }
    store_error(error)
}

fn overflow(error: Overflow) -> StoreError {
    StoreError::Backend(Box::new(error))
}
