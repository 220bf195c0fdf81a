use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::DebtBalance;
use quartermaster_domain::{DebtTargetId, Money, YearMonth};
use sea_orm::DatabaseTransaction;

use crate::month::entity::Entity as Months;
use crate::row::RowName;
use crate::statement::rows;
use crate::store_error::store_error;

/// From the debts of the month `$1` to the same ones of the closed months before it.
pub(super) const DEBT_BALANCES: &str = "SELECT m.id AS month_id, m.year_month AS year_month,
        d.source_debt_target_id AS debt, d.closing_balance_minor AS closing
    FROM month this
    JOIN month_debt_target mine ON mine.month_id = this.id
    JOIN month_debt_target d ON d.source_debt_target_id = mine.source_debt_target_id
    JOIN month m ON m.id = d.month_id
    WHERE this.year_month = $1 AND m.year_month >= $2 AND m.year_month < $1
        AND d.closing_balance_minor IS NOT NULL
    ORDER BY m.year_month, d.position, d.id";

pub(crate) async fn debt_balances(
    db: &DatabaseTransaction,
    month: YearMonth,
    first: YearMonth,
) -> Result<Vec<DebtBalance>, StoreError> {
    let key = [month.to_string().into(), first.to_string().into()];
    let found = rows(db, DEBT_BALANCES, key).await?;
    found
        .iter()
        .map(|row| {
            let number = |column: &str| row.try_get::<i64>("", column).map_err(store_error);
            let name = RowName::of::<Months>(number("month_id")?);
            let month: String = name.value("year_month", row.try_get("", "year_month"))?;
            Ok(DebtBalance {
                debt: DebtTargetId(number("debt")?),
                month: name.month("year_month", &month)?,
                closing: Money::from_minor(number("closing")?),
            })
        })
        .collect()
}
