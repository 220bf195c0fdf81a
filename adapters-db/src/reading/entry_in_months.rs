use std::sync::LazyLock;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::EntryInMonth;
use quartermaster_domain::EntryId;
use sea_orm::DatabaseTransaction;

use super::columns::columns;
use super::ledger;
use crate::month::{entity::Entity as Months, month_of};
use crate::month_entry::entity::Entity as MonthEntries;
use crate::row::decode;
use crate::statement::rows;

pub(super) static ENTRY_IN_MONTHS: LazyLock<String> = LazyLock::new(|| {
    let (sums, joins) = (ledger::COLUMNS, ledger::JOINS);
    format!(
        "SELECT {}, {}, {sums}
        FROM month_entry e
        JOIN month m ON m.id = e.month_id
        {joins}
        WHERE e.source_entry_id = $1
        ORDER BY m.year_month DESC
        LIMIT $2",
        columns::<MonthEntries>("e", ""),
        columns::<Months>("m", "month_of_"),
    )
});

pub(crate) async fn entry_in_months(
    db: &DatabaseTransaction,
    source: EntryId,
    limit: u32,
) -> Result<Vec<EntryInMonth>, StoreError> {
    let key = [source.0.into(), i64::from(limit).into()];
    let mut found = Vec::new();
    for row in rows(db, &ENTRY_IN_MONTHS, key).await? {
        let (_, line) = ledger::ledger_entry(db, &row).await?;
        found.push(EntryInMonth {
            month: month_of(decode::<Months>(&row, "month_of_")?)?,
            entry: line.entry,
            ledger: line.ledger,
        });
    }
    Ok(found)
}
