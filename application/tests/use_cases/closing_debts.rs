//! What closing a month does to its debts and to the template, and what reopening takes back.

use quartermaster_application::template::debt_targets;
use quartermaster_domain::month::FrozenDebt;
use quartermaster_domain::template::{DebtTarget, DebtTargetInput};
use quartermaster_domain::{Money, YearMonth};

use crate::budget::{Budget, by, money, ym};
use crate::everything::WholeMonth;

/// The card of the worked case, with 150.00 paid in October.
async fn october() -> (Budget, DebtTarget) {
    let budget = Budget::new();
    let card = budget.debt("Card", 372_196).await;
    budget.debt_payment("Card payment", 15_000, card.id).await;
    budget.begin("2026-10").await;
    budget.pay("2026-10", "Card payment", 15_000).await;
    (budget, card)
}

async fn template_balance(budget: &Budget) -> Money {
    let everything = budget.everything().await;
    everything.template.template.debt_targets[0].fields.balance
}

async fn set_template_balance(budget: &Budget, card: &DebtTarget, minor: i64) {
    let command = debt_targets::ChangeDebtTarget {
        debt: card.id,
        input: DebtTargetInput {
            balance: Some(Ok(money(minor))),
            ..DebtTargetInput::default()
        },
        expected_version: None,
    };
    let changed = debt_targets::change(&budget.app, &by(), command).await;
    changed.unwrap();
}

async fn frozen(budget: &Budget, month: &str) -> Option<FrozenDebt> {
    budget.debt_line(month, "Card").await.debt.frozen
}

async fn whole(budget: &Budget, month: YearMonth) -> WholeMonth {
    let mut months = budget.everything().await.months.into_iter();
    let here = |whole: &WholeMonth| whole.view.reading.contents.month.head().year_month == month;
    months.find(here).unwrap()
}

#[tokio::test]
async fn closing_freezes_the_balance_and_writes_it_into_the_template() {
    let (budget, _) = october().await;
    assert_eq!(frozen(&budget, "2026-10").await, None);
    assert_eq!(template_balance(&budget).await, money(372_196));
    budget.close("2026-10").await;
    let wanted = FrozenDebt {
        closing_balance: money(364_947),
        replaced_balance: money(372_196),
    };
    assert_eq!(frozen(&budget, "2026-10").await, Some(wanted));
    assert_eq!(template_balance(&budget).await, money(364_947));
    budget.create("2026-11").await;
    let november = budget.debt_line("2026-11", "Card").await;
    assert_eq!(november.opening_balance, money(364_947));
    assert_eq!(november.interest, money(7_600));
    budget.assert_sound().await;
}

#[tokio::test]
async fn reopening_puts_the_balance_back_and_thaws_the_debt() {
    let (budget, _) = october().await;
    budget.close("2026-10").await;
    budget.reopen("2026-10").await;
    assert_eq!(frozen(&budget, "2026-10").await, None);
    assert_eq!(template_balance(&budget).await, money(372_196));
    budget.pay("2026-10", "Card payment", 4_947).await;
    budget.close("2026-10").await;
    assert_eq!(template_balance(&budget).await, money(360_000));
    budget.assert_sound().await;
}

#[tokio::test]
async fn reopening_leaves_a_balance_that_somebody_changed_since() {
    let (budget, card) = october().await;
    budget.close("2026-10").await;
    set_template_balance(&budget, &card, 350_000).await;
    budget.reopen("2026-10").await;
    assert_eq!(template_balance(&budget).await, money(350_000));
    assert_eq!(frozen(&budget, "2026-10").await, None);
    budget.close("2026-10").await;
    assert_eq!(template_balance(&budget).await, money(364_947));
    budget.reopen("2026-10").await;
    assert_eq!(template_balance(&budget).await, money(350_000));
}

#[tokio::test]
async fn what_is_frozen_stays_when_the_template_changes() {
    let (budget, card) = october().await;
    budget.close("2026-10").await;
    let before = whole(&budget, ym("2026-10")).await;
    set_template_balance(&budget, &card, 1).await;
    assert_eq!(whole(&budget, ym("2026-10")).await, before);
    budget.assert_sound().await;
}

#[tokio::test]
async fn the_month_after_has_the_balance_as_it_stands_until_it_is_kept() {
    let (budget, card) = october().await;
    budget.begin("2026-11").await;
    let november = budget.debt_line("2026-11", "Card").await;
    assert_eq!(november.opening_balance, money(364_947));
    assert!(november.opening_is_expected);
    budget.pay("2026-10", "Card payment", 4_947).await;
    let november = budget.debt_line("2026-11", "Card").await;
    assert_eq!(november.opening_balance, money(360_000));
    budget.close("2026-10").await;
    set_template_balance(&budget, &card, 1).await;
    let november = budget.debt_line("2026-11", "Card").await;
    assert_eq!(november.opening_balance, money(360_000));
    assert!(!november.opening_is_expected);
    budget.assert_sound().await;
}

#[tokio::test]
async fn two_months_closed_and_reopened_in_turn_put_back_both_balances() {
    let (budget, _) = october().await;
    budget.begin("2026-11").await;
    budget.pay("2026-11", "Card payment", 15_000).await;
    budget.close("2026-10").await;
    budget.close("2026-11").await;
    assert_eq!(template_balance(&budget).await, money(357_547));
    budget.reopen("2026-11").await;
    assert_eq!(template_balance(&budget).await, money(364_947));
    budget.reopen("2026-10").await;
    assert_eq!(template_balance(&budget).await, money(372_196));
    budget.assert_sound().await;
}
