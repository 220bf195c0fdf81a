use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{Carry, EntryKind, Recurrence};
use quartermaster_domain::text::Notes;

use crate::ports::{Store, UnitOfWork};
use crate::testing::filling::{
    add_debt, add_draft, add_entry, copy_entries, entry_fields, new_debt, now, ym,
};

async fn names_of_entries(work: &mut dyn UnitOfWork) -> Vec<String> {
    let template = work.template().await.unwrap();
    let entries = template.entries.iter();
    entries.map(|entry| entry.fields.name.to_string()).collect()
}

pub async fn entries_keep_their_order(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let mut ids = Vec::new();
    for name in ["A", "B", "C"] {
        ids.push(add_entry(&mut *work, name, EntryKind::Expense).await.id);
    }
    assert_eq!(names_of_entries(&mut *work).await, ["A", "B", "C"]);
    ids.rotate_left(1);
    work.entries().reorder(&ids).await.unwrap();
    assert_eq!(names_of_entries(&mut *work).await, ["B", "C", "A"]);
    add_entry(&mut *work, "D", EntryKind::Expense).await;
    assert_eq!(names_of_entries(&mut *work).await, ["B", "C", "A", "D"]);
}

pub async fn entries_are_read_as_they_were_written(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let card = add_debt(&mut *work, "Card").await;
    let once = Recurrence::Once {
        month: ym("2026-12"),
    };
    let weekly = Recurrence::Weeks {
        every: 2,
        from: quartermaster_domain::Date::constant(2026, 1, 31),
        until: Some(ym("2027-01")),
    };
    let mut written = Vec::new();
    for (kind, recurrence) in [
        (EntryKind::Income, Recurrence::default()),
        (EntryKind::Saving, once),
        (EntryKind::DebtPayment, weekly),
    ] {
        let mut fields = entry_fields("Ünïcode & more", kind, 10_i64.pow(15));
        fields.recurrence = recurrence;
        fields.due_day = Some(DueDay::new(31).unwrap());
        fields.carry = Carry::None;
        fields.debt_target = (kind == EntryKind::DebtPayment).then_some(card.id);
        fields.notes = Notes::parse("Two\nlines").unwrap();
        written.push(work.entries().insert(fields).await.unwrap());
    }
    let mut archived = written[0].clone();
    archived.archived_at = Some(now());
    written[0] = work.entries().update(archived).await.unwrap();
    assert_eq!(written[0].version, 2);
    work.commit().await.unwrap();
    let template = store.read().await.unwrap().template().await.unwrap();
    assert_eq!(template.entries, written);
    assert_eq!(template.debt_targets, [card]);
}

pub async fn debt_targets_keep_their_order(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let card = add_debt(&mut *work, "Card").await;
    let loan = add_debt(&mut *work, "Loan").await;
    work.debt_targets()
        .reorder(&[loan.id, card.id])
        .await
        .unwrap();
    let template = work.template().await.unwrap();
    let names = template.debt_targets.iter();
    let names: Vec<&str> = names.map(|debt| debt.fields.name.as_str()).collect();
    assert_eq!(names, ["Loan", "Card"]);
}

pub async fn what_a_month_copied_is_in_use(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    assert!(!work.currency_is_in_use().await.unwrap());
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let rent = add_entry(&mut *work, "Rent", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    let loan = add_debt(&mut *work, "Loan").await;
    let car = add_debt(&mut *work, "Car").await;
    let mut pays_loan = entry_fields("Loan payment", EntryKind::DebtPayment, 1);
    pays_loan.debt_target = Some(loan.id);
    work.entries().insert(pays_loan).await.unwrap();
    let month = add_draft(&mut *work, "2026-11").await.head().id;
    copy_entries(&mut *work, month, std::slice::from_ref(&food)).await;
    let copied = vec![new_debt(&card, 1)];
    work.month_debt_targets()
        .insert(month, copied)
        .await
        .unwrap();
    assert!(work.currency_is_in_use().await.unwrap());
    assert!(work.entry_is_in_use(food.id).await.unwrap());
    assert!(!work.entry_is_in_use(rent.id).await.unwrap());
    for (debt, expected) in [(card, true), (loan, true), (car, false)] {
        let is_in_use = work.debt_target_is_in_use(debt.id).await.unwrap();
        assert_eq!(is_in_use, expected, "{}", debt.fields.name);
    }
    assert!(work.entries().delete(food.id).await.is_err());
}

pub async fn what_is_deleted_is_gone(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    work.entries().delete(food.id).await.unwrap();
    work.debt_targets().delete(card.id).await.unwrap();
    let template = work.template().await.unwrap();
    assert_eq!(template.entries, []);
    assert_eq!(template.debt_targets, []);
    assert!(work.entries().delete(food.id).await.is_err());
    assert!(work.debt_targets().delete(card.id).await.is_err());
}

pub async fn what_was_deleted_is_put_back_as_it_was(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let mut food = add_entry(&mut *work, "Food", EntryKind::Expense).await;
    food.archived_at = Some(now());
    let food = work.entries().update(food).await.unwrap();
    add_entry(&mut *work, "Rent", EntryKind::Expense).await;
    let card = add_debt(&mut *work, "Card").await;
    add_debt(&mut *work, "Loan").await;
    let before = work.template().await.unwrap();
    work.entries().delete(food.id).await.unwrap();
    work.debt_targets().delete(card.id).await.unwrap();
    work.entries().put_back(&food).await.unwrap();
    work.debt_targets().put_back(&card).await.unwrap();
    assert_eq!(work.template().await.unwrap(), before);
}
