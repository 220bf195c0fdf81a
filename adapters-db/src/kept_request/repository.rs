use async_trait::async_trait;
use quartermaster_application::ports::{
    IdempotencyClaim, IdempotencyRepository, KeptAnswer, StoreError,
};
use quartermaster_domain::Timestamp;
use sea_orm::ActiveValue::Set;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{ActiveModel, Column, Entity};
use crate::row::instant_text;
use crate::session::WriteSession;
use crate::store_error::store_error;

#[async_trait]
impl IdempotencyRepository for WriteSession {
    async fn keep(
        &mut self,
        claim: &IdempotencyClaim,
        answer: &KeptAnswer,
        at: Timestamp,
        forget_before: Timestamp,
    ) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::CreatedAt.lt(instant_text(forget_before)))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        let IdempotencyClaim { key, fingerprint } = claim;
        let kept = ActiveModel {
            actor: Set(key.actor.clone()),
            channel: Set(key.channel.as_str().to_owned()),
            key: Set(key.text.clone()),
            fingerprint: Set(fingerprint.clone()),
            status: Set(Some(i64::from(answer.status))),
            location: Set(answer.location.clone()),
            etag: Set(answer.etag.clone()),
            body: Set(answer.body.clone()),
            created_at: Set(instant_text(at)),
        };
        Entity::insert(kept)
            .exec_without_returning(&self.transaction)
            .await
            .map_err(store_error)?;
        Ok(())
    }
}
