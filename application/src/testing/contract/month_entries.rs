use quartermaster_domain::month::{MonthEntry, NewMonthEntry};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::{Memo, Name, Notes};
use quartermaster_domain::{Date, MonthId};

use crate::ports::{NewOpening, Store, StoreError, UnitOfWork};
use crate::testing::filling::{
    activate, add_debt, add_draft, add_entry, copy_entries, money, new_debt, new_line, now, pay, ym,
};

async fn lines(work: &mut dyn UnitOfWork) -> Vec<MonthEntry> {
    let reading = work.month(ym("2026-11")).await.unwrap().unwrap();
    let entries = reading.contents.entries.into_iter();
    entries.map(|line| line.entry).collect()
}

async fn draft_of_two(work: &mut dyn UnitOfWork) -> (MonthId, Vec<MonthEntry>) {
    let food = add_entry(work, "Food", EntryKind::Expense).await;
    let rent = add_entry(work, "Rent", EntryKind::Expense).await;
    let month = add_draft(work, "2026-11").await.head().id;
    let lines = copy_entries(work, month, &[food, rent]).await;
    (month, lines)
}

pub async fn are_read_in_their_order(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let card = add_debt(&mut *work, "Card").await;
    let (month, mut written) = draft_of_two(&mut *work).await;
    let debts = vec![new_debt(&card, 1)];
    let debts = work.month_debt_targets().insert(month, debts).await;
    let by_hand = NewMonthEntry {
        source: None,
        baseline: Some(money(0)),
        ..new_line(
            &add_entry(&mut *work, "By hand", EntryKind::DebtPayment).await,
            3,
        )
    };
    written.extend(
        work.month_entries()
            .insert(month, vec![by_hand])
            .await
            .unwrap(),
    );
    let changed = &mut written[2];
    changed.fields.name = Name::parse("Ünïcode").unwrap();
    changed.fields.planned = money(10_i64.pow(15));
    changed.fields.due_on = Some(Date::constant(2026, 11, 30));
    changed.fields.debt_target = Some(debts.unwrap()[0].id);
    changed.fields.notes = Notes::parse("Two\nlines").unwrap();
    work.month_entries().update(changed).await.unwrap();
    assert_eq!(lines(&mut *work).await, written);

    let order = [written[2].id, written[0].id, written[1].id];
    work.month_entries().reorder(month, &order).await.unwrap();
    let ids: Vec<_> = lines(&mut *work).await.iter().map(|line| line.id).collect();
    assert_eq!(ids, order);
}

pub async fn an_entry_is_copied_once_into_a_month(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await.head().id;
    copy_entries(&mut *work, month, std::slice::from_ref(&food)).await;
    let twice = vec![new_line(&food, 2)];
    let twice = work.month_entries().insert(month, twice).await;
    assert!(matches!(twice, Err(StoreError::Conflict)), "{twice:?}");
}

pub async fn baselines_are_what_is_planned(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (month, mut written) = draft_of_two(&mut *work).await;
    written[0].fields.planned = money(77);
    work.month_entries().update(&written[0]).await.unwrap();
    let before: Vec<_> = lines(&mut *work).await;
    assert!(before.iter().all(|line| line.baseline.is_none()));
    work.month_entries().keep_baselines(month).await.unwrap();
    let baselines = lines(&mut *work).await.into_iter();
    let baselines: Vec<_> = baselines.map(|line| line.baseline).collect();
    assert_eq!(baselines, [Some(money(77)), Some(money(1_000))]);
}

pub async fn one_with_payments_cannot_go(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let month = add_draft(&mut *work, "2026-11").await;
    let id = month.head().id;
    let line = copy_entries(&mut *work, id, &[food]).await[0].id;
    activate(&mut *work, month).await;
    pay(&mut *work, id, &[(line, 5)]).await;
    let refused = work.month_entries().delete(line).await;
    assert!(matches!(refused, Err(StoreError::Conflict)), "{refused:?}");
}

pub async fn one_goes_with_its_opening_balance(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (_, written) = draft_of_two(&mut *work).await;
    let opening = NewOpening {
        entry: written[0].id,
        amount: money(-500),
        origin: None,
        posted_on: Date::constant(2026, 11, 1),
        memo: Memo::default(),
        created_at: now(),
        created_by: "local".to_owned(),
    };
    work.postings_to_write()
        .insert_openings(&[opening])
        .await
        .unwrap();
    work.month_entries().delete(written[0].id).await.unwrap();
    assert_eq!(lines(&mut *work).await, written[1..]);
    let all = crate::reading::PostingFilter::default();
    let left = work.postings(ym("2026-11"), &all).await.unwrap();
    assert_eq!(left, Some(vec![]));
}

pub async fn what_was_removed_is_put_back_as_it_was(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let (month, written) = draft_of_two(&mut *work).await;
    let mut gone = written[0].clone();
    gone.fields.planned = money(77);
    gone.baseline = Some(money(5));
    work.month_entries().update(&gone).await.unwrap();
    work.month_entries().delete(gone.id).await.unwrap();
    work.month_entries().put_back(month, &gone).await.unwrap();
    assert_eq!(lines(&mut *work).await, [gone, written[1].clone()]);
}

pub async fn what_is_there_is_not_put_back(store: &dyn Store) {
    {
        let mut work = store.write().await.unwrap();
        let (month, written) = draft_of_two(&mut *work).await;
        let there = work.month_entries().put_back(month, &written[0]).await;
        assert!(matches!(there, Err(StoreError::Conflict)), "{there:?}");
    }
    let mut work = store.write().await.unwrap();
    let (month, written) = draft_of_two(&mut *work).await;
    work.month_entries().delete(written[0].id).await.unwrap();
    let source = add_entry(&mut *work, "Another", EntryKind::Expense).await;
    let copy = NewMonthEntry {
        source: written[0].source,
        ..new_line(&source, 2)
    };
    work.month_entries()
        .insert(month, vec![copy])
        .await
        .unwrap();
    let copied = work.month_entries().put_back(month, &written[0]).await;
    assert!(matches!(copied, Err(StoreError::Conflict)), "{copied:?}");
}
