use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::MonthCounts;
use sea_orm::{DatabaseTransaction, DbErr, QueryResult};

use crate::statement::first_row;
use crate::store_error::store_error;

const MONTH_COUNTS: &str = "
SELECT COUNT(CASE WHEN state = 'draft' THEN 1 END) AS draft,
    COUNT(CASE WHEN state = 'active' THEN 1 END) AS active,
    COUNT(CASE WHEN state = 'closed' THEN 1 END) AS closed
FROM month";

pub(crate) async fn month_counts(db: &DatabaseTransaction) -> Result<MonthCounts, StoreError> {
    let row = first_row(db, MONTH_COUNTS, []).await?;
    let counts = row.as_ref().map(counts_of).transpose();
    counts.map(Option::unwrap_or_default).map_err(store_error)
}

fn counts_of(row: &QueryResult) -> Result<MonthCounts, DbErr> {
    Ok(MonthCounts {
        draft: row.try_get("", "draft")?,
        active: row.try_get("", "active")?,
        closed: row.try_get("", "closed")?,
    })
}
