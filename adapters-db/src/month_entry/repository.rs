use async_trait::async_trait;
use quartermaster_application::ports::{MonthEntryRepository, StoreError};
use quartermaster_domain::month::{MonthEntry, NewMonthEntry};
use quartermaster_domain::{MonthEntryId, MonthId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::entity::{Column, Entity};
use super::row::{changed_row, imported_row, month_entry_of, new_row};
use super::texts;
use crate::folded_text::keep;
use crate::posting;
use crate::session::WriteSession;
use crate::statement::{expect_one_row, insert_all, insert_one, positions, value_by_id};
use crate::store_error::store_error;

#[async_trait]
impl MonthEntryRepository for WriteSession {
    async fn insert(
        &mut self,
        month: MonthId,
        entries: Vec<NewMonthEntry>,
    ) -> Result<Vec<MonthEntry>, StoreError> {
        let rows = entries
            .into_iter()
            .map(|entry| new_row(month, entry))
            .collect();
        let stored = insert_all(&self.transaction, rows)
            .await?
            .into_iter()
            .map(month_entry_of)
            .collect::<Result<Vec<_>, _>>()?;
        keep(&self.transaction, stored.iter().flat_map(texts)).await?;
        Ok(stored)
    }

    async fn update(&mut self, entry: &MonthEntry) -> Result<(), StoreError> {
        let written = Entity::update_many()
            .set(changed_row(entry))
            .filter(Column::Id.eq(entry.id.0))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)?;
        keep(&self.transaction, texts(entry)).await
    }

    async fn keep_baselines(&mut self, month: MonthId) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::BaselineMinor, Expr::col(Column::PlannedMinor))
            .filter(Column::MonthId.eq(month.0))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn delete(&mut self, entry: MonthEntryId) -> Result<(), StoreError> {
        posting::delete_openings_of(&self.transaction, &[entry]).await?;
        let deleted = Entity::delete_by_id(entry.0)
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(deleted.rows_affected)
    }

    async fn put_back(&mut self, month: MonthId, entry: &MonthEntry) -> Result<(), StoreError> {
        insert_one(&self.transaction, imported_row(month, entry)).await?;
        keep(&self.transaction, texts(entry)).await
    }

    async fn reorder(&mut self, month: MonthId, order: &[MonthEntryId]) -> Result<(), StoreError> {
        if order.is_empty() {
            return Ok(());
        }
        let ids = order.iter().map(|entry| entry.0);
        Entity::update_many()
            .col_expr(
                Column::Position,
                value_by_id(Column::Id, positions(ids.clone())),
            )
            .filter(Column::MonthId.eq(month.0))
            .filter(Column::Id.is_in(ids))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        Ok(())
    }
}

pub(crate) async fn delete_of_month(
    db: &DatabaseTransaction,
    month: MonthId,
) -> Result<(), StoreError> {
    Entity::delete_many()
        .filter(Column::MonthId.eq(month.0))
        .exec(db)
        .await
        .map_err(store_error)?;
    Ok(())
}
