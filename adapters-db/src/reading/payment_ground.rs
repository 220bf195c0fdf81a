use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::PaymentGround;
use quartermaster_domain::month::MonthEntry;
use quartermaster_domain::{MonthEntryId, YearMonth};
use sea_orm::{DatabaseTransaction, QueryResult, Value};

use super::columns::columns;
use crate::month::{entity::Entity as Months, month_of};
use crate::month_entry::{entity::Entity as MonthEntries, month_entry_of};
use crate::row::{decode, decode_joined};
use crate::statement::{parameters, rows};
use crate::store_error::store_error;

/// The month, beside it each of the entries that is in it, and the number of its postings.
pub(crate) async fn payment_ground(
    db: &DatabaseTransaction,
    month: YearMonth,
    entries: &[MonthEntryId],
) -> Result<Option<PaymentGround>, StoreError> {
    let mut asked: Vec<i64> = entries.iter().map(|entry| entry.0).collect();
    asked.sort_unstable();
    asked.dedup();
    let values = [Value::from(month.to_string())]
        .into_iter()
        .chain(asked.iter().map(|entry| Value::from(*entry)));
    let found = rows(db, &ground_sql(asked.len()), values).await?;
    let Some(first) = found.first() else {
        return Ok(None);
    };
    let postings: i64 = first.try_get("", "postings").map_err(store_error)?;
    Ok(Some(PaymentGround {
        month: month_of(decode::<Months>(first, "")?)?,
        entries: found
            .iter()
            .filter_map(|row| entry_of_row(row).transpose())
            .collect::<Result<_, _>>()?,
        postings: usize::try_from(postings)
            .map_err(|error| StoreError::Backend(Box::new(error)))?,
    }))
}

fn entry_of_row(row: &QueryResult) -> Result<Option<MonthEntry>, StoreError> {
    decode_joined::<MonthEntries>(row, "entry_")?
        .map(month_entry_of)
        .transpose()
}

pub(super) fn ground_sql(entries: usize) -> String {
    let asked = if entries == 0 {
        "NULL".to_owned()
    } else {
        parameters(2, entries)
    };
    format!(
        "SELECT {}, {},
            (SELECT COUNT(*) FROM posting p JOIN month_entry c ON c.id = p.month_entry_id
                WHERE c.month_id = m.id) AS postings
        FROM month m
        LEFT JOIN month_entry e ON e.month_id = m.id AND e.id IN ({asked})
        WHERE m.year_month = $1
        ORDER BY e.position, e.id",
        columns::<Months>("m", ""),
        columns::<MonthEntries>("e", "entry_"),
    )
}
