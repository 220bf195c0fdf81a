//! What is done for a database whose file somebody took away, replaced or changed while it was open.

use std::io;
use std::mem::forget;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use quartermaster_application::ports::{FileTrouble, StoreError};
use quartermaster_domain::Timestamp;
use tokio::time::timeout;

use crate::backup::{Backup, BackupError, rescue};
use crate::connection::Database;
use crate::leftover::set_aside;
use crate::store::SqliteStore;
use crate::store_error::store_error;

/// How long requests that run may go on before the database is taken from them.
const CLOSING: Duration = Duration::from_secs(10);

impl SqliteStore {
    /// What somebody did to the file that is open; none where it is as it was, or the store is closed.
    pub async fn trouble(&self) -> Option<FileTrouble> {
        let database = self.current().ok()?;
        let looked = database.guard.expect_as_it_was().await;
        // Another one may have been opened meanwhile in its place.
        let is_current = self.current().is_ok_and(|now| Arc::ptr_eq(&now, &database));
        match looked {
            Err(StoreError::File(trouble)) if is_current => Some(trouble),
            _ => None,
        }
    }

    /// Where the file that is open can be read while it has no name, and whether that is so.
    pub fn open_as(&self) -> Option<(PathBuf, bool)> {
        let guard = &self.current().ok()?.guard;
        Some((guard.open_as()?, guard.is_deleted()))
    }

    /// Makes a verified backup of the file that is open, which may have no name any more.
    ///
    /// # Errors
    /// Says what failed; neither a half copy nor a temporary file stays.
    pub async fn rescue(&self, folder: &Path, at: Timestamp) -> Result<Backup, BackupError> {
        let database = self.current().map_err(|_| BackupError::Interrupted)?;
        rescue(
            database.writer.connection(),
            database.guard.file(),
            folder,
            at,
        )
        .await
    }

    /// Takes the log and the index of the file that is open out of the way of another file at its place:
    /// SQLite would play them into that. Says where they are now.
    ///
    /// # Errors
    /// One cannot be renamed.
    pub async fn set_log_aside(&self, at: Timestamp) -> io::Result<Vec<PathBuf>> {
        let Ok(database) = self.current() else {
            return Ok(Vec::new());
        };
        let own: Vec<PathBuf> = database.guard.own_beside().collect();
        crate::files::in_background(move || set_aside(own, at)).await
    }

    /// Writes a log that has no name any more into the file, and opens the file with a new one. What
    /// lies there as its log by now is set aside.
    ///
    /// # Errors
    /// The database does not become free, or cannot be opened again; then the store stays closed.
    pub async fn renew_log(&self, at: Timestamp) -> Result<(), StoreError> {
        let database = self.current()?;
        database.checkpoint().await.map_err(store_error)?;
        let foreign: Vec<PathBuf> = database.guard.foreign_beside().collect();
        let aside = crate::files::in_background(move || set_aside(foreign, at)).await;
        aside.map_err(|error| StoreError::Unavailable(Box::new(error)))?;
        self.replace(None);
        match timeout(CLOSING, database.close()).await {
            Ok(closed) => closed.map_err(store_error)?,
            Err(_) => {
                self.replace(Some(database));
                return Err(StoreError::Busy);
            }
        }
        let opened = Database::open(database.guard.file()).await;
        let opened = opened.map_err(|error| StoreError::Unavailable(Box::new(error)))?;
        self.replace(Some(Arc::new(opened)));
        Ok(())
    }

    /// Ends the use of the file: its log is written into it, and all connections are closed. Of a file
    /// that is not what it was nothing is touched; what lies beside it stays for whoever mends it.
    ///
    /// # Errors
    /// The database failed to close.
    pub async fn end(&self) -> Result<(), StoreError> {
        match self.trouble().await {
            None | Some(FileTrouble::ReadOnly | FileTrouble::LogMissing) => {
                self.checkpoint().await?;
                self.close().await
            }
            Some(_) => {
                self.leave();
                Ok(())
            }
        }
    }

    /// Takes nothing more, and leaves the connections open for as long as the program runs: closing them
    /// would write the log into whatever the file is now.
    pub fn leave(&self) {
        if let Some(database) = self.replace(None) {
            database.guard.end_serving();
            forget(database);
        }
    }
}
