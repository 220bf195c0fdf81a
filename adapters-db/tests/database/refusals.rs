//! What the database itself refuses, as a use case hears it.

use quartermaster_adapters_db::{OpenError, SqliteStore};
use quartermaster_application::ports::{IdempotencyClaim, Store, StoreError};
use quartermaster_domain::template::EntryKind;

use crate::household::{
    TestStore, activate, add_draft, add_entry, close, copy_entries, new_line, now, pay,
};
use crate::raw_sql::RawDatabase;

#[tokio::test]
async fn a_key_that_is_taken_is_a_conflict() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    copy_entries(&mut *work, month.head().id, std::slice::from_ref(&food)).await;
    let twice = vec![new_line(&food, 2)];
    let twice = work.month_entries().insert(month.head().id, twice).await;
    assert!(matches!(twice, Err(StoreError::Conflict)), "{twice:?}");
    let claim = IdempotencyClaim {
        key: "k".to_owned(),
        fingerprint: "f".to_owned(),
    };
    work.idempotency()
        .claim(&claim, now(), now())
        .await
        .unwrap();
    let twice = work.idempotency().claim(&claim, now(), now()).await;
    assert!(matches!(twice, Err(StoreError::Conflict)), "{twice:?}");
}

#[tokio::test]
async fn an_entry_with_payments_cannot_go() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let id = month.head().id;
    let line = copy_entries(&mut *work, id, &[food]).await[0].id;
    activate(&mut *work, month).await;
    pay(&mut *work, id, &[(line, 5)]).await;
    let refused = work.month_entries().delete(line).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
}

#[tokio::test]
async fn a_closed_month_takes_nothing() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let id = month.head().id;
    let line = copy_entries(&mut *work, id, &[food]).await.remove(0);
    let month = activate(&mut *work, month).await;
    close(&mut *work, month).await;
    let refused = work.month_entries().update(&line).await.unwrap_err();
    let StoreError::Backend(cause) = refused else {
        panic!("{refused:?}")
    };
    assert!(
        cause.to_string().contains("a closed month never changes"),
        "{cause}"
    );
}

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
    assert!(matches!(late, StoreError::Busy), "{late:?}");
}
