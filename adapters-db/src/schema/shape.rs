//! Which tables a database has.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DbErr};

use super::state::texts;

/// The names of the tables of a database, without SQLite's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape {
    tables: BTreeSet<String>,
}

impl Shape {
    pub(super) async fn of(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let names =
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT GLOB 'sqlite_*'";
        let tables = texts(db, names).await?.into_iter().collect();
        Ok(Self { tables })
    }

    /// Without the table in which this program's chain keeps count.
    pub(super) fn without_record(mut self) -> Self {
        self.tables.remove("seaql_migrations");
        self
    }

    pub(super) fn first_table(&self) -> Option<&str> {
        self.tables.first().map(String::as_str)
    }

    pub(super) fn shares_a_table_with(&self, other: &Self) -> bool {
        !self.tables.is_disjoint(&other.tables)
    }
}
