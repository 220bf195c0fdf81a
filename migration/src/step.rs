//! What every step of the chain is: a name, statements, and the rules under which they run.

use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend, Statement};
use sea_orm_migration::{
    DbErr, MigrationName, MigrationTrait, SchemaManager, SchemaManagerConnection, async_trait,
};

/// One step: frozen statements, run in order in one transaction.
pub(crate) struct Step {
    /// The name recorded in `seaql_migrations`.
    pub(crate) name: &'static str,
    /// Whether tables are dropped and created anew, which is only safe with foreign keys off.
    pub(crate) rebuilds_tables: bool,
    /// The SQL of the step, one statement each.
    pub(crate) statements: &'static [&'static str],
}

impl MigrationName for Step {
    fn name(&self) -> &str {
        self.name
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Step {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        if manager.get_database_backend() != DbBackend::Sqlite {
            return Err(self.refusal("is written for SQLite and runs on no other engine"));
        }
        let connection = manager.get_connection();
        if self.rebuilds_tables {
            self.expect_foreign_keys_off(connection).await?;
        }
        for statement in self.statements {
            connection.execute_unprepared(statement).await?;
        }
        if self.rebuilds_tables {
            self.expect_no_dangling_row(connection).await?;
        }
        Ok(())
    }

    async fn down(&self, _manager: &SchemaManager) -> Result<(), DbErr> {
        Err(self.refusal("cannot be undone; restore the backup that was made before it"))
    }

    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }
}

impl Step {
    async fn expect_foreign_keys_off(
        &self,
        connection: &SchemaManagerConnection<'_>,
    ) -> Result<(), DbErr> {
        let pragma = sqlite("SELECT foreign_keys FROM pragma_foreign_keys");
        let on: i64 = match connection.query_one_raw(pragma).await? {
            Some(row) => row.try_get_by_index(0)?,
            None => 0,
        };
        if on == 0 {
            return Ok(());
        }
        Err(self.refusal("rebuilds tables and needs a connection with foreign keys off"))
    }

    async fn expect_no_dangling_row(
        &self,
        connection: &SchemaManagerConnection<'_>,
    ) -> Result<(), DbErr> {
        let check =
            sqlite(r#"SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT 1"#);
        let Some(row) = connection.query_one_raw(check).await? else {
            return Ok(());
        };
        let table: String = row.try_get_by_index(0)?;
        let id: Option<i64> = row.try_get_by_index(1)?;
        let parent: String = row.try_get_by_index(2)?;
        let row = id.map_or_else(|| "a row".to_owned(), |id| format!("row {id}"));
        Err(self.refusal(&format!(
            "found that {row} of {table} points to a row of {parent} that does not exist"
        )))
    }

    fn refusal(&self, what: &str) -> DbErr {
        DbErr::Custom(format!("migration step {} {what}", self.name))
    }
}

fn sqlite(sql: &'static str) -> Statement {
    Statement::from_string(DbBackend::Sqlite, sql)
}
