use std::path::Path;

use quartermaster_application::ports::{Snapshot, StoreError};
use sea_orm::{DatabaseConnection, TransactionTrait};

use crate::connection::{OpenError, alone, open_error, read_only};
use crate::session::ReadSession;
use crate::store_error::store_error;

/// A database file that is only read, whether or not a server works on it meanwhile.
#[derive(Debug)]
pub struct ReadOnlyStore {
    db: DatabaseConnection,
}

impl ReadOnlyStore {
    /// Opens a file that exists and holds the newest schema.
    ///
    /// # Errors
    /// The file is missing, something else than an SQLite database, or cannot be opened.
    pub async fn open(file: &Path) -> Result<Self, OpenError> {
        if !file.is_file() {
            return Err(OpenError::Missing(file.to_owned()));
        }
        let db = alone(read_only(file))
            .await
            .map_err(|error| open_error(file, error))?;
        Ok(Self { db })
    }

    /// The one consistent view there can be at a time.
    ///
    /// # Errors
    /// The database does not answer.
    pub async fn read(&self) -> Result<Box<dyn Snapshot>, StoreError> {
        let transaction = self.db.begin().await.map_err(store_error)?;
        Ok(Box::new(ReadSession::new(transaction)))
    }

    /// Closes the connection; every view is dropped before.
    ///
    /// # Errors
    /// The database failed to close.
    pub async fn close(self) -> Result<(), StoreError> {
        self.db.close().await.map_err(store_error)
    }
}
