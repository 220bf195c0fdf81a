use std::collections::BTreeMap;

use quartermaster_application::archive::LastIds;
use quartermaster_application::ports::StoreError;
use sea_orm::{DatabaseTransaction, DbErr};

use crate::statement::rows;
use crate::store_error::store_error;

/// SQLite keeps them here for every table whose ids are never given again.
const LAST_IDS: &str = "SELECT name, seq FROM sqlite_sequence";

pub(crate) async fn last_ids(db: &DatabaseTransaction) -> Result<LastIds, StoreError> {
    let kept = rows(db, LAST_IDS, [])
        .await?
        .iter()
        .map(|row| Ok((row.try_get_by_index(0)?, row.try_get_by_index(1)?)))
        .collect::<Result<BTreeMap<String, i64>, DbErr>>()
        .map_err(store_error)?;
    let last = |table: &str| kept.get(table).copied().unwrap_or_default();
    Ok(LastIds {
        debt_target: last("debt_target"),
        entry: last("entry"),
        month: last("month"),
        month_debt_target: last("month_debt_target"),
        month_entry: last("month_entry"),
        payment: last("payment"),
        posting: last("posting"),
        audit: last("audit"),
    })
}
