use quartermaster_domain::template::EntryKind;

use crate::archive::{all_months, whole_month};
use crate::ports::Store;
use crate::testing::filling::{activate, add_draft, add_entry, copy_entries, pay, ym};

pub async fn the_last_ids_stay_when_what_had_them_goes(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let kept = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let gone = add_entry(&mut *work, "Fun", EntryKind::Expense).await;
    work.entries().delete(gone.id).await.unwrap();
    work.commit().await.unwrap();
    let mut snapshot = store.read().await.unwrap();
    assert!(gone.id > kept.id);
    assert_eq!(snapshot.last_ids().await.unwrap().entry, gone.id.0);
    drop(snapshot);
    let mut work = store.write().await.unwrap();
    let next = add_entry(&mut *work, "Rent", EntryKind::Expense).await;
    assert!(next.id > gone.id);
    assert_eq!(work.last_ids().await.unwrap().entry, next.id.0);
}

pub async fn a_whole_month_has_all_that_was_written(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let draft = add_draft(&mut *work, "2026-11").await;
    add_draft(&mut *work, "2026-10").await;
    let lines = copy_entries(&mut *work, draft.head().id, &[food]).await;
    let active = activate(&mut *work, draft).await;
    let payments = [(lines[0].id, 500), (lines[0].id, -20)];
    let postings = pay(&mut *work, active.head.id, &payments).await;
    let months = all_months(&mut *work).await.unwrap();
    assert_eq!(months, [ym("2026-10"), ym("2026-11")]);
    let whole = whole_month(&mut *work, ym("2026-11")).await.unwrap();
    let whole = whole.unwrap();
    assert_eq!(whole.month.head(), &active.head);
    assert_eq!(whole.entries.len(), 1);
    assert_eq!(whole.entries[0].baseline, Some(lines[0].fields.planned));
    assert_eq!(whole.postings, postings);
    assert_eq!(whole_month(&mut *work, ym("2026-12")).await.unwrap(), None);
}
