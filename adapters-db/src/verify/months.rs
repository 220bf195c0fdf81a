//! The figures and seals of the months, as the program itself would work them out.

use quartermaster_application::ports::StoreError;
use quartermaster_application::verify::verify as verify_months;
use sea_orm::DatabaseConnection;

use super::Finding;
use crate::connection::deferred;
use crate::session::ReadSession;
use crate::store_error::store_error;

/// What is wrong with the months of a database that has the newest schema.
///
/// # Errors
/// The database cannot be read; a row that nothing could have written is a finding.
pub(super) async fn months(db: &DatabaseConnection) -> Result<Vec<Finding>, StoreError> {
    let transaction = deferred(db).await.map_err(store_error)?;
    let mut snapshot = ReadSession::new(transaction);
    match verify_months(&mut snapshot).await {
        Ok(found) => Ok(found.into_iter().map(Finding::Month).collect()),
        Err(StoreError::Corrupt { table, column, row }) => {
            Ok(vec![Finding::Corrupt { table, column, row }])
        }
        Err(error) => Err(error),
    }
}
