//! The lines of the ledgers.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};

use crate::statement::HasId;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "posting")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) month_entry_id: i64,
    pub(crate) kind: String,
    pub(crate) amount_minor: i64,
    pub(crate) posted_on: String,
    pub(crate) payee: String,
    pub(crate) memo: String,
    pub(crate) payment_id: Option<i64>,
    pub(crate) origin_month_id: Option<i64>,
    pub(crate) created_at: String,
    pub(crate) created_by: String,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl HasId for Model {
    fn id(&self) -> i64 {
        self.id
    }
}
