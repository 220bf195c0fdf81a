use std::path::Path;

use async_trait::async_trait;
use quartermaster_application::ports::{Importing, Snapshot, Store, StoreError, UnitOfWork};

use crate::connection::{Database, OpenError};
use crate::importing::Import;
use crate::session::{ReadSession, WriteSession};
use crate::store_error::store_error;

/// A household's data in one SQLite file.
#[derive(Debug)]
pub struct SqliteStore {
    database: Database,
}

impl SqliteStore {
    /// Opens a file that exists and holds the newest schema.
    ///
    /// # Errors
    /// The file is missing, something else than an SQLite database, or cannot be opened.
    pub async fn open(file: &Path) -> Result<Self, OpenError> {
        Ok(Self {
            database: Database::open(file).await?,
        })
    }

    /// Begins the transaction that fills this store, which is new, with what another one held.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where the writer does not become free.
    pub async fn import(&self) -> Result<Box<dyn Importing>, StoreError> {
        let transaction = self.database.writer.begin().await.map_err(store_error)?;
        Ok(Box::new(Import::new(transaction)))
    }

    /// How many SQL statements were sent since the store was opened, BEGIN and COMMIT among them.
    pub fn statements(&self) -> u64 {
        self.database.statements()
    }

    /// Moves the write-ahead log into the database file, waiting for a write that is under way.
    ///
    /// # Errors
    /// [`StoreError::Busy`] where the writer does not become free.
    pub async fn checkpoint(&self) -> Result<(), StoreError> {
        self.database.writer.checkpoint().await.map_err(store_error)
    }

    /// Closes all connections once they are given back; the store cannot be used afterwards.
    ///
    /// # Errors
    /// The database failed to close.
    pub async fn close(&self) -> Result<(), StoreError> {
        self.database.close().await.map_err(store_error)
    }
}

#[async_trait]
impl Store for SqliteStore {
    async fn read(&self) -> Result<Box<dyn Snapshot>, StoreError> {
        let transaction = self.database.readers.begin().await.map_err(store_error)?;
        Ok(Box::new(ReadSession::new(transaction)))
    }

    async fn write(&self) -> Result<Box<dyn UnitOfWork>, StoreError> {
        let transaction = self.database.writer.begin().await.map_err(store_error)?;
        Ok(Box::new(WriteSession::new(transaction)))
    }

    async fn ping(&self) -> Result<(), StoreError> {
        self.database.readers.ping().await.map_err(store_error)
    }
}
