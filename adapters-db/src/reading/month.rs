//! A month with its contents and the open months before it, in three statements.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::MonthReading;
use quartermaster_domain::month::{LedgerEntry, Month, MonthContents, MonthDebtTarget};
use quartermaster_domain::{Household, YearMonth};
use sea_orm::{DatabaseTransaction, QueryResult};

use super::columns::columns;
use super::ledger;
use crate::household::{entity::Entity as Households, household_of};
use crate::month::{entity::Entity as Months, month_of};
use crate::month_debt_target::{entity::Entity as MonthDebtTargets, month_debt_target_of};
use crate::row::{RowName, decode};
use crate::statement::rows;
use crate::store_error::store_error;

/// The month `$1` and those before it that are not closed. The index on state and month finds them
/// without looking at the closed ones, however many are kept.
const WINDOW: &str = "
    SELECT id FROM month WHERE year_month = $1
    UNION ALL
    SELECT id FROM month WHERE state IN ('draft', 'active') AND year_month < $1";

pub(super) static MONTHS: LazyLock<String> = LazyLock::new(|| {
    let month = columns::<Months>("m", "");
    let household = columns::<Households>("h", "household_");
    format!(
        "SELECT {month}, {household}, b.id AS previous_id, b.year_month AS previous_month,
            a.id AS next_id, a.year_month AS next_month
        FROM month m CROSS JOIN household h
        LEFT JOIN month b ON b.year_month = (SELECT MAX(year_month) FROM month WHERE year_month < $1)
        LEFT JOIN month a ON a.year_month = (SELECT MIN(year_month) FROM month WHERE year_month > $1)
        WHERE m.id IN ({WINDOW})
        ORDER BY m.year_month"
    )
});

pub(super) static ENTRIES: LazyLock<String> = LazyLock::new(|| {
    let entry = columns::<crate::month_entry::entity::Entity>("e", "");
    let (sums, joins) = (ledger::COLUMNS, ledger::JOINS);
    format!(
        "SELECT {entry}, {sums} FROM month_entry e {joins}
        WHERE e.month_id IN ({WINDOW})
        ORDER BY e.position, e.id"
    )
});

pub(super) static DEBTS: LazyLock<String> = LazyLock::new(|| {
    let debt = columns::<MonthDebtTargets>("d", "");
    format!(
        "SELECT {debt} FROM month_debt_target d
        WHERE d.month_id IN ({WINDOW})
        ORDER BY d.position, d.id"
    )
});

pub(crate) async fn month(
    db: &DatabaseTransaction,
    month: YearMonth,
) -> Result<Option<MonthReading>, StoreError> {
    let key = || [month.to_string().into()];
    let months = rows(db, &MONTHS, key()).await?;
    let Some(last) = months.last() else {
        return Ok(None);
    };
    let around = Around::read(last)?;
    let mut months = months
        .iter()
        .map(|row| month_of(decode::<Months>(row, "")?))
        .collect::<Result<Vec<_>, _>>()?;
    let Some(this) = months.pop_if(|last| last.head().year_month == month) else {
        return Ok(None);
    };
    let mut contents = Contents::read(db, key).await?;
    Ok(Some(MonthReading {
        household: around.household,
        contents: contents.take(this),
        open_before: months
            .into_iter()
            .map(|month| contents.take(month))
            .collect(),
        previous: around.previous,
        next: around.next,
    }))
}

/// What each row of the first statement repeats.
struct Around {
    household: Household,
    previous: Option<YearMonth>,
    next: Option<YearMonth>,
}

impl Around {
    fn read(row: &QueryResult) -> Result<Self, StoreError> {
        Ok(Self {
            household: household_of(decode::<Households>(row, "household_")?)?,
            previous: neighbour(row, "previous_")?,
            next: neighbour(row, "next_")?,
        })
    }
}

/// The month of an outer join whose columns carry `prefix`.
pub(super) fn neighbour(row: &QueryResult, prefix: &str) -> Result<Option<YearMonth>, StoreError> {
    let Some(id) = row.try_get(prefix, "id").map_err(store_error)? else {
        return Ok(None);
    };
    let name = RowName::of::<Months>(id);
    let month: String = name.value("year_month", row.try_get(prefix, "month"))?;
    name.month("year_month", &month).map(Some)
}

/// Entries and debts of several months, by the month's id.
struct Contents {
    entries: BTreeMap<i64, Vec<LedgerEntry>>,
    debts: BTreeMap<i64, Vec<MonthDebtTarget>>,
}

impl Contents {
    async fn read(
        db: &DatabaseTransaction,
        key: impl Fn() -> [sea_orm::Value; 1],
    ) -> Result<Self, StoreError> {
        let mut entries: BTreeMap<i64, Vec<LedgerEntry>> = BTreeMap::new();
        for row in rows(db, &ENTRIES, key()).await? {
            let (month, entry) = ledger::ledger_entry(db, &row).await?;
            entries.entry(month).or_default().push(entry);
        }
        let mut debts: BTreeMap<i64, Vec<MonthDebtTarget>> = BTreeMap::new();
        for row in rows(db, &DEBTS, key()).await? {
            let debt = decode::<MonthDebtTargets>(&row, "")?;
            let month = debt.month_id;
            debts
                .entry(month)
                .or_default()
                .push(month_debt_target_of(debt)?);
        }
        Ok(Self { entries, debts })
    }

    fn take(&mut self, month: Month) -> MonthContents {
        let id = month.head().id.0;
        MonthContents {
            entries: self.entries.remove(&id).unwrap_or_default(),
            debts: self.debts.remove(&id).unwrap_or_default(),
            month,
        }
    }
}
