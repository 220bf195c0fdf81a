//! The two doors as two types.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};
use tokio::time::timeout;

use crate::store_error::is_busy;

/// How long a health check waits for the writer.
const PROBE: Duration = Duration::from_millis(500);

/// The one connection that writes. Whoever holds its transaction must not ask for it again: the
/// second request would wait for the first until its patience ends.
#[derive(Debug)]
pub(crate) struct WriterPool(Counted);

/// The connections that only read.
#[derive(Debug)]
pub(crate) struct ReaderPool(Counted);

impl WriterPool {
    pub(super) fn new(connection: DatabaseConnection, statements: Arc<AtomicU64>) -> Self {
        Self(Counted::new(connection, statements))
    }

    /// Begins a write transaction at once, so that what it reads cannot be overtaken by a writer.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.0.begin(SqliteTransactionMode::Immediate).await
    }

    /// For what no transaction can do; whoever uses it waits for a write that is under way.
    pub(crate) fn connection(&self) -> &DatabaseConnection {
        &self.0.connection
    }

    pub(super) async fn read_something(&self) -> Result<(), DbErr> {
        self.0.ask("SELECT count(*) FROM sqlite_master").await
    }

    /// Whether a write could begin. That another one is under way says that it can.
    pub(crate) async fn could_write(&self) -> Result<(), DbErr> {
        match timeout(PROBE, self.begin()).await {
            Ok(Ok(transaction)) => transaction.rollback().await,
            Ok(Err(error)) if !is_busy(&error) => Err(error),
            Ok(Err(_)) | Err(_) => Ok(()),
        }
    }

    /// Moves the write-ahead log into the database file and empties it.
    pub(crate) async fn checkpoint(&self) -> Result<(), DbErr> {
        self.0.ask("PRAGMA wal_checkpoint(TRUNCATE)").await
    }

    pub(super) async fn close(&self) -> Result<(), DbErr> {
        self.0.connection.close_by_ref().await
    }
}

impl ReaderPool {
    pub(super) fn new(connection: DatabaseConnection, statements: Arc<AtomicU64>) -> Self {
        Self(Counted::new(connection, statements))
    }

    /// Begins a transaction that sees the data as it is at its first statement.
    pub(crate) async fn begin(&self) -> Result<DatabaseTransaction, DbErr> {
        self.0.begin(SqliteTransactionMode::Deferred).await
    }

    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        self.0.connection.close_by_ref().await
    }
}

/// Begins a transaction that reads, on a connection outside both doors.
pub(crate) async fn deferred(db: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    begin(db, SqliteTransactionMode::Deferred).await
}

async fn begin(
    db: &DatabaseConnection,
    mode: SqliteTransactionMode,
) -> Result<DatabaseTransaction, DbErr> {
    db.begin_with_options(TransactionOptions {
        sqlite_transaction_mode: Some(mode),
        ..TransactionOptions::default()
    })
    .await
}

/// A pool that counts the statements sent through it.
#[derive(Debug)]
struct Counted {
    connection: DatabaseConnection,
    statements: Arc<AtomicU64>,
}

impl Counted {
    fn new(mut connection: DatabaseConnection, statements: Arc<AtomicU64>) -> Self {
        let counter = Arc::clone(&statements);
        connection.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::Relaxed);
        });
        Self {
            connection,
            statements,
        }
    }

    async fn begin(&self, mode: SqliteTransactionMode) -> Result<DatabaseTransaction, DbErr> {
        // BEGIN and its COMMIT or ROLLBACK do not pass the callback.
        self.statements.fetch_add(2, Ordering::Relaxed);
        begin(&self.connection, mode).await
    }

    async fn ask(&self, sql: &str) -> Result<(), DbErr> {
        let statement = Statement::from_string(self.connection.get_database_backend(), sql);
        self.connection.query_one_raw(statement).await.map(|_| ())
    }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use quartermaster_application::ports::StoreError;
    use sea_orm::ConnectionTrait;

    use crate::connection::Database;
    use crate::store_error::store_error;

    const ADD: &str = "INSERT INTO debt_target
        (name, balance_minor, apr_ppm, minimum_payment_minor, notes, position, version)
        VALUES ('Card', 0, 0, 0, printf('%.2000d', 0), 1, 1)";

    async fn database(folder: &Path) -> Database {
        let file = folder.join("full.db");
        let now = "2026-11-23T07:15:00Z".parse().unwrap();
        crate::migrate(&file, folder, now).await.unwrap();
        Database::open(&file).await.unwrap()
    }

    /// Adds so many rows and commits them.
    async fn add(database: &Database, rows: usize) -> Result<(), StoreError> {
        let transaction = database.writer.begin().await.map_err(store_error)?;
        for _ in 0..rows {
            let added = transaction.execute_unprepared(ADD).await;
            added.map_err(store_error)?;
        }
        transaction.commit().await.map_err(store_error)
    }

    async fn kept(database: &Database) -> i64 {
        let transaction = database.readers.begin().await.unwrap();
        let question = "SELECT COUNT(*) FROM debt_target";
        let row = crate::statement::first_row(&transaction, question, []).await;
        row.unwrap().unwrap().try_get_by_index(0).unwrap()
    }

    #[tokio::test]
    async fn the_writer_recovers_from_a_full_disk() {
        let folder = tempfile::tempdir().unwrap();
        let database = database(folder.path()).await;
        add(&database, 1).await.unwrap();
        for _ in 0..3 {
            let limit = "PRAGMA max_page_count = 1";
            database.writer.0.ask(limit).await.unwrap();
            let refused = add(&database, 100).await.unwrap_err();
            assert!(matches!(refused, StoreError::Unavailable(_)), "{refused:?}");
            assert_eq!(kept(&database).await, 1);
            database
                .writer
                .0
                .ask("PRAGMA max_page_count = 100000")
                .await
                .unwrap();
        }
        add(&database, 100).await.unwrap();
        assert_eq!(kept(&database).await, 101);
        let unfinished = database.writer.begin().await.unwrap();
        unfinished.execute_unprepared(ADD).await.unwrap();
        drop(unfinished);
        add(&database, 1).await.unwrap();
        assert_eq!(kept(&database).await, 102);
    }
}
