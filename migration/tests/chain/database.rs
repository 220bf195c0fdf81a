//! A database in a temporary folder, migrated to any step, and read as lines of JSON.

use quartermaster_migration::{Migrator, STEPS};
use sea_orm_migration::MigratorTrait;
use sea_orm_migration::sea_orm::{
    ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, Statement,
};
use tempfile::TempDir;

/// The connection and the folder that goes when the test ends.
pub(crate) struct TestDatabase {
    connection: DatabaseConnection,
    _folder: TempDir,
}

impl TestDatabase {
    /// An empty file, connected as a caller who migrates must: one connection, foreign keys off.
    pub(crate) async fn empty() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("chain.db");
        let mut options = ConnectOptions::new(format!("sqlite://{}?mode=rwc", file.display()));
        options.max_connections(1).sqlx_logging(false);
        let connection = Database::connect(options).await.unwrap();
        let database = Self {
            connection,
            _folder: folder,
        };
        database.set_foreign_keys(false).await;
        database
    }

    /// Empty, then the first `steps` steps.
    pub(crate) async fn at(steps: usize) -> Self {
        let database = Self::empty().await;
        database.migrate(steps).await.unwrap();
        database
    }

    /// All steps, and foreign keys on as the program has them.
    pub(crate) async fn latest() -> Self {
        let database = Self::at(STEPS.len()).await;
        database.set_foreign_keys(true).await;
        database
    }

    pub(crate) async fn set_foreign_keys(&self, on: bool) {
        let pragma = format!("PRAGMA foreign_keys = {}", if on { "ON" } else { "OFF" });
        self.run(&pragma).await.unwrap();
    }

    /// Applies at most `steps` pending steps, one after the other.
    pub(crate) async fn migrate(&self, steps: usize) -> Result<(), DbErr> {
        for _ in 0..steps {
            Migrator::up(&self.connection, Some(1)).await?;
        }
        Ok(())
    }

    pub(crate) async fn migrate_to_the_end(&self) -> Result<(), DbErr> {
        self.migrate(STEPS.len()).await
    }

    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.connection
    }

    pub(crate) async fn run(&self, sql: &str) -> Result<u64, DbErr> {
        let done = self.connection.execute_unprepared(sql).await?;
        Ok(done.rows_affected())
    }

    /// The text in the first column of each row.
    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let statement = Statement::from_string(DbBackend::Sqlite, sql);
        let rows = self.connection.query_all_raw(statement).await.unwrap();
        rows.iter()
            .map(|row| row.try_get_by_index(0).unwrap())
            .collect()
    }

    /// Every row of a table as a JSON array of its columns, in the order of the first.
    pub(crate) async fn rows(&self, table: &str) -> Vec<String> {
        let columns = self.columns(table).await.join(", ");
        let sql = format!("SELECT json_array({columns}) FROM {table} ORDER BY 1");
        let mut rows = self.texts(&sql).await;
        rows.sort();
        rows
    }

    pub(crate) async fn columns(&self, table: &str) -> Vec<String> {
        let sql = format!("SELECT name FROM pragma_table_info('{table}') ORDER BY cid");
        self.texts(&sql).await
    }

    /// The names of all tables but SQLite's own.
    pub(crate) async fn tables(&self) -> Vec<String> {
        let sql = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name";
        self.texts(sql).await
    }

    /// All objects of the schema as SQLite keeps them, and what its pragmas make of them.
    pub(crate) async fn schema(&self) -> Vec<String> {
        let objects =
            "SELECT type || ' ' || name || ' on ' || tbl_name || ': ' || coalesce(sql, '')
            FROM sqlite_master WHERE name NOT LIKE 'sqlite%' ORDER BY type, name";
        let mut schema: Vec<String> = self.texts(objects).await;
        for table in self.tables().await {
            for (pragma, columns) in [
                ("table_info", r#"name, type, "notnull", dflt_value, pk"#),
                ("index_list", r#"name, "unique", origin, partial"#),
                ("foreign_key_list", r#""from", "table", "to", on_delete"#),
            ] {
                let sql = format!(
                    "SELECT json_array({columns}) FROM pragma_{pragma}('{table}') ORDER BY 1"
                );
                let lines = self.texts(&sql).await;
                schema.extend(lines.iter().map(|line| format!("{table} {pragma} {line}")));
            }
        }
        schema
            .iter()
            .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect()
    }

    /// The schema and every row but the times at which steps were applied.
    pub(crate) async fn everything(&self) -> Vec<String> {
        let mut everything = self.schema().await;
        for table in self.tables().await {
            let rows = if table == "seaql_migrations" {
                self.texts("SELECT version FROM seaql_migrations ORDER BY version")
                    .await
            } else {
                self.rows(&table).await
            };
            everything.extend(rows.iter().map(|row| format!("{table} {row}")));
        }
        everything
    }
}
