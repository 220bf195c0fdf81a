use std::path::Path;

use quartermaster_application::ports::{Snapshot, StoreError};

use crate::connection::{OpenError, ReaderPool, open_readers};
use crate::session::ReadSession;
use crate::store_error::store_error;

/// A database file that is only read, whether or not a server works on it meanwhile.
#[derive(Debug)]
pub struct ReadOnlyStore {
    readers: ReaderPool,
}

impl ReadOnlyStore {
    /// Opens a file that exists and holds the newest schema.
    ///
    /// # Errors
    /// The file is missing, something else than an SQLite database, or cannot be opened.
    pub async fn open(file: &Path) -> Result<Self, OpenError> {
        Ok(Self {
            readers: open_readers(file).await?,
        })
    }

    /// The one consistent view there can be at a time.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn read(&self) -> Result<Box<dyn Snapshot>, StoreError> {
        let transaction = self.readers.begin().await.map_err(store_error)?;
        Ok(Box::new(ReadSession::new(transaction)))
    }

    /// Closes the connection; every view is dropped before.
    ///
    /// # Errors
    /// The database failed to close.
    pub async fn close(self) -> Result<(), StoreError> {
        self.readers.close().await.map_err(store_error)
    }
}
