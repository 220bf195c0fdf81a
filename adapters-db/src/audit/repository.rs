use async_trait::async_trait;
use quartermaster_application::audit::AuditRecord;
use quartermaster_application::ports::{AuditTrail, StoreError};
use sea_orm::EntityTrait;

use super::entity::Entity;
use super::row::new_row;
use crate::session::WriteSession;
use crate::store_error::store_error;

#[async_trait]
impl AuditTrail for WriteSession {
    async fn append(&mut self, record: &AuditRecord) -> Result<(), StoreError> {
        Entity::insert(new_row(record)?)
            .exec_without_returning(&self.transaction)
            .await
            .map_err(store_error)?;
        Ok(())
    }
}
