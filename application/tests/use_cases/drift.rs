//! Lines of the drift are adopted into the month or pushed back to the template, all or none.

use quartermaster_application::months::{
    DriftAct, DriftChoice, DriftTarget, SettleDriftError, drift, settle_drift,
};
use quartermaster_application::template::entries::{self, ChangeEntry};
use quartermaster_domain::template::{Carry, Entry, EntryInput};
use quartermaster_domain::{EntryId, Message, MonthEntryId};

use crate::budget::{Budget, by, money, ym};

const MONTH: &str = "2026-10";

async fn settle(
    budget: &Budget,
    choices: &[(DriftTarget, DriftAct)],
) -> Result<(), SettleDriftError> {
    let choices = choices
        .iter()
        .map(|(target, act)| DriftChoice {
            target: *target,
            act: *act,
        })
        .collect();
    settle_drift(&budget.app, &by(), ym(MONTH).into(), choices).await
}

async fn drifting(budget: &Budget) -> usize {
    drift(&budget.app, ym(MONTH)).await.unwrap().lines.len()
}

async fn plan(budget: &Budget, entry: EntryId, planned: i64) {
    let command = ChangeEntry {
        entry,
        input: EntryInput {
            planned: Some(Ok(money(planned))),
            ..EntryInput::default()
        },
        expected_version: None,
    };
    entries::change(&budget.app, &by(), command).await.unwrap();
}

/// October active with Food, of which 40.00 is spent; the template plans 150.00 since.
async fn food() -> (Budget, Entry) {
    let budget = Budget::new();
    let food = budget.expense("Food", 10_000, Carry::Balance).await;
    budget.begin(MONTH).await;
    budget.pay(MONTH, "Food", 4_000).await;
    plan(&budget, food.id, 15_000).await;
    (budget, food)
}

#[tokio::test]
async fn adopting_takes_the_template_over_and_leaves_the_postings() {
    let (budget, food) = food().await;
    assert_eq!(drifting(&budget).await, 1);
    let target = DriftTarget::Entry(food.id);
    settle(&budget, &[(target, DriftAct::Adopt)]).await.unwrap();
    let line = budget.line(MONTH, "Food").await;
    assert_eq!(line.entry.fields.planned, money(15_000));
    assert_eq!(line.entry.baseline, Some(money(10_000)));
    assert_eq!((line.posted, line.payments), (money(4_000), 1));
    assert_eq!(drifting(&budget).await, 0);
    budget.assert_sound().await;
}

#[tokio::test]
async fn pushing_back_takes_the_month_over_and_is_recorded_with_both_sides() {
    let (budget, food) = food().await;
    let target = DriftTarget::Entry(food.id);
    settle(&budget, &[(target, DriftAct::PushBack)])
        .await
        .unwrap();
    let planned = budget.line(MONTH, "Food").await.entry.fields.planned;
    assert_eq!(planned, money(10_000));
    assert_eq!(drifting(&budget).await, 0);
    let record = budget.trail().await.remove(0);
    let told = |details| format!("{details:?}");
    assert!(told(record.before).contains("Number(15000)"));
    assert!(!told(record.after).contains("Number(15000)"));
}

#[tokio::test]
async fn an_entry_with_payments_is_not_adopted_away() {
    let (budget, food) = food().await;
    entries::archive(&budget.app, &by(), food.id).await.unwrap();
    let before = (budget.view(MONTH).await, budget.trail().await.len());
    let target = DriftTarget::Entry(food.id);
    let refused = settle(&budget, &[(target, DriftAct::Adopt)]).await;
    assert!(matches!(refused, Err(SettleDriftError::HasPayments { name }) if name == "Food"));
    let after = (budget.view(MONTH).await, budget.trail().await.len());
    assert_eq!(after, before);
}

#[tokio::test]
async fn an_entry_comes_only_after_the_debt_it_pays() {
    let budget = Budget::new();
    budget.expense("Food", 10_000, Carry::None).await;
    budget.begin(MONTH).await;
    let card = budget.debt("Card", 100_000).await;
    let payment = budget.debt_payment("Card payment", 5_000, card.id).await;
    let entry = (DriftTarget::Entry(payment.id), DriftAct::Adopt);
    let debt = (DriftTarget::DebtTarget(card.id), DriftAct::Adopt);
    let before = budget.view(MONTH).await;
    let Err(SettleDriftError::Invalid(errors)) = settle(&budget, &[entry]).await else {
        panic!("adopted without its debt")
    };
    let errors = errors.into_vec();
    assert_eq!(errors[0].field, "lines[0].action");
    assert_eq!(
        errors[0].message,
        Message::new("refusal-adopt-debt-first").with("name", "Card")
    );
    assert_eq!(budget.view(MONTH).await, before);

    settle(&budget, &[debt, entry]).await.unwrap();
    let line = budget.line(MONTH, "Card payment").await;
    let card = budget.debt_line(MONTH, "Card").await;
    assert_eq!(line.entry.fields.debt_target, Some(card.debt.id));
    assert_eq!(line.entry.baseline, Some(money(0)));
    assert_eq!(drifting(&budget).await, 0);
}

#[tokio::test]
async fn of_several_lines_all_are_settled_or_none() {
    let (budget, food) = food().await;
    let rent = budget.expense("Rent", 90_000, Carry::None).await;
    let good = (DriftTarget::Entry(rent.id), DriftAct::Adopt);
    let unknown = MonthEntryId(987_654);
    let bad = (DriftTarget::MonthEntry(unknown), DriftAct::Adopt);
    let before = (budget.view(MONTH).await, budget.trail().await.len());
    let refused = settle(&budget, &[good, bad]).await;
    assert!(matches!(refused, Err(SettleDriftError::Invalid(_))));
    let refused = settle(&budget, &[]).await;
    assert!(matches!(refused, Err(SettleDriftError::Invalid(_))));
    let after = (budget.view(MONTH).await, budget.trail().await.len());
    assert_eq!(after, before);
    let food = (DriftTarget::Entry(food.id), DriftAct::PushBack);
    settle(&budget, &[good, food]).await.unwrap();
    assert_eq!(drifting(&budget).await, 0);
    assert_eq!(budget.trail().await.len(), before.1 + 1);
}

#[tokio::test]
async fn a_closed_month_settles_nothing() {
    let (budget, food) = food().await;
    budget.close(MONTH).await;
    let target = DriftTarget::Entry(food.id);
    let refused = settle(&budget, &[(target, DriftAct::Adopt)]).await;
    assert!(matches!(refused, Err(SettleDriftError::Door(_))));
}
