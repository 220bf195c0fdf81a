//! The connections to one database file, kept behind two doors that cannot be mixed up.

mod engine;
mod guard;
mod looking;
mod options;
mod pools;
mod watch;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use quartermaster_application::ports::StoreError;
use sea_orm::{ConnectionTrait as _, DbErr, SqlxSqliteConnector};
use sqlx::Connection;
use sqlx::sqlite::SqlitePoolOptions;

pub use engine::OpenError;
pub(crate) use engine::{assert_engine, open_error, silent_error};
pub(crate) use guard::Guard;
pub(crate) use looking::{has_log, looking};
pub(crate) use options::{alone, examining, migrating, scratch, strictly_read_only};
pub(crate) use pools::{ReaderPool, WriterPool, deferred};

use crate::files::in_background;
use crate::store_error::store_error;

/// Read-only connections kept open; each has a thread of its own.
const READERS: u32 = 4;

/// One database file, opened to be read and written.
#[derive(Debug)]
pub(crate) struct Database {
    pub(crate) writer: WriterPool,
    pub(crate) readers: ReaderPool,
    pub(crate) guard: Arc<Guard>,
    statements: Arc<AtomicU64>,
}

impl Database {
    /// Opens a file that exists and is migrated.
    pub(crate) async fn open(file: &Path) -> Result<Self, OpenError> {
        if !file.is_file() {
            return Err(OpenError::Missing(file.to_owned()));
        }
        let path = file.to_owned();
        let guard = in_background(move || Guard::before_opening(&path)).await;
        let guard = guard.map_err(|cause| open_error(file, sqlx::Error::Io(cause)))?;
        let guard = Arc::new(guard);
        let opened = Self::open_guarded(file, &guard).await;
        if opened.is_err() {
            guard.let_go();
        }
        opened
    }

    async fn open_guarded(file: &Path, guard: &Arc<Guard>) -> Result<Self, OpenError> {
        let statements = Arc::new(AtomicU64::new(0));
        // The writer comes first: it turns the file to write-ahead logging, which a reader cannot.
        let writer = pool(1)
            .connect_with(options::writing(file))
            .await
            .map_err(|error| open_error(file, error))?;
        let writer = SqlxSqliteConnector::from_sqlx_sqlite_pool(writer);
        assert_engine(&writer).await?;
        let readers = pool(READERS)
            .connect_with(options::reading(file))
            .await
            .map_err(|error| open_error(file, error))?;
        let readers = SqlxSqliteConnector::from_sqlx_sqlite_pool(readers);
        let writer = WriterPool::new(writer, Arc::clone(&statements));
        // A file that was turned to a log just now gets it when somebody reads.
        let read = writer.read_something().await;
        read.map_err(|error| silent_error(file, error))?;
        guard.after_opening();
        let moved = guard.ask_how_much_moved().await;
        guard.remember(moved.map_err(|error| silent_error(file, error))?);
        Ok(Self {
            guard: Arc::clone(guard),
            writer,
            readers: ReaderPool::new(readers, Arc::clone(&statements)),
            statements,
        })
    }

    /// How many statements were sent since the file was opened, BEGIN and its end among them.
    pub(crate) fn statements(&self) -> u64 {
        self.statements.load(Ordering::Relaxed)
    }

    /// Whether the file is as it was, a page of it can be read afresh, and a write could begin.
    ///
    /// # Errors
    /// What is in the way.
    pub(crate) async fn check(&self) -> Result<(), StoreError> {
        self.guard.expect_as_it_was().await?;
        if !self.guard.is_whole() {
            return self.guard.expect_as_it_was().await;
        }
        self.guard.read_afresh().await?;
        self.writer.could_write().await.map_err(store_error)
    }

    /// Moves the write-ahead log into the database file and empties it.
    pub(crate) async fn checkpoint(&self) -> Result<(), DbErr> {
        let writing = self.guard.begin_writing();
        let written = self.writer.checkpoint().await;
        self.guard.remember(self.guard.moved_now(0));
        drop(writing);
        written
    }

    pub(crate) async fn close(&self) -> Result<(), DbErr> {
        self.readers.close().await?;
        self.writer.close().await?;
        self.guard.let_go();
        Ok(())
    }
}

/// Opens a file that exists and is migrated, to be read and nothing else, also where nothing can be
/// written; nothing of it stays beside the file.
pub(crate) async fn open_readers(file: &Path) -> Result<ReaderPool, OpenError> {
    if !file.is_file() {
        return Err(OpenError::Missing(file.to_owned()));
    }
    let reader = looking(file).await?;
    // How it was opened, it might be able to write.
    let only_read = reader.execute_unprepared("PRAGMA query_only = ON").await;
    only_read.map_err(|error| silent_error(file, error))?;
    Ok(ReaderPool::new(reader, Arc::default()))
}

/// A pool whose connections stay: opening one costs more than any statement, and what a fresh
/// connection would find out, a statement finds out too.
fn pool(connections: u32) -> SqlitePoolOptions {
    SqlitePoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(options::PATIENCE)
        .idle_timeout(None)
        .max_lifetime(None)
        .test_before_acquire(false)
        .before_acquire(|connection, _| {
            // After a failed write SQLite may have rolled back by itself; the connection then still
            // counts a transaction that is not there, and would open the next one inside it.
            let is_idle = !connection.is_in_transaction();
            Box::pin(async move { Ok(is_idle) })
        })
}
