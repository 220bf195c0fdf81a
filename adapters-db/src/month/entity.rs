//! The months.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};

use crate::statement::HasId;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "month")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) year_month: String,
    pub(crate) state: String,
    pub(crate) first_day: String,
    pub(crate) last_day: String,
    pub(crate) notes: String,
    pub(crate) created_at: String,
    pub(crate) activated_at: Option<String>,
    pub(crate) closed_at: Option<String>,
    pub(crate) seal: Option<String>,
    pub(crate) seal_version: Option<i64>,
    pub(crate) version: i64,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl HasId for Model {
    fn id(&self) -> i64 {
        self.id
    }
}
