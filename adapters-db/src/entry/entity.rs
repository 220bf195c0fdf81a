//! The entries of the template.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};

use crate::statement::HasId;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "entry")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) kind: String,
    pub(crate) category: String,
    pub(crate) name: String,
    pub(crate) planned_minor: i64,
    pub(crate) due_day: Option<i64>,
    pub(crate) recurrence_unit: String,
    pub(crate) recurrence_every: i64,
    pub(crate) recurrence_from: Option<String>,
    pub(crate) recurrence_until: Option<String>,
    pub(crate) carry: String,
    pub(crate) debt_target_id: Option<i64>,
    pub(crate) notes: String,
    pub(crate) position: i64,
    pub(crate) archived_at: Option<String>,
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
