use quartermaster_domain::month::{FrozenDebt, MonthDebtTarget};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::text::Notes;

use crate::ports::{Store, UnitOfWork};
use crate::reading::DebtBalance;
use crate::testing::filling::{
    activate, add_debt, add_draft, add_entry, close, copy_entries, money, new_debt, ym,
};

async fn debts(work: &mut dyn UnitOfWork) -> Vec<MonthDebtTarget> {
    let reading = work.month(ym("2026-11")).await.unwrap();
    reading.unwrap().contents.debts
}

async fn draft_with_two(work: &mut dyn UnitOfWork) -> Vec<MonthDebtTarget> {
    let card = add_debt(work, "Card").await;
    let loan = add_debt(work, "Loan").await;
    let month = add_draft(work, "2026-11").await.head().id;
    let new = vec![new_debt(&loan, 2), new_debt(&card, 1)];
    let mut written = work.month_debt_targets().insert(month, new).await.unwrap();
    written.sort_by_key(|debt| debt.position);
    written
}

pub async fn are_read_as_they_were_written(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let mut written = draft_with_two(&mut *work).await;
    assert_eq!(debts(&mut *work).await, written);
    assert_eq!(written[0].name.as_str(), "Card");
    let changed = &mut written[0];
    changed.entered_interest = Some(money(0));
    changed.charges = money(12_345);
    changed.notes = Notes::parse("Statement of the 12th").unwrap();
    changed.balance_at_creation = money(-5);
    work.month_debt_targets().update(changed).await.unwrap();
    assert_eq!(debts(&mut *work).await, written);

    let month = work.surroundings(ym("2026-11")).await.unwrap().this;
    activate(&mut *work, month.unwrap()).await;
    written[1].frozen = Some(FrozenDebt {
        closing_balance: money(-1),
        replaced_balance: money(372_196),
    });
    work.month_debt_targets().update(&written[1]).await.unwrap();
    assert_eq!(debts(&mut *work).await, written);
}

pub async fn carried_balances_come_and_go(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let written = draft_with_two(&mut *work).await;
    let (card, loan) = (written[0].id, written[1].id);
    let carried = [(card, Some(money(-7))), (loan, Some(money(8)))];
    work.month_debt_targets()
        .set_carried_balances(&carried)
        .await
        .unwrap();
    let balances = async |work: &mut dyn UnitOfWork| {
        let debts = debts(work).await.into_iter();
        debts
            .map(|debt| debt.carried_balance.map(|balance| balance.minor()))
            .collect::<Vec<_>>()
    };
    assert_eq!(balances(&mut *work).await, [Some(-7), Some(8)]);
    work.month_debt_targets()
        .set_carried_balances(&[(card, None)])
        .await
        .unwrap();
    assert_eq!(balances(&mut *work).await, [None, Some(8)]);
    work.month_debt_targets()
        .set_carried_balances(&[])
        .await
        .unwrap();
    assert_eq!(balances(&mut *work).await, [None, Some(8)]);
}

pub async fn closing_balances_are_found_month_by_month(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let card = add_debt(&mut *work, "Card").await;
    let loan = add_debt(&mut *work, "Loan").await;
    for (month, balance) in [
        ("2026-07", 5),
        ("2026-08", 4),
        ("2026-09", -3),
        ("2026-10", 0),
    ] {
        let month = add_draft(&mut *work, month).await;
        let id = month.head().id;
        let new = vec![new_debt(&card, 1), new_debt(&loan, 2)];
        let written = work.month_debt_targets().insert(id, new).await.unwrap();
        let month = activate(&mut *work, month).await;
        if balance == 0 {
            continue;
        }
        for mut debt in written {
            debt.frozen = Some(FrozenDebt {
                closing_balance: money(balance),
                replaced_balance: money(9),
            });
            work.month_debt_targets().update(&debt).await.unwrap();
        }
        close(&mut *work, month).await;
    }
    let month = add_draft(&mut *work, "2026-11").await.head().id;
    let only_card = vec![new_debt(&card, 1)];
    work.month_debt_targets()
        .insert(month, only_card)
        .await
        .unwrap();
    let found = work.debt_balances(ym("2026-11"), ym("2026-08")).await;
    let balance = |month, closing| DebtBalance {
        debt: card.id,
        month: ym(month),
        closing: money(closing),
    };
    let expected = [balance("2026-08", 4), balance("2026-09", -3)];
    assert_eq!(found.unwrap(), expected);
    let none = work.debt_balances(ym("2031-01"), ym("2026-01")).await;
    assert_eq!(none.unwrap(), []);
}

pub async fn deleting_one_leaves_its_entries_without_it(store: &dyn Store) {
    let mut work = store.write().await.unwrap();
    let written = draft_with_two(&mut *work).await;
    let month = work.surroundings(ym("2026-11")).await.unwrap().this;
    let pays = add_entry(&mut *work, "Card payment", EntryKind::DebtPayment).await;
    let mut line = copy_entries(&mut *work, month.unwrap().head().id, &[pays])
        .await
        .remove(0);
    line.fields.debt_target = Some(written[0].id);
    work.month_entries().update(&line).await.unwrap();
    work.month_debt_targets()
        .delete(written[0].id)
        .await
        .unwrap();
    assert_eq!(debts(&mut *work).await, written[1..]);
    let reading = work.month(ym("2026-11")).await.unwrap().unwrap();
    assert_eq!(reading.contents.entries[0].entry.fields.debt_target, None);
}
