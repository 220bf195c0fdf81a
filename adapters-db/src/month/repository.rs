use async_trait::async_trait;
use quartermaster_application::ports::{MonthRepository, NewMonth, StoreError};
use quartermaster_domain::month::{Month, OpenMonth};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{Column, Entity};
use super::row::{changed_row, draft_row, month_of};
use crate::session::WriteSession;
use crate::statement::{expect_one_row, insert_one};
use crate::store_error::store_error;
use crate::{month_debt_target, month_entry, posting};

#[async_trait]
impl MonthRepository for WriteSession {
    async fn insert(&mut self, month: NewMonth) -> Result<Month, StoreError> {
        month_of(insert_one(&self.transaction, draft_row(&month)).await?)
    }

    async fn update(&mut self, month: Month) -> Result<Month, StoreError> {
        let head = month.head();
        let version = head.version + 1;
        let written = Entity::update_many()
            .set(changed_row(&month, version))
            .filter(Column::Id.eq(head.id.0))
            .filter(Column::Version.eq(head.version))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)?;
        Ok(with_version(month, version))
    }

    async fn delete(&mut self, month: OpenMonth) -> Result<(), StoreError> {
        let id = month.head().id;
        posting::delete_of_month(&self.transaction, id).await?;
        month_entry::delete_of_month(&self.transaction, id).await?;
        month_debt_target::delete_of_month(&self.transaction, id).await?;
        let deleted = Entity::delete_many()
            .filter(Column::Id.eq(id.0))
            .filter(Column::Version.eq(month.head().version))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(deleted.rows_affected)
    }
}

fn with_version(mut month: Month, version: i64) -> Month {
    match &mut month {
        Month::Draft(month) => month.head.version = version,
        Month::Active(month) => month.head.version = version,
        Month::Closed(month) => month.head.version = version,
    }
    month
}
