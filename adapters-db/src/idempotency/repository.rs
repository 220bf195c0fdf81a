use async_trait::async_trait;
use quartermaster_application::ports::{
    IdempotencyClaim, IdempotencyRepository, KeptAnswer, StoreError,
};
use quartermaster_domain::Timestamp;
use sea_orm::ActiveValue::{NotSet, Set};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{ActiveModel, Column, Entity};
use crate::row::instant_text;
use crate::session::WriteSession;
use crate::statement::expect_one_row;
use crate::store_error::store_error;

#[async_trait]
impl IdempotencyRepository for WriteSession {
    async fn claim(
        &mut self,
        claim: &IdempotencyClaim,
        at: Timestamp,
        forget_before: Timestamp,
    ) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::CreatedAt.lt(instant_text(forget_before)))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        let claimed = ActiveModel {
            key: Set(claim.key.clone()),
            fingerprint: Set(claim.fingerprint.clone()),
            status: Set(None),
            location: Set(None),
            etag: Set(None),
            body: Set(None),
            created_at: Set(instant_text(at)),
        };
        Entity::insert(claimed)
            .exec_without_returning(&self.transaction)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn keep_answer(&mut self, key: &str, answer: &KeptAnswer) -> Result<(), StoreError> {
        let KeptAnswer {
            status,
            location,
            etag,
            body,
        } = answer;
        let answered = ActiveModel {
            key: NotSet,
            fingerprint: NotSet,
            status: Set(Some(i64::from(*status))),
            location: Set(location.clone()),
            etag: Set(etag.clone()),
            body: Set(Some(body.clone())),
            created_at: NotSet,
        };
        let written = Entity::update_many()
            .set(answered)
            .filter(Column::Key.eq(key))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)
    }
}
