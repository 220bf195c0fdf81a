//! A month with its contents and the open months before it, in three statements.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::MonthReading;
use quartermaster_domain::YearMonth;
use quartermaster_domain::month::{LedgerEntry, Month, MonthContents, MonthDebtTarget};
use sea_orm::DatabaseTransaction;

use super::columns::columns;
use super::neighbours::Neighbours;
use super::{ledger, neighbours};
use crate::household::{entity::Entity as Households, household_of};
use crate::month::{entity::Entity as Months, month_of};
use crate::month_debt_target::{entity::Entity as MonthDebtTargets, month_debt_target_of};
use crate::row::decode;
use crate::statement::rows;

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
        "SELECT {month}, {household}, {}
        FROM month m CROSS JOIN household h {}
        WHERE m.id IN ({WINDOW})
        ORDER BY m.year_month",
        neighbours::COLUMNS,
        neighbours::joins("$1", "$1"),
    )
});

pub(super) static ENTRIES: LazyLock<String> = LazyLock::new(|| ledger::entries_of_months(WINDOW));

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
    let household = household_of(decode::<Households>(last, "household_")?)?;
    let Neighbours { previous, next } = Neighbours::read(last)?;
    let mut months = months
        .iter()
        .map(|row| month_of(decode::<Months>(row, "")?))
        .collect::<Result<Vec<_>, _>>()?;
    let Some(this) = months.pop_if(|last| last.head().year_month == month) else {
        return Ok(None);
    };
    let mut contents = Contents::read(db, key).await?;
    Ok(Some(MonthReading {
        household,
        contents: contents.take(this),
        open_before: months
            .into_iter()
            .map(|month| contents.take(month))
            .collect(),
        previous,
        next,
    }))
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
        let entries = ledger::by_month(db, &ENTRIES, key()).await?;
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
