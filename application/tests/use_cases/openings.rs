//! A month has the openings that its month before, if closed, gives it, and no others.

use quartermaster_application::months::{self, DriftAct, DriftChoice, DriftTarget, RemoveEntry};
use quartermaster_domain::template::Carry;

use crate::budget::{Budget, by, money, ym};

/// October with 30.00 left on Food and 20.00 overspent on Fun, both with balance.
async fn october() -> Budget {
    let budget = Budget::new();
    budget.expense("Food", 10_000, Carry::Balance).await;
    budget.expense("Fun", 5_000, Carry::Balance).await;
    budget.expense("Treats", 1_000, Carry::Surplus).await;
    budget.begin("2026-10").await;
    budget.pay("2026-10", "Food", 7_000).await;
    budget.pay("2026-10", "Fun", 7_000).await;
    budget.pay("2026-10", "Treats", 1_500).await;
    budget
}

async fn openings(budget: &Budget, month: &str) -> [i64; 3] {
    let mut found = [0; 3];
    for (opening, name) in found.iter_mut().zip(["Food", "Fun", "Treats"]) {
        let line = budget.line(month, name).await;
        *opening = line.opening.minor();
        let expected_origin = (*opening != 0).then_some(true);
        assert_eq!(line.opening_from.map(|_| true), expected_origin, "{name}");
    }
    found
}

#[tokio::test]
async fn closing_posts_them_where_the_next_month_exists() {
    let budget = october().await;
    budget.create("2026-11").await;
    assert_eq!(openings(&budget, "2026-11").await, [0, 0, 0]);
    let food = budget.line("2026-11", "Food").await;
    assert_eq!(food.expected_opening, money(-3_000));
    budget.close("2026-10").await;
    assert_eq!(openings(&budget, "2026-11").await, [-3_000, 2_000, 0]);
    let food = budget.line("2026-11", "Food").await;
    assert_eq!(food.expected_opening, money(0));
    assert_eq!(food.opening_from, Some(ym("2026-10")));
    assert_eq!(food.remaining, money(13_000));
    budget.assert_sound().await;
}

#[tokio::test]
async fn creating_posts_them_where_the_month_before_is_closed() {
    let budget = october().await;
    budget.close("2026-10").await;
    budget.create("2026-11").await;
    assert_eq!(openings(&budget, "2026-11").await, [-3_000, 2_000, 0]);
    budget.assert_sound().await;
}

#[tokio::test]
async fn reopening_withdraws_them_and_closing_posts_them_anew() {
    let budget = october().await;
    budget.close("2026-10").await;
    budget.begin("2026-11").await;
    let before = budget.pay("2026-11", "Food", 400).await;
    budget.reopen("2026-10").await;
    assert_eq!(openings(&budget, "2026-11").await, [0, 0, 0]);
    budget.pay("2026-10", "Food", 1_000).await;
    budget.close("2026-10").await;
    assert_eq!(openings(&budget, "2026-11").await, [-2_000, 2_000, 0]);
    let food = budget.line("2026-11", "Food").await;
    assert_eq!(food.posted, before.amount);
    budget.assert_sound().await;
}

#[tokio::test]
async fn they_follow_a_month_that_comes_between_and_goes_again() {
    let budget = october().await;
    budget.create("2026-12").await;
    budget.close("2026-10").await;
    assert_eq!(openings(&budget, "2026-12").await, [-3_000, 2_000, 0]);
    budget.create("2026-11").await;
    assert_eq!(openings(&budget, "2026-11").await, [-3_000, 2_000, 0]);
    assert_eq!(openings(&budget, "2026-12").await, [0, 0, 0]);
    months::delete(&budget.app, &by(), ym("2026-11").into())
        .await
        .unwrap();
    assert_eq!(openings(&budget, "2026-12").await, [-3_000, 2_000, 0]);
    budget.assert_sound().await;
}

#[tokio::test]
async fn an_entry_taken_out_and_adopted_again_gets_its_opening_back() {
    let budget = october().await;
    budget.close("2026-10").await;
    budget.begin("2026-11").await;
    let food = budget.line("2026-11", "Food").await.entry;
    let removal = RemoveEntry {
        month: ym("2026-11").into(),
        entry: food.id,
    };
    months::remove_entry(&budget.app, &by(), removal)
        .await
        .unwrap();
    budget.assert_sound().await;
    let choice = DriftChoice {
        target: DriftTarget::Entry(food.source.unwrap()),
        act: DriftAct::Adopt,
    };
    months::settle_drift(&budget.app, &by(), ym("2026-11").into(), vec![choice])
        .await
        .unwrap();
    assert_eq!(openings(&budget, "2026-11").await, [-3_000, 2_000, 0]);
    budget.assert_sound().await;
}
