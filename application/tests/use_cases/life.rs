//! The life of a month: draft, active, closed, active again; and what each step does once.

use quartermaster_application::months::{self, Reopen};
use quartermaster_application::reading::{self, ReadError};
use quartermaster_domain::month::{Month, MonthState};
use quartermaster_domain::template::Carry;
use quartermaster_domain::text::Reason;
use quartermaster_domain::{Given, Timestamp};

use crate::budget::{Budget, by, money, ym};

/// A household with one expense, salary and no month.
pub(super) async fn household() -> Budget {
    let budget = Budget::new();
    budget.expense("Food", 10_000, Carry::Balance).await;
    budget.income("Salary", 300_000).await;
    budget
}

pub(super) fn reopening(month: &str, reason: Option<Given<Reason>>) -> Reopen {
    let month = ym(month).into();
    Reopen { month, reason }
}

async fn month(budget: &Budget, month: &str) -> Month {
    budget.view(month).await.reading.contents.month
}

async fn state(budget: &Budget, text: &str) -> MonthState {
    month(budget, text).await.state()
}

async fn later(budget: &Budget, at: &str) -> Timestamp {
    let at: Timestamp = at.parse().unwrap();
    budget.clock.set(at);
    at
}

#[tokio::test]
async fn activating_keeps_what_was_planned_as_the_baseline() {
    let budget = household().await;
    budget.create("2026-11").await;
    let draft = budget.view("2026-11").await;
    assert!(
        draft
            .sheet
            .entries
            .iter()
            .all(|line| line.entry.baseline.is_none())
    );
    let at = later(&budget, "2026-11-24T08:00:00Z").await;
    let november = ym("2026-11").into();
    let active = months::activate(&budget.app, &by(), november).await;
    let active = active.unwrap();
    assert_eq!(active.state(), MonthState::Active);
    assert_eq!(active.activated_at(), Some(at));
    assert_eq!(active, month(&budget, "2026-11").await);
    for line in budget.view("2026-11").await.sheet.entries {
        assert_eq!(line.entry.baseline, Some(line.entry.fields.planned));
    }
    budget.assert_sound().await;
}

#[tokio::test]
async fn closing_seals_the_month_and_names_the_instant() {
    let budget = household().await;
    budget.begin("2026-11").await;
    budget.pay("2026-11", "Food", 4_000).await;
    let before = budget.view("2026-11").await;
    let at = later(&budget, "2026-12-01T08:00:00Z").await;
    let november = ym("2026-11").into();
    let closed = months::close(&budget.app, &by(), november).await;
    let closed = closed.unwrap();
    assert_eq!(closed, month(&budget, "2026-11").await);
    let sealed = closed.closed().unwrap();
    assert_eq!(sealed.closed_at, at);
    assert_eq!(
        Some(sealed.activated_at),
        before.reading.contents.month.activated_at()
    );
    let after = budget.view("2026-11").await;
    assert_eq!(after.sheet.entries, before.sheet.entries);
    assert_eq!(after.sheet.totals, before.sheet.totals);
    budget.assert_sound().await;
}

#[tokio::test]
async fn reopening_takes_the_seal_away_and_records_the_reason() {
    let budget = household().await;
    budget.begin("2026-11").await;
    let active = month(&budget, "2026-11").await;
    budget.close("2026-11").await;
    budget.reopen("2026-11").await;
    let again = month(&budget, "2026-11").await;
    assert_eq!(again.state(), MonthState::Active);
    assert_eq!(again.activated_at(), active.activated_at());
    assert!(again.closed().is_none());
    let record = &budget.trail().await[0];
    let after = format!("{:?}", record.after.as_ref().unwrap());
    assert!(after.contains("a late bill"), "{after}");
    budget.pay("2026-11", "Food", 100).await;
    budget.close("2026-11").await;
    budget.assert_sound().await;
}

#[tokio::test]
async fn deleting_leaves_no_trace_but_the_record() {
    let budget = household().await;
    budget.create("2026-11").await;
    budget.begin("2026-12").await;
    for text in ["2026-11", "2026-12"] {
        let deleted = months::delete(&budget.app, &by(), ym(text).into()).await;
        deleted.unwrap();
        let gone = reading::month(&budget.app, ym(text)).await;
        assert!(matches!(gone, Err(ReadError::NoSuchMonth)));
        assert_eq!(budget.trail().await[0].month, Some(ym(text)));
    }
    budget.create("2026-11").await;
    assert_eq!(state(&budget, "2026-11").await, MonthState::Draft);
    budget.assert_sound().await;
}

#[tokio::test]
async fn an_active_month_with_only_derived_openings_can_go() {
    let budget = household().await;
    budget.begin("2026-10").await;
    budget.close("2026-10").await;
    budget.begin("2026-11").await;
    assert_eq!(budget.line("2026-11", "Food").await.opening, money(-10_000));
    let deleted = months::delete(&budget.app, &by(), ym("2026-11").into()).await;
    deleted.unwrap();
    budget.assert_sound().await;
}

#[tokio::test]
async fn several_months_are_open_at_once_and_close_in_order() {
    let budget = household().await;
    for month in ["2026-10", "2026-11", "2026-12"] {
        budget.begin(month).await;
    }
    for month in ["2026-10", "2026-11", "2026-12"] {
        budget.close(month).await;
        assert_eq!(state(&budget, month).await, MonthState::Closed);
    }
    for month in ["2026-12", "2026-11", "2026-10"] {
        budget.reopen(month).await;
        assert_eq!(state(&budget, month).await, MonthState::Active);
    }
    budget.assert_sound().await;
}

/// Another instant gives another seal to the same contents, and the chain holds through both.
#[tokio::test]
async fn closing_again_seals_anew() {
    let budget = household().await;
    budget.begin("2026-10").await;
    budget.close("2026-10").await;
    let first = month(&budget, "2026-10").await;
    budget.reopen("2026-10").await;
    later(&budget, "2026-11-25T08:00:00Z").await;
    budget.close("2026-10").await;
    let second = month(&budget, "2026-10").await;
    let seal = |month: &Month| month.closed().unwrap().seal.clone();
    assert_ne!(seal(&first), seal(&second));
    budget.assert_sound().await;
}
