//! A connection past the store, to put into a file what the store never would.

use std::path::Path;

use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection, Row};

pub(crate) struct RawDatabase(SqliteConnection);

impl RawDatabase {
    /// Foreign keys, constraints and all: as SQLite has them when nobody asks for more.
    pub(crate) async fn open(file: &Path) -> Self {
        let options = SqliteConnectOptions::new()
            .filename(file)
            .create_if_missing(true)
            .foreign_keys(false);
        Self(SqliteConnection::connect_with(&options).await.unwrap())
    }

    /// As [`Self::open`], with constraints that are not checked.
    pub(crate) async fn lawless(file: &Path) -> Self {
        let mut database = Self::open(file).await;
        database.run("PRAGMA ignore_check_constraints = ON").await;
        database
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

    pub(crate) async fn number(&mut self, sql: &str) -> i64 {
        let row = sqlx::raw_sql(AssertSqlSafe(sql.to_owned()))
            .fetch_one(&mut self.0)
            .await
            .unwrap_or_else(|error| panic!("{sql}: {error}"));
        row.get(0)
    }

    pub(crate) async fn close(self) {
        self.0.close().await.unwrap();
    }
}
