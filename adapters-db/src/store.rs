use std::path::Path;
use std::sync::{Arc, PoisonError, RwLock};

use async_trait::async_trait;
use quartermaster_application::ports::{Importing, Snapshot, Store, StoreError, UnitOfWork};

use crate::connection::{Database, OpenError};
use crate::importing::Import;
use crate::session::{ReadSession, WriteSession};
use crate::store_error::store_error;

/// A household's data in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    /// None while the store is closed; whoever asks then is told to come again.
    database: RwLock<Option<Arc<Database>>>,
}

/// The store is closed: another file is being put in its place, or the program ends.
#[derive(Debug, thiserror::Error)]
#[error("the database is closed")]
struct Closed;

impl SqliteStore {
    /// Opens a file that exists and holds the newest schema.
    ///
    /// # Errors
    /// The file is missing, something else than an SQLite database, or cannot be opened.
    pub async fn open(file: &Path) -> Result<Self, OpenError> {
        let database = Arc::new(Database::open(file).await?);
        Ok(Self {
            database: RwLock::new(Some(database)),
        })
    }

    /// Begins the transaction that fills this store, which is new, with what another one held.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where the writer does not become free.
    pub async fn import(&self) -> Result<Box<dyn Importing>, StoreError> {
        let database = self.current()?;
        let transaction = database.writer.begin().await.map_err(store_error)?;
        Ok(Box::new(Import::new(transaction, database.guard.clone())))
    }

    /// How many SQL statements were sent since the file was opened, BEGIN and COMMIT among them.
    pub fn statements(&self) -> u64 {
        self.current().map_or(0, |database| database.statements())
    }

    /// Moves the write-ahead log into the database file, waiting for a write that is under way.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where the writer does not become free.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        self.current()?.checkpoint().await.map_err(store_error)
    }

    /// Takes nothing more, and closes all connections once they are given back.
    ///
    /// # Errors
    /// The database failed to close.
    pub async fn close(&self) -> Result<(), StoreError> {
        let open = self.replace(None);
        match open {
            Some(database) => database.close().await.map_err(store_error),
            None => Ok(()),
        }
    }

    /// Opens a file in the place of the one that was closed.
    ///
    /// # Errors
    /// The file is missing, something else than an SQLite database, or cannot be opened.
    pub async fn reopen(&self, file: &Path) -> Result<(), OpenError> {
        let database = Arc::new(Database::open(file).await?);
        self.replace(Some(database));
        Ok(())
    }

    pub(crate) fn replace(&self, database: Option<Arc<Database>>) -> Option<Arc<Database>> {
        let mut current = self
            .database
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        std::mem::replace(&mut *current, database)
    }

    pub(crate) fn current(&self) -> Result<Arc<Database>, StoreError> {
        let current = self.database.read().unwrap_or_else(PoisonError::into_inner);
        current
            .clone()
            .ok_or_else(|| StoreError::Unavailable(Box::new(Closed)))
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn read(&self) -> Result<Box<dyn Snapshot>, StoreError> {
        let database = self.current()?;
        database.guard.expect_readable().await?;
        let transaction = database.readers.begin().await.map_err(store_error)?;
        Ok(Box::new(ReadSession::new(transaction)))
    }

    async fn write(&self) -> Result<Box<dyn UnitOfWork>, StoreError> {
        let database = self.current()?;
        database.guard.expect_as_it_was().await?;
        let transaction = database.writer.begin().await.map_err(store_error)?;
        let guard = database.guard.clone();
        Ok(Box::new(WriteSession::new(transaction, guard)))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.current()?.check().await
    }
}
