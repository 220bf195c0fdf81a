use quartermaster_application::ports::StoreError;
use quartermaster_domain::{DebtTargetId, EntryId};
use sea_orm::DatabaseTransaction;

use crate::statement::is_any;

const CURRENCY: &str = "
SELECT 1 FROM household
WHERE EXISTS (SELECT 1 FROM month)
   OR EXISTS (SELECT 1 FROM entry)
   OR EXISTS (SELECT 1 FROM debt_target)";

const ENTRY: &str = "SELECT 1 FROM month_entry WHERE source_entry_id = $1";

const DEBT_TARGET: &str = "
SELECT 1 FROM month_debt_target WHERE source_debt_target_id = $1
UNION ALL
SELECT 1 FROM entry WHERE debt_target_id = $1";

pub(crate) async fn currency_is_in_use(db: &DatabaseTransaction) -> Result<bool, StoreError> {
    is_any(db, CURRENCY, []).await
}

pub(crate) async fn entry_is_in_use(
    db: &DatabaseTransaction,
    entry: EntryId,
) -> Result<bool, StoreError> {
    is_any(db, ENTRY, [entry.0.into()]).await
}

pub(crate) async fn debt_target_is_in_use(
    db: &DatabaseTransaction,
    debt: DebtTargetId,
) -> Result<bool, StoreError> {
    is_any(db, DEBT_TARGET, [debt.0.into()]).await
}
