//! A write is there whole or not at all, also when its caller goes away.

use std::future::Future;
use std::pin::pin;
use std::task::{Context, Waker};

use quartermaster_application::ports::Store;
use quartermaster_domain::template::EntryKind;

use crate::household::{TestStore, add_entry, entry_fields};

async fn entries(test: &TestStore) -> usize {
    let mut snapshot = test.store.read().await.unwrap();
    snapshot.template().await.unwrap().entries.len()
}

#[tokio::test]
async fn a_session_dropped_without_a_commit_leaves_nothing() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    add_entry(&mut *work, "Food", EntryKind::Expense).await;
    drop(work);
    assert_eq!(entries(&test).await, 0);
    let mut work = test.write().await;
    assert_eq!(work.template().await.unwrap().entries, []);
    add_entry(&mut *work, "Rent", EntryKind::Expense).await;
    work.commit().await.unwrap();
    assert_eq!(entries(&test).await, 1);
}

/// Polls a future once and drops it, wherever it is then.
async fn abandon(future: impl Future) {
    let mut future = pin!(future);
    let mut context = Context::from_waker(Waker::noop());
    drop(future.as_mut().poll(&mut context));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caller_who_goes_away_in_the_middle_leaves_nothing_and_blocks_nobody() {
    let test = TestStore::new().await;
    for _ in 0..20 {
        abandon(test.store.write()).await;
        let mut work = test.write().await;
        add_entry(&mut *work, "Food", EntryKind::Expense).await;
        abandon(
            work.entries()
                .insert(entry_fields("Rent", EntryKind::Expense, 1)),
        )
        .await;
        drop(work);
        assert_eq!(entries(&test).await, 0);
    }
    let mut work = test.write().await;
    add_entry(&mut *work, "Food", EntryKind::Expense).await;
    work.commit().await.unwrap();
    assert_eq!(entries(&test).await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_commit_once_asked_for_runs_to_its_end() {
    let test = TestStore::new().await;
    for round in 1..=20 {
        let mut work = test.write().await;
        add_entry(&mut *work, "Food", EntryKind::Expense).await;
        abandon(work.commit()).await;
        // The next writer waits for the one before.
        let mut work = test.write().await;
        assert_eq!(work.template().await.unwrap().entries.len(), round);
    }
}
