use async_trait::async_trait;
use quartermaster_application::ports::{HouseholdRepository, StoreError};
use quartermaster_domain::Household;
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::entity::{Column, Entity};
use crate::session::WriteSession;
use crate::statement::expect_one_row;
use crate::store_error::store_error;

#[async_trait]
impl HouseholdRepository for WriteSession {
    async fn update(&mut self, household: Household) -> Result<Household, StoreError> {
        let version = household.version + 1;
        let start_day = i64::from(household.month_start_day.day());
        let written = Entity::update_many()
            .col_expr(Column::Name, Expr::val(household.name.as_str()))
            .col_expr(Column::Currency, Expr::val(household.currency.code()))
            .col_expr(Column::Locale, Expr::val(household.locale.as_str()))
            .col_expr(Column::TimeZone, Expr::val(household.time_zone.as_str()))
            .col_expr(Column::MonthStartDay, Expr::val(start_day))
            .col_expr(Column::Version, Expr::val(version))
            .filter(Column::Version.eq(household.version))
            .exec(&self.transaction)
            .await
            .map_err(store_error)?;
        expect_one_row(written.rows_affected)?;
        Ok(Household {
            version,
            ..household
        })
    }
}
