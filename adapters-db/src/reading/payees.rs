use std::collections::HashSet;

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::PayeeInUse;
use quartermaster_domain::EntryId;
use quartermaster_domain::folding::identity;
use quartermaster_domain::text::{Name, Payee};
use sea_orm::DatabaseTransaction;

use crate::month_entry::entity::Entity as MonthEntries;
use crate::posting::entity::Entity as Postings;
use crate::row::RowName;
use crate::statement::rows;
use crate::store_error::store_error;

/// Down the ids, so that the database stops reading as soon as it has enough of them.
pub(super) const PAYEES: &str = "SELECT p.id AS posting_id, p.payee AS payee, e.id AS entry_id,
        e.source_entry_id AS source_entry_id, e.name AS name
    FROM posting p
    JOIN month_entry e ON e.id = p.month_entry_id
    WHERE p.kind = 'payment' AND p.payee <> ''
    ORDER BY p.id DESC LIMIT $1";

pub(crate) async fn payees(
    db: &DatabaseTransaction,
    payments: u32,
) -> Result<Vec<PayeeInUse>, StoreError> {
    let latest_first = rows(db, PAYEES, [i64::from(payments).into()]).await?;
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for row in &latest_first {
        let text = |column: &str| row.try_get::<String>("", column).map_err(store_error);
        let number = |column: &str| row.try_get::<i64>("", column).map_err(store_error);
        let payee = text("payee")?;
        if !seen.insert(identity(&payee)) {
            continue;
        }
        let source = row.try_get::<Option<i64>>("", "source_entry_id");
        let posting = RowName::of::<Postings>(number("posting_id")?);
        let entry = RowName::of::<MonthEntries>(number("entry_id")?);
        found.push(PayeeInUse {
            payee: posting.value("payee", Payee::kept(&payee))?,
            source: source.map_err(store_error)?.map(EntryId),
            entry: entry.value("name", Name::kept(&text("name")?))?,
        });
    }
    Ok(found)
}
