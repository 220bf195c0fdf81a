//! What the database itself refuses, as a use case hears it.

use quartermaster_adapters_db::{OpenError, SqliteStore};
use quartermaster_application::ports::{Store, StoreError};
use quartermaster_domain::template::EntryKind;

use crate::household::{TestStore, add_entry};
use crate::raw_sql::RawDatabase;

#[tokio::test]
async fn a_database_held_by_another_writer_is_busy() {
    let test = TestStore::new().await;
    let mut other = RawDatabase::open(&test.file()).await;
    other.run("BEGIN IMMEDIATE").await;
    let Err(refused) = test.store.write().await else {
        panic!("two writers at once")
    };
    assert!(matches!(refused, StoreError::Busy), "{refused:?}");
    test.store.ping().await.unwrap();
    other.run("ROLLBACK").await;
    test.store.write().await.unwrap();
}

#[tokio::test]
async fn a_file_that_is_no_database_is_refused_by_name() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("quartermaster.db");
    let missing = SqliteStore::open(&file).await.unwrap_err();
    assert!(matches!(missing, OpenError::Missing(_)), "{missing:?}");
    assert!(!file.exists());
    std::fs::write(&file, "Dear diary, today I spent too much. ".repeat(200)).unwrap();
    let foreign = SqliteStore::open(&file).await.unwrap_err();
    assert!(matches!(foreign, OpenError::NotADatabase(_)), "{foreign:?}");
    assert!(
        foreign.to_string().contains("quartermaster.db"),
        "{foreign}"
    );
}

#[tokio::test]
async fn a_closed_store_keeps_everything_in_the_one_file() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    add_entry(&mut *work, "Food", EntryKind::Expense).await;
    work.commit().await.unwrap();
    test.store.checkpoint().await.unwrap();
    let log = test.path().join("quartermaster.db-wal");
    assert_eq!(std::fs::metadata(log).unwrap().len(), 0);
    test.store.close().await.unwrap();
    let alone = test.path().join("alone.db");
    std::fs::copy(test.file(), &alone).unwrap();
    let mut copy = RawDatabase::open(&alone).await;
    assert_eq!(copy.number("SELECT COUNT(*) FROM entry").await, 1);
    let late = test.store.ping().await.unwrap_err();
    assert!(matches!(late, StoreError::Unavailable(_)), "{late:?}");
}
