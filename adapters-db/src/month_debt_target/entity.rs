//! The debts of the months.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};

use crate::statement::HasId;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "month_debt_target")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) month_id: i64,
    pub(crate) source_debt_target_id: i64,
    pub(crate) name: String,
    pub(crate) apr_ppm: i64,
    pub(crate) minimum_payment_minor: i64,
    pub(crate) due_on: Option<String>,
    pub(crate) notes: String,
    pub(crate) position: i64,
    pub(crate) balance_at_creation_minor: i64,
    pub(crate) carried_balance_minor: Option<i64>,
    pub(crate) entered_interest_minor: Option<i64>,
    pub(crate) charges_minor: i64,
    pub(crate) closing_balance_minor: Option<i64>,
    pub(crate) replaced_balance_minor: Option<i64>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl HasId for Model {
    fn id(&self) -> i64 {
        self.id
    }
}
