use std::sync::LazyLock;

use quartermaster_application::ports::{KeptRequest, RequestKey, StoreError};
use sea_orm::DatabaseTransaction;

use super::columns::columns;
use crate::kept_request::{entity::Entity as Kept, kept_request_of};
use crate::row::decode;
use crate::statement::first_row;

pub(super) static KEPT_REQUEST: LazyLock<String> = LazyLock::new(|| {
    let columns = columns::<Kept>("k", "");
    format!(
        "SELECT {columns} FROM kept_request k WHERE k.actor = $1 AND k.channel = $2 AND k.key = $3"
    )
});

pub(crate) async fn kept_request(
    db: &DatabaseTransaction,
    key: &RequestKey,
) -> Result<Option<KeptRequest>, StoreError> {
    let wanted = [&*key.actor, key.channel.as_str(), &*key.text];
    first_row(db, &KEPT_REQUEST, wanted.map(Into::into))
        .await?
        .map(|row| kept_request_of(decode::<Kept>(&row, "")?))
        .transpose()
}
