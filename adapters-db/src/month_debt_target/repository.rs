use async_trait::async_trait;
use quartermaster_application::ports::{MonthDebtTargetRepository, NewMonthDebtTarget, StoreError};
use quartermaster_domain::month::MonthDebtTarget;
use quartermaster_domain::{Money, MonthDebtTargetId, MonthId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};

use super::entity::{Column, Entity};
use super::row::{changed_row, month_debt_target_of, new_row};
use crate::folded_text::keep;
use crate::month_entry;
use crate::session::WriteSession;
use crate::statement::{expect_one_row, insert_all, value_by_id};
use crate::store_error::store_error;

#[async_trait]
impl MonthDebtTargetRepository for WriteSession {
    async fn insert(
        &mut self,
        month: MonthId,
        debts: Vec<NewMonthDebtTarget>,
    ) -> Result<Vec<MonthDebtTarget>, StoreError> {
        let rows = debts.into_iter().map(|debt| new_row(month, debt)).collect();
        let stored = insert_all(&self.transaction, rows)
            .await?
            .into_iter()
            .map(month_debt_target_of)
            .collect::<Result<Vec<_>, _>>()?;
        keep(
            &self.transaction,
            stored.iter().map(|debt| debt.name.as_str()),
        )
        .await?;
        Ok(stored)
    }

    async fn update(&mut self, debt: &MonthDebtTarget) -> Result<(), StoreError> {
        let written = Entity::update_many()
            .set(changed_row(debt))
            .filter(Column::Id.eq(debt.id.0))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)?;
        keep(&self.transaction, [debt.name.as_str()]).await
    }

    async fn set_carried_balances(
        &mut self,
        balances: &[(MonthDebtTargetId, Option<Money>)],
    ) -> Result<(), StoreError> {
        if balances.is_empty() {
            return Ok(());
        }
        let values = balances
            .iter()
            .map(|(debt, balance)| (debt.0, balance.map(Money::minor)));
        Entity::update_many()
            .col_expr(Column::CarriedBalanceMinor, value_by_id(Column::Id, values))
            .filter(Column::Id.is_in(balances.iter().map(|(debt, _)| debt.0)))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        Ok(())
    }

    async fn delete(&mut self, debt: MonthDebtTargetId) -> Result<(), StoreError> {
        month_entry::entity::Entity::update_many()
            .col_expr(
                month_entry::entity::Column::MonthDebtTargetId,
                Expr::val(None::<i64>),
            )
            .filter(month_entry::entity::Column::MonthDebtTargetId.eq(debt.0))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        let deleted = Entity::delete_by_id(debt.0)
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(deleted.rows_affected)
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
