use std::sync::LazyLock;

use quartermaster_application::ports::{KeptRequest, StoreError};
use sea_orm::DatabaseTransaction;

use super::columns::columns;
use crate::idempotency::{entity::Entity as Idempotency, kept_request_of};
use crate::row::decode;
use crate::statement::first_row;

pub(super) static KEPT_REQUEST: LazyLock<String> = LazyLock::new(|| {
    let columns = columns::<Idempotency>("i", "");
    format!("SELECT {columns} FROM idempotency i WHERE i.key = $1")
});

pub(crate) async fn kept_request(
    db: &DatabaseTransaction,
    key: &str,
) -> Result<Option<KeptRequest>, StoreError> {
    first_row(db, &KEPT_REQUEST, [key.into()])
        .await?
        .map(|row| kept_request_of(decode::<Idempotency>(&row, "")?))
        .transpose()
}
