use quartermaster_domain::MonthEntryId;
use quartermaster_domain::month::Month;
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Notes;

use crate::ports::Store;
use crate::testing::filling::{activate, add_draft, add_entry, copy_entries, pay, ym};

/// How many write at once.
pub const WRITERS: i64 = 16;

/// An active month with one entry; its version is 2.
pub async fn prepare(store: &dyn Store) -> MonthEntryId {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let lines = copy_entries(&mut *work, month.head().id, &[food]).await;
    activate(&mut *work, month).await;
    work.commit().await.unwrap();
    lines[0].id
}

/// Reads the month, posts 1, and writes the month back with the writer's number in its notes.
pub async fn write(store: &dyn Store, line: MonthEntryId, number: i64) {
    let mut work = store.write().await.unwrap();
    let ground = work.payment_ground(ym("2026-11"), &[line]).await.unwrap();
    let Month::Active(mut month) = ground.unwrap().month else {
        panic!("the month is active")
    };
    let seen = format!("{}{number};", month.head.notes);
    month.head.notes = Notes::parse(&seen).unwrap();
    pay(&mut *work, month.head.id, &[(line, 1)]).await;
    work.months_to_write()
        .update(Month::Active(month))
        .await
        .unwrap();
    work.commit().await.unwrap();
}

pub async fn check(store: &dyn Store) {
    let mut snapshot = store.read().await.unwrap();
    let reading = snapshot.month(ym("2026-11")).await.unwrap().unwrap();
    let contents = reading.contents;
    assert_eq!(contents.month.head().version, 2 + WRITERS);
    assert_eq!(contents.entries[0].ledger.posted.minor(), WRITERS);
    let notes = contents.month.head().notes.to_string();
    for number in 0..WRITERS {
        assert!(notes.contains(&format!("{number};")), "{notes}");
    }
}
