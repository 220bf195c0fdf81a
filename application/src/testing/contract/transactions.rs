use quartermaster_domain::template::EntryKind;

use crate::ports::{Store, StoreError};
use crate::reading::AuditPage;
use crate::testing::filling::{add_draft, add_entry};

pub async fn dropped_without_commit_nothing_happened(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    add_entry(&mut *work, "Food", EntryKind::Expense).await;
    add_draft(&mut *work, "2026-11").await;
    drop(work);
    let mut snapshot = store.read().await.unwrap();
    assert!(!snapshot.currency_is_in_use().await.unwrap());
    let page = AuditPage {
        before: None,
        limit: 10,
    };
    assert_eq!(snapshot.audit(&page).await.unwrap(), []);
    // The turn to write is free again.
    drop(store.write().await.unwrap());
}

pub async fn a_snapshot_sees_one_moment(store: &dyn Store) {
    let mut snapshot = store.read().await.unwrap();
    assert_eq!(snapshot.template().await.unwrap().entries, []);
    let mut work = store.write().await.unwrap();
    add_entry(&mut *work, "Food", EntryKind::Expense).await;
    work.commit().await.unwrap();
    assert_eq!(snapshot.template().await.unwrap().entries, []);
    let mut later = store.read().await.unwrap();
    assert_eq!(later.template().await.unwrap().entries.len(), 1);
}

pub async fn a_version_that_moved_on_is_a_conflict(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let entry = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let household = work.household().await.unwrap();
    work.entries().update(entry.clone()).await.unwrap();
    work.months_to_write().update(month.clone()).await.unwrap();
    work.households().update(household.clone()).await.unwrap();
    let late = work.entries().update(entry).await.unwrap_err();
    assert!(matches!(late, StoreError::Conflict), "{late:?}");
    let late = work.months_to_write().update(month).await.unwrap_err();
    assert!(matches!(late, StoreError::Conflict), "{late:?}");
    let late = work.households().update(household).await.unwrap_err();
    assert!(matches!(late, StoreError::Conflict), "{late:?}");
}
