use std::sync::LazyLock;

use quartermaster_application::audit::AuditRecord;
use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::AuditPage;
use quartermaster_domain::YearMonth;
use sea_orm::{DatabaseTransaction, Value};

use super::columns::columns;
use crate::audit::{entity::Entity as Audit, record_of};
use crate::row::decode;
use crate::statement::{first_row, rows};

pub(crate) async fn audit(
    db: &DatabaseTransaction,
    page: &AuditPage,
) -> Result<Vec<(i64, AuditRecord)>, StoreError> {
    let columns = columns::<Audit>("a", "");
    let mut values = vec![Value::from(i64::from(page.limit))];
    let older = match page.before {
        Some(before) => {
            values.push(before.into());
            "WHERE a.id < $2"
        }
        None => "",
    };
    let sql = format!("SELECT {columns} FROM audit a {older} ORDER BY a.id DESC LIMIT $1");
    rows(db, &sql, values)
        .await?
        .iter()
        .map(|row| record_of(decode::<Audit>(row, "")?))
        .collect()
}

/// By the month, whose records are few, so that no index of its own is needed.
pub(super) static LATEST_RECORD: LazyLock<String> =
    LazyLock::new(|| latest_where("a.year_month = $3"));

/// What is in no month, as the template, changes seldom.
pub(super) static LATEST_RECORD_IN_NO_MONTH: LazyLock<String> =
    LazyLock::new(|| latest_where("a.year_month IS NULL"));

fn latest_where(month: &str) -> String {
    format!(
        "SELECT {} FROM audit a
        WHERE {month} AND a.subject = $1 AND a.subject_id = $2
        ORDER BY a.id DESC LIMIT 1",
        columns::<Audit>("a", "")
    )
}

pub(crate) async fn latest_record(
    db: &DatabaseTransaction,
    month: Option<YearMonth>,
    subject: &str,
    id: i64,
) -> Result<Option<AuditRecord>, StoreError> {
    let mut key: Vec<Value> = vec![subject.into(), id.into()];
    let sql = match month {
        Some(month) => {
            key.push(month.to_string().into());
            &LATEST_RECORD
        }
        None => &LATEST_RECORD_IN_NO_MONTH,
    };
    let found = first_row(db, sql, key).await?;
    let record = found.map(|row| record_of(decode::<Audit>(&row, "")?));
    Ok(record.transpose()?.map(|(_, record)| record))
}
