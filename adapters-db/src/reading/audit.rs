use quartermaster_application::audit::AuditRecord;
use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::AuditPage;
use sea_orm::{DatabaseTransaction, Value};

use super::columns::columns;
use crate::audit::{entity::Entity as Audit, record_of};
use crate::row::decode;
use crate::statement::rows;

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
