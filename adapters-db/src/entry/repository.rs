use async_trait::async_trait;
use quartermaster_application::ports::{EntryRepository, StoreError};
use quartermaster_domain::EntryId;
use quartermaster_domain::template::{Entry, EntryFields};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{Column, Entity};
use super::row::{changed_row, entry_of, imported_row, row_of};
use super::texts;
use crate::folded_text::keep;
use crate::session::WriteSession;
use crate::statement::{expect_one_row, insert_one, next_position, positions, value_by_id};
use crate::store_error::store_error;

#[async_trait]
impl EntryRepository for WriteSession {
    async fn insert(&mut self, fields: EntryFields) -> Result<Entry, StoreError> {
        keep(&self.transaction, texts(&fields)).await?;
        let position = next_position(&self.transaction, "entry").await?;
        entry_of(insert_one(&self.transaction, row_of(&fields, position)).await?)
    }

    async fn update(&mut self, entry: Entry) -> Result<Entry, StoreError> {
        let version = entry.version + 1;
        let written = Entity::update_many()
            .set(changed_row(&entry, version))
            .filter(Column::Id.eq(entry.id.0))
            .filter(Column::Version.eq(entry.version))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)?;
        keep(&self.transaction, texts(&entry.fields)).await?;
        Ok(Entry { version, ..entry })
    }

    async fn delete(&mut self, entry: EntryId) -> Result<(), StoreError> {
        let deleted = Entity::delete_by_id(entry.0)
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(deleted.rows_affected)
    }

    async fn put_back(&mut self, entry: &Entry) -> Result<(), StoreError> {
        insert_one(&self.transaction, imported_row(entry)).await?;
        keep(&self.transaction, texts(&entry.fields)).await
    }

    async fn reorder(&mut self, order: &[EntryId]) -> Result<(), StoreError> {
        if order.is_empty() {
            return Ok(());
        }
        let ids = order.iter().map(|entry| entry.0);
        Entity::update_many()
            .col_expr(
                Column::Position,
                value_by_id(Column::Id, positions(ids.clone())),
            )
            .filter(Column::Id.is_in(ids))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        Ok(())
    }
}
