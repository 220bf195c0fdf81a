use async_trait::async_trait;
use quartermaster_application::ports::{DebtTargetRepository, StoreError};
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::template::{DebtTarget, DebtTargetFields};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{Column, Entity};
use super::row::{changed_row, debt_target_of, imported_row, row_of};
use crate::folded_text::keep;
use crate::session::WriteSession;
use crate::statement::{expect_one_row, insert_one, next_position, positions, value_by_id};
use crate::store_error::store_error;

#[async_trait]
impl DebtTargetRepository for WriteSession {
    async fn insert(&mut self, fields: DebtTargetFields) -> Result<DebtTarget, StoreError> {
        keep(&self.transaction, [fields.name.as_str()]).await?;
        let position = next_position(&self.transaction, "debt_target").await?;
        debt_target_of(insert_one(&self.transaction, row_of(&fields, position)).await?)
    }

    async fn update(&mut self, debt: DebtTarget) -> Result<DebtTarget, StoreError> {
        let version = debt.version + 1;
        let written = Entity::update_many()
            .set(changed_row(&debt, version))
            .filter(Column::Id.eq(debt.id.0))
            .filter(Column::Version.eq(debt.version))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)?;
        keep(&self.transaction, [debt.fields.name.as_str()]).await?;
        Ok(DebtTarget { version, ..debt })
    }

    async fn delete(&mut self, debt: DebtTargetId) -> Result<(), StoreError> {
        let deleted = Entity::delete_by_id(debt.0)
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(deleted.rows_affected)
    }

    async fn put_back(&mut self, debt: &DebtTarget) -> Result<(), StoreError> {
        insert_one(&self.transaction, imported_row(debt)).await?;
        keep(&self.transaction, [debt.fields.name.as_str()]).await
    }

    async fn reorder(&mut self, order: &[DebtTargetId]) -> Result<(), StoreError> {
        if order.is_empty() {
            return Ok(());
        }
        let ids = order.iter().map(|debt| debt.0);
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
