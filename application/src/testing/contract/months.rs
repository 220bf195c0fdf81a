use quartermaster_domain::YearMonth;
use quartermaster_domain::month::{Month, OpenMonth};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Notes;

use crate::ports::{Store, StoreError, UnitOfWork};
use crate::reading::{MonthCounts, PostingFilter};
use crate::testing::filling::{
    activate, add_debt, add_draft, add_entry, close, copy_entries, new_debt, new_line, pay, ym,
};

async fn stored(work: &mut dyn UnitOfWork, month: &str) -> Option<Month> {
    let reading = work.month(ym(month)).await.unwrap();
    reading.map(|reading| reading.contents.month)
}

pub async fn exist_once(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    assert_eq!(stored(&mut *work, "2026-11").await, None);
    let month = add_draft(&mut *work, "2026-11").await;
    let again = crate::ports::NewMonth {
        year_month: ym("2026-11"),
        days: month.head().days,
        created_at: month.head().created_at,
    };
    let again = work.months_to_write().insert(again).await;
    assert!(matches!(again, Err(StoreError::Conflict)), "{again:?}");
}

pub async fn are_read_in_every_state_of_their_life(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let draft = add_draft(&mut *work, "2026-11").await;
    assert_eq!(stored(&mut *work, "2026-11").await.unwrap(), draft);
    let mut active = activate(&mut *work, draft).await;
    assert_eq!(active.head.version, 2);
    active.head.notes = Notes::parse("Lived in").unwrap();
    let active = work
        .months_to_write()
        .update(Month::Active(active))
        .await
        .unwrap();
    assert_eq!(stored(&mut *work, "2026-11").await.unwrap(), active);
    let Month::Active(active) = active else {
        panic!("{active:?}")
    };
    let closed = close(&mut *work, active).await;
    assert_eq!(stored(&mut *work, "2026-11").await.unwrap(), closed);
    let Month::Closed(closed) = closed else {
        panic!("{closed:?}")
    };
    let reopened = Month::Active(closed.reopen());
    let reopened = work.months_to_write().update(reopened).await.unwrap();
    assert_eq!(stored(&mut *work, "2026-11").await.unwrap(), reopened);
    assert_eq!(reopened.head().version, 5);
}

pub async fn know_their_surroundings(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let september = add_draft(&mut *work, "2026-09").await;
    let october = add_draft(&mut *work, "2026-10").await;
    let december = add_draft(&mut *work, "2026-12").await;
    let september = activate(&mut *work, september).await;
    let september = close(&mut *work, september).await;

    let around = work.surroundings(ym("2026-11")).await.unwrap();
    assert_eq!(around.this, None);
    assert_eq!(around.before.as_ref(), Some(&october));
    assert_eq!(around.after.as_ref(), Some(&december));
    assert_eq!(around.latest_closed.map(Month::Closed), Some(september));

    let around = work.surroundings(ym("2026-09")).await.unwrap();
    assert_eq!(around.this.map(|month| month.is_closed()), Some(true));
    assert_eq!(around.before, None);
    assert_eq!(around.after, Some(october));

    let around = work.surroundings(ym("2026-12")).await.unwrap();
    assert_eq!(around.after, None);
}

pub async fn are_counted_by_their_state(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    assert_eq!(work.month_counts().await.unwrap(), MonthCounts::default());
    for month in ["2026-10", "2026-11", "2026-12"] {
        add_draft(&mut *work, month).await;
    }
    let september = add_draft(&mut *work, "2026-09").await;
    let september = activate(&mut *work, september).await;
    close(&mut *work, september).await;
    for month in ["2026-07", "2026-08"] {
        let draft = add_draft(&mut *work, month).await;
        activate(&mut *work, draft).await;
    }
    let counts = MonthCounts {
        draft: 3,
        active: 2,
        closed: 1,
    };
    assert_eq!(work.month_counts().await.unwrap(), counts);
}

pub async fn are_read_with_the_open_ones_before(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    for month in ["2026-08", "2026-09", "2026-10", "2026-11", "2026-12"] {
        let draft = add_draft(&mut *work, month).await;
        copy_entries(&mut *work, draft.head().id, std::slice::from_ref(&food)).await;
    }
    let august = stored(&mut *work, "2026-08").await.unwrap();
    let august = activate(&mut *work, august).await;
    close(&mut *work, august).await;
    let reading = work.month(ym("2026-11")).await.unwrap().unwrap();
    let open: Vec<YearMonth> = reading
        .open_before
        .iter()
        .map(|before| before.month.head().year_month)
        .collect();
    assert_eq!(open, [ym("2026-09"), ym("2026-10")]);
    assert!(
        reading
            .open_before
            .iter()
            .all(|month| month.entries.len() == 1)
    );
    assert_eq!(reading.previous, Some(ym("2026-10")));
    assert_eq!(reading.next, Some(ym("2026-12")));
    assert_eq!(reading.household, work.household().await.unwrap());
}

pub async fn go_with_everything_in_them(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    let draft = add_draft(&mut *work, "2026-11").await;
    let id = draft.head().id;
    let lines = copy_entries(&mut *work, id, std::slice::from_ref(&food)).await;
    let debts = vec![new_debt(&card, 1)];
    work.month_debt_targets().insert(id, debts).await.unwrap();
    let active = activate(&mut *work, draft).await;
    pay(&mut *work, id, &[(lines[0].id, 5)]).await;
    let stale = {
        let mut stale = active.clone();
        stale.head.version += 1;
        work.months_to_write()
            .delete(OpenMonth::Active(stale))
            .await
    };
    assert!(stale.is_err(), "{stale:?}");
    drop(work);

    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let draft = add_draft(&mut *work, "2026-11").await;
    let id = draft.head().id;
    let lines = copy_entries(&mut *work, id, std::slice::from_ref(&food)).await;
    let active = activate(&mut *work, draft).await;
    pay(&mut *work, id, &[(lines[0].id, 5)]).await;
    work.months_to_write()
        .delete(OpenMonth::Active(active))
        .await
        .unwrap();
    assert_eq!(stored(&mut *work, "2026-11").await, None);
    let all = PostingFilter::default();
    assert_eq!(work.postings(ym("2026-11"), &all).await.unwrap(), None);
    assert!(!work.entry_is_in_use(food.id).await.unwrap());
    add_draft(&mut *work, "2026-11").await;
    assert_eq!(
        work.postings(ym("2026-11"), &all).await.unwrap(),
        Some(vec![])
    );
}

fn assert_never_changes<T: std::fmt::Debug>(done: Result<T, StoreError>) {
    match done {
        Err(StoreError::Backend(cause)) => {
            let cause = cause.to_string();
            assert!(cause.contains("a closed month never changes"), "{cause}");
        }
        other => panic!("{other:?}"),
    }
}

pub async fn take_nothing_once_closed(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let rent = add_entry(&mut *work, "Rent", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    let draft = add_draft(&mut *work, "2026-11").await;
    let id = draft.head().id;
    let line = copy_entries(&mut *work, id, &[food]).await.remove(0);
    let debts = vec![new_debt(&card, 1)];
    let debts = work.month_debt_targets().insert(id, debts).await.unwrap();
    let active = activate(&mut *work, draft).await;
    let paid = pay(&mut *work, id, &[(line.id, 5)]).await;
    let closed = close(&mut *work, active).await;
    let before = work.month(ym("2026-11")).await.unwrap();
    work.commit().await.unwrap();

    let refused = async |act: usize| {
        let mut work = store.write().await.unwrap();
        match act {
            0 => assert_never_changes(work.month_entries().update(&line).await),
            1 => assert_never_changes(work.month_entries().keep_baselines(id).await),
            2 => {
                let added = vec![new_line(&rent, 2)];
                assert_never_changes(work.month_entries().insert(id, added).await);
            }
            3 => assert_never_changes(work.month_entries().reorder(id, &[line.id]).await),
            4 => assert_never_changes(work.month_debt_targets().update(&debts[0]).await),
            5 => assert_never_changes(work.month_debt_targets().delete(debts[0].id).await),
            6 => assert_never_changes(work.postings_to_write().update(&paid[0]).await),
            7 => assert_never_changes(work.postings_to_write().delete(&[paid[0].id]).await),
            _ => assert_never_changes(work.months_to_write().update(closed.clone()).await),
        }
    };
    for act in 0..9 {
        refused(act).await;
    }
    let mut snapshot = store.read().await.unwrap();
    assert_eq!(snapshot.month(ym("2026-11")).await.unwrap(), before);
}
