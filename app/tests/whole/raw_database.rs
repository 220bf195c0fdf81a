//! The database file past the program: filled from SQL, asked, and written as SQL again.

use std::fmt::Write as _;
use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection as _, Row as _};

const OWN_OBJECTS: &str = "FROM sqlite_master WHERE sql IS NOT NULL AND name NOT GLOB 'sqlite_*'";

pub(crate) struct RawDatabase(SqliteConnection);

impl RawDatabase {
    pub(crate) async fn open(file: &Path) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(false);
        Self(SqliteConnection::connect_with(&options).await.unwrap())
    }

    pub(crate) async fn run(&mut self, sql: &str) {
        sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
            .execute(&mut self.0)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
    }

    /// The first column of each row, as text.
    pub(crate) async fn texts(&mut self, sql: &str) -> Vec<String> {
        let rows = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
            .fetch_all(&mut self.0)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter().map(|row| row.get(0)).collect()
    }

    /// Everything in it as SQL: tables and rows first, so that no index and no trigger is in the way.
    pub(crate) async fn dump(&mut self) -> String {
        let mut dump = String::new();
        let tables = format!("SELECT name {OWN_OBJECTS} AND type = 'table' ORDER BY name");
        for table in self.texts(&tables).await {
            let sql = format!("SELECT sql {OWN_OBJECTS} AND name = '{table}'");
            let create = self.texts(&sql).await.remove(0);
            writeln!(dump, "{create};").unwrap();
            self.dump_rows(&table, &mut dump).await;
        }
        let sequence = "SELECT name FROM sqlite_master WHERE name = 'sqlite_sequence'";
        if !self.texts(sequence).await.is_empty() {
            dump.push_str("DELETE FROM sqlite_sequence;\n");
            self.dump_rows("sqlite_sequence", &mut dump).await;
        }
        let others = format!("SELECT sql {OWN_OBJECTS} AND type <> 'table' ORDER BY type, name");
        for create in self.texts(&others).await {
            writeln!(dump, "{create};").unwrap();
        }
        dump
    }

    async fn dump_rows(&mut self, table: &str, dump: &mut String) {
        let columns = format!(r#"SELECT '"' || name || '"' FROM pragma_table_info('{table}')"#);
        let columns = self.texts(&columns).await;
        let quoted: Vec<String> = columns
            .iter()
            .map(|name| format!("quote({name})"))
            .collect();
        let values = quoted.join(" || ', ' || ");
        let rows = format!("SELECT {values} FROM {table} ORDER BY 1");
        for values in self.texts(&rows).await {
            writeln!(dump, "INSERT INTO {table} VALUES ({values});").unwrap();
        }
    }

    pub(crate) async fn close(self) {
        self.0.close().await.unwrap();
    }
}
