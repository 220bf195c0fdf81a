//! Writers wait for each other; what one read cannot be overtaken by another.

use std::sync::Arc;

use quartermaster_application::ports::{Store, StoreError};
use quartermaster_domain::month::Month;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Notes;

use crate::household::{TestStore, activate, add_draft, add_entry, copy_entries, pay, ym};

const WRITERS: usize = 16;

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn sixteen_writers_of_the_same_month_lose_nothing() {
    let test = Arc::new(TestStore::new().await);
    let mut work = test.write().await;
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let id = month.head().id;
    let line = copy_entries(&mut *work, id, &[food]).await[0].id;
    let first_version = activate(&mut *work, month).await.head.version;
    work.commit().await.unwrap();

    let writers = (0..WRITERS).map(|number| {
        let test = Arc::clone(&test);
        tokio::spawn(async move {
            let mut work = test.store.write().await.unwrap();
            let ground = work.payment_ground(ym("2026-11"), &[line]).await.unwrap();
            let Month::Active(mut month) = ground.unwrap().month else {
                panic!("the month is active")
            };
            tokio::task::yield_now().await;
            let seen = format!("{}{number};", month.head.notes);
            month.head.notes = Notes::parse(&seen).unwrap();
            pay(&mut *work, id, &[(line, 1)]).await;
            work.months_to_write()
                .update(Month::Active(month))
                .await
                .unwrap();
            work.commit().await.unwrap();
        })
    });
    for writer in writers.collect::<Vec<_>>() {
        writer.await.unwrap();
    }

    let mut snapshot = test.store.read().await.unwrap();
    let contents = snapshot
        .month(ym("2026-11"))
        .await
        .unwrap()
        .unwrap()
        .contents;
    let writers = i64::try_from(WRITERS).unwrap();
    assert_eq!(contents.month.head().version, first_version + writers);
    assert_eq!(contents.entries[0].ledger.posted.minor(), writers);
    let notes = contents.month.head().notes.to_string();
    for number in 0..WRITERS {
        assert!(notes.contains(&format!("{number};")), "{notes}");
    }
}

#[tokio::test]
async fn a_version_that_moved_on_is_a_conflict() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    let entry = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let household = work.household().await.unwrap();
    work.commit().await.unwrap();

    let mut work = test.write().await;
    work.entries().update(entry.clone()).await.unwrap();
    work.months_to_write().update(month.clone()).await.unwrap();
    work.households().update(household.clone()).await.unwrap();
    work.commit().await.unwrap();

    let mut work = test.write().await;
    let late = work.entries().update(entry).await.unwrap_err();
    assert!(matches!(late, StoreError::Conflict), "{late:?}");
    let late = work.months_to_write().update(month).await.unwrap_err();
    assert!(matches!(late, StoreError::Conflict), "{late:?}");
    let late = work.households().update(household).await.unwrap_err();
    assert!(matches!(late, StoreError::Conflict), "{late:?}");
}

#[tokio::test]
async fn a_snapshot_sees_one_moment() {
    let test = TestStore::new().await;
    let mut snapshot = test.store.read().await.unwrap();
    assert_eq!(snapshot.template().await.unwrap().entries, []);
    let mut work = test.write().await;
    add_entry(&mut *work, "Food", EntryKind::Expense).await;
    work.commit().await.unwrap();
    assert_eq!(snapshot.template().await.unwrap().entries, []);
    let mut later = test.store.read().await.unwrap();
    assert_eq!(later.template().await.unwrap().entries.len(), 1);
}
