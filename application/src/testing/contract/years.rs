use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Memo;
use quartermaster_domain::{Date, Year};

use crate::ports::{NewOpening, Store, UnitOfWork};
use crate::reading::YearReading;
use crate::testing::filling::{
    activate, add_draft, add_entry, close, copy_entries, money, now, pay, ym,
};

fn year(number: i16) -> Year {
    Year::new(number).unwrap()
}

/// December 2025 closed, January 2026 active with an opening, March 2026 and May 2028 drafts.
async fn fill(work: &mut dyn UnitOfWork) {
    let pay_day = add_entry(work, "Salary", EntryKind::Income).await;
    let food = add_entry(work, "Food", EntryKind::Expense).await;
    let entries = [food, pay_day];
    let december = add_draft(work, "2025-12").await;
    let id = december.head().id;
    let lines = copy_entries(work, id, &entries).await;
    let december = activate(work, december).await;
    pay(work, id, &[(lines[0].id, 990)]).await;
    close(work, december).await;
    let january = add_draft(work, "2026-01").await;
    let january_id = january.head().id;
    let lines = copy_entries(work, january_id, &entries).await;
    activate(work, january).await;
    let opening = NewOpening {
        entry: lines[0].id,
        amount: money(-10),
        origin: Some(ym("2025-12")),
        posted_on: Date::constant(2026, 1, 1),
        memo: Memo::default(),
        created_at: now(),
        created_by: "local".to_owned(),
    };
    let posted = work.postings_to_write().insert_openings(&[opening]).await;
    posted.unwrap();
    pay(work, january_id, &[(lines[0].id, 70), (lines[1].id, 5_000)]).await;
    pay(work, january_id, &[(lines[0].id, -20)]).await;
    for month in ["2026-03", "2028-05"] {
        let month = add_draft(work, month).await;
        copy_entries(work, month.head().id, &entries).await;
    }
}

pub async fn are_read_with_the_sums_of_their_ledgers(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    fill(&mut *work).await;
    work.commit().await.unwrap();
    let mut snapshot = store.read().await.unwrap();
    let reading = snapshot.year(year(2026)).await.unwrap();
    assert_eq!(
        (reading.previous, reading.next),
        (Some(year(2025)), Some(year(2028)))
    );
    let months = reading.months.iter();
    let months: Vec<_> = months.map(|one| one.month.head().year_month).collect();
    assert_eq!(months, [ym("2026-01"), ym("2026-03")]);
    // Every line is that of the month alone.
    for one in &reading.months {
        let alone = snapshot.month(one.month.head().year_month).await;
        let alone = alone.unwrap().unwrap().contents;
        assert_eq!((&one.month, &one.entries), (&alone.month, &alone.entries));
    }
    let food = &reading.months[0].entries[0];
    assert_eq!(food.entry.fields.name.as_str(), "Food");
    assert_eq!(food.ledger.posted, money(50));
    assert_eq!(food.ledger.opening_amount(), money(-10));
    let ends = snapshot.year(year(2025)).await.unwrap();
    assert_eq!((ends.previous, ends.next), (None, Some(year(2026))));
    assert_eq!(ends.months.len(), 1);
}

pub async fn without_a_month_are_empty(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let nothing = YearReading::default();
    assert_eq!(work.year(year(2027)).await.unwrap(), nothing);
    fill(&mut *work).await;
    assert_eq!(work.year(year(2027)).await.unwrap(), nothing);
}
