//! The records of the audit trail.

use sea_orm::entity::prelude::{
    ActiveModelBehavior, DeriveEntityModel, DerivePrimaryKey, DeriveRelation, EntityTrait,
    EnumIter, PrimaryKeyTrait,
};

use crate::statement::HasId;

#[derive(Debug, Clone, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub(crate) struct Model {
    #[sea_orm(primary_key)]
    pub(crate) id: i64,
    pub(crate) at: String,
    pub(crate) actor: String,
    pub(crate) channel: String,
    pub(crate) action: String,
    pub(crate) subject: String,
    pub(crate) subject_id: Option<i64>,
    pub(crate) year_month: Option<String>,
    pub(crate) before_json: Option<String>,
    pub(crate) after_json: Option<String>,
}

#[derive(Debug, Clone, Copy, EnumIter, DeriveRelation)]
pub(crate) enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl HasId for Model {
    fn id(&self) -> i64 {
        self.id
    }
}
