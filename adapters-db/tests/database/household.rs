//! A household in a temporary folder.

use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{SqliteStore, migrate};
use quartermaster_application::ports::{Store, UnitOfWork};
pub(crate) use quartermaster_application::testing::filling::*;
use tempfile::TempDir;

/// A migrated file with an open store, and the folder that goes when the test ends.
pub(crate) struct TestStore {
    pub(crate) store: SqliteStore,
    pub(crate) folder: TempDir,
}

impl TestStore {
    pub(crate) async fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("quartermaster.db");
        migrate(&file, &folder.path().join("backups"), now())
            .await
            .unwrap();
        let store = SqliteStore::open(&file).await.unwrap();
        Self { store, folder }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("quartermaster.db")
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The writing door, which must open.
    pub(crate) async fn write(&self) -> Box<dyn UnitOfWork> {
        self.store.write().await.unwrap()
    }
}
