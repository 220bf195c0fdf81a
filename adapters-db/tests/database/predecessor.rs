//! A folder with a file as the predecessor left it at one of its five revisions.

use std::fs;
use std::path::PathBuf;

use quartermaster_adapters_db::{MigrateError, Migrated, migrate};
use tempfile::TempDir;

use crate::household::now;
use crate::raw_sql::RawDatabase;

/// Each with the SQL of a file at it.
pub(crate) const REVISIONS: [(&str, &str); 5] = [
    (
        "f1ccdc4bc1bf",
        include_str!("../../../migration/fixtures/predecessor/f1ccdc4bc1bf.sql"),
    ),
    (
        "03ebe3c07262",
        include_str!("../../../migration/fixtures/predecessor/03ebe3c07262.sql"),
    ),
    (
        "ec804bdf366d",
        include_str!("../../../migration/fixtures/predecessor/ec804bdf366d.sql"),
    ),
    (
        "a4ec4f8f6e9f",
        include_str!("../../../migration/fixtures/predecessor/a4ec4f8f6e9f.sql"),
    ),
    (
        "cc60e7f73a1c",
        include_str!("../../../migration/fixtures/predecessor/cc60e7f73a1c.sql"),
    ),
];

/// What the files of a revision from the second on hold: each amount applied to an entry, by its
/// number, that is not 0.
pub(crate) const APPLIED: [(i64, i64); 8] = [
    (1, 352_500),
    (2, 240_000),
    (3, 34_120),
    (4, 15_000),
    (6, 357_590),
    (7, 240_000),
    (8, -950),
    (13, 1),
];

pub(crate) struct Earlier {
    folder: TempDir,
}

impl Earlier {
    /// A file with the first `steps` steps.
    pub(crate) async fn at(steps: usize) -> Self {
        Self::built(REVISIONS[steps - 1].1).await
    }

    pub(crate) async fn built(sql: &str) -> Self {
        let earlier = Self {
            folder: tempfile::tempdir().unwrap(),
        };
        earlier.run(sql).await;
        earlier
    }

    pub(crate) async fn run(&self, sql: &str) {
        let mut raw = RawDatabase::open(&self.file()).await;
        raw.run(sql).await;
        raw.close().await;
    }

    pub(crate) async fn texts(&self, sql: &str) -> Vec<String> {
        let mut raw = RawDatabase::open(&self.file()).await;
        let texts = raw.texts(sql).await;
        raw.close().await;
        texts
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("quartermaster.db")
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    pub(crate) async fn migrate(&self) -> Result<Migrated, MigrateError> {
        migrate(&self.file(), &self.backups(), now()).await
    }

    /// Whatever is in the folder, each with its bytes.
    pub(crate) fn everything(&self) -> Vec<(PathBuf, Option<Vec<u8>>)> {
        let files = fs::read_dir(self.folder.path()).unwrap();
        let mut everything: Vec<_> = files
            .map(|file| file.unwrap().path())
            .map(|path| (path.clone(), fs::read(path).ok()))
            .collect();
        everything.sort();
        everything
    }
}
