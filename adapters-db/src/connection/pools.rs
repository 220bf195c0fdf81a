//! The two doors as two types.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};

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

    pub(crate) async fn ping(&self) -> Result<(), DbErr> {
        self.0.ask("SELECT version FROM household").await
    }

    pub(super) async fn close(&self) -> Result<(), DbErr> {
        self.0.connection.close_by_ref().await
    }
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
        self.connection
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(mode),
                ..TransactionOptions::default()
            })
            .await
    }

    async fn ask(&self, sql: &str) -> Result<(), DbErr> {
        let statement = Statement::from_string(self.connection.get_database_backend(), sql);
        self.connection.query_one_raw(statement).await.map(|_| ())
    }
}
