//! The entries of the months.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};

use crate::statement::HasId;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "month_entry")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) month_id: i64,
    pub(crate) source_entry_id: Option<i64>,
    pub(crate) kind: String,
    pub(crate) category: String,
    pub(crate) name: String,
    pub(crate) planned_minor: i64,
    pub(crate) baseline_minor: Option<i64>,
    pub(crate) due_on: Option<String>,
    pub(crate) carry: String,
    pub(crate) month_debt_target_id: Option<i64>,
    pub(crate) notes: String,
    pub(crate) position: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl HasId for Model {
    fn id(&self) -> i64 {
        self.id
    }
}
