//! The sums of an entry's ledger, computed where the postings are.
//!
//! The columns and joins go with a SELECT from `month_entry e`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_domain::Money;
use quartermaster_domain::ledger::{EntryLedger, Opening};
use quartermaster_domain::month::LedgerEntry;
use sea_orm::{DatabaseTransaction, DbErr, QueryResult, Value};

use super::columns::columns;
use super::postings::posting_with_origin;
use crate::month_entry::{entity::Entity as MonthEntries, month_entry_of};
use crate::posting::{entity::Entity as Postings, origin_of};
use crate::row::{RowName, decode};
use crate::statement::rows;
use crate::store_error::store_error;

pub(super) const COLUMNS: &str = "
    o.id AS opening_id, o.amount_minor AS opening_minor, o.origin_month_id AS opening_origin_id,
    f.year_month AS opening_origin,
    (SELECT SUM(p.amount_minor) FROM posting p
        WHERE p.month_entry_id = e.id AND p.kind = 'payment') AS posted_minor,
    (SELECT COUNT(*) FROM posting p
        WHERE p.month_entry_id = e.id AND p.kind = 'payment') AS payments";

pub(super) const JOINS: &str = "
    LEFT JOIN posting o ON o.month_entry_id = e.id AND o.kind = 'opening_balance'
    LEFT JOIN month f ON f.id = o.origin_month_id";

/// The entries of the months that `ids` selects, each with its sums.
pub(super) fn entries_of_months(ids: &str) -> String {
    let entry = columns::<MonthEntries>("e", "");
    format!(
        "SELECT {entry}, {COLUMNS} FROM month_entry e {JOINS}
        WHERE e.month_id IN ({ids})
        ORDER BY e.position, e.id"
    )
}

/// What such a statement finds, by the id of the month.
pub(super) async fn by_month(
    db: &DatabaseTransaction,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<BTreeMap<i64, Vec<LedgerEntry>>, StoreError> {
    let mut entries: BTreeMap<i64, Vec<LedgerEntry>> = BTreeMap::new();
    for row in rows(db, sql, values).await? {
        let (month, entry) = ledger_entry(db, &row).await?;
        entries.entry(month).or_default().push(entry);
    }
    Ok(entries)
}

/// The entry of a row, with the id of its month.
pub(super) async fn ledger_entry(
    db: &DatabaseTransaction,
    row: &QueryResult,
) -> Result<(i64, LedgerEntry), StoreError> {
    let model = decode::<MonthEntries>(row, "")?;
    let month = model.month_id;
    let ledger = match Sums::read(row) {
        Ok(sums) => sums.ledger()?,
        Err(error) => return Err(corrupt_posting(db, model.id, error).await),
    };
    let entry = month_entry_of(model)?;
    Ok((month, LedgerEntry { entry, ledger }))
}

struct Sums {
    opening_id: Option<i64>,
    opening_minor: Option<i64>,
    opening_origin_id: Option<i64>,
    opening_origin: Option<String>,
    posted_minor: Option<i64>,
    payments: i64,
}

impl Sums {
    fn read(row: &QueryResult) -> Result<Self, DbErr> {
        Ok(Self {
            opening_id: row.try_get("", "opening_id")?,
            opening_minor: row.try_get("", "opening_minor")?,
            opening_origin_id: row.try_get("", "opening_origin_id")?,
            opening_origin: row.try_get("", "opening_origin")?,
            posted_minor: row.try_get("", "posted_minor")?,
            payments: row.try_get("", "payments")?,
        })
    }

    fn ledger(self) -> Result<EntryLedger, StoreError> {
        let opening = match (self.opening_id, self.opening_minor) {
            (Some(id), Some(minor)) => {
                let row = RowName::of::<Postings>(id);
                let origin = self.opening_origin.as_deref();
                Some(Opening {
                    amount: row.value("amount_minor", Money::entered_not_zero(minor))?,
                    origin: origin_of(row, self.opening_origin_id, origin)?,
                })
            }
            _ => None,
        };
        Ok(EntryLedger {
            opening,
            posted: Money::from_minor(self.posted_minor.unwrap_or_default()),
            payments: u32::try_from(self.payments)
                .map_err(|error| StoreError::Backend(Box::new(error)))?,
        })
    }
}

static POSTINGS_OF_ENTRY: LazyLock<String> = LazyLock::new(|| {
    let columns = columns::<Postings>("p", "");
    format!(
        "SELECT {columns}, f.year_month AS origin FROM posting p
        LEFT JOIN month f ON f.id = p.origin_month_id
        WHERE p.month_entry_id = $1
        ORDER BY p.id"
    )
});

/// A sum that cannot be read has a posting in it that cannot: that one is named.
async fn corrupt_posting(db: &DatabaseTransaction, entry: i64, error: DbErr) -> StoreError {
    let postings = match rows(db, &POSTINGS_OF_ENTRY, [entry.into()]).await {
        Ok(postings) => postings,
        Err(error) => return error,
    };
    let named = postings
        .iter()
        .map(posting_with_origin)
        .find_map(Result::err);
    named.unwrap_or_else(|| store_error(error))
}
