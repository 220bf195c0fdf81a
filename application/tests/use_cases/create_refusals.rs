//! The months that cannot be created, and that trying leaves nothing behind.

use quartermaster_application::months::{self, CreateError, ProposeError};
use quartermaster_application::ports::NewMonth;
use quartermaster_domain::template::{Carry, EntryKind};

use crate::budget::{Budget, ym};
use crate::create::{created, days, varied, wanted, weekly};

/// What both creating and its preview refuse with.
async fn refused(budget: &Budget, month: &str, copy_from: Option<&str>) -> ProposeError {
    let wanted = wanted(month, copy_from);
    let preview = months::preview(&budget.app, &wanted);
    let previewed = budget.refused(preview).await;
    let error = budget.refused(created(budget, month, copy_from)).await;
    let CreateError::Propose(error) = error else {
        panic!("{error:?}");
    };
    assert_eq!(error.to_string(), previewed.to_string());
    error
}

#[tokio::test]
async fn an_existing_month_is_not_created_again() {
    let budget = varied().await;
    let error = refused(&budget, "2026-10", None).await;
    assert!(matches!(error, ProposeError::MonthExists));
    budget.close("2026-10").await;
    let error = refused(&budget, "2026-10", None).await;
    assert!(matches!(error, ProposeError::MonthExists));
    budget.create("2026-11").await;
    let error = refused(&budget, "2026-11", Some("2026-10")).await;
    assert!(matches!(error, ProposeError::MonthExists));
}

#[tokio::test]
async fn nothing_is_created_before_a_closed_month() {
    let budget = varied().await;
    budget.close("2026-10").await;
    for month in ["2026-09", "1970-01"] {
        let error = refused(&budget, month, None).await;
        let ProposeError::BeforeClosedMonth { latest_closed } = error else {
            panic!("{error:?}");
        };
        assert_eq!(latest_closed, ym("2026-10"));
    }
    budget.reopen("2026-10").await;
    created(&budget, "2026-09", None).await.unwrap();
    budget.assert_sound().await;
}

#[tokio::test]
async fn nothing_is_copied_from_a_month_that_is_not_there() {
    let budget = varied().await;
    for absent in ["2026-09", "2026-11"] {
        let error = refused(&budget, "2026-11", Some(absent)).await;
        assert!(matches!(error, ProposeError::NoSuchMonthToCopy));
    }
}

#[tokio::test]
async fn a_plan_that_is_too_large_is_refused() {
    let budget = Budget::new();
    weekly(&budget, "Vast", 1_000_000_000_000_000, EntryKind::Income).await;
    let error = refused(&budget, "2026-11", None).await;
    assert!(matches!(error, ProposeError::Overflow(_)));
}

#[tokio::test]
async fn an_opening_that_is_too_large_is_refused() {
    let budget = Budget::new();
    budget.expense("Food", 0, Carry::Balance).await;
    budget.begin("2026-10").await;
    for _ in 0..2 {
        budget.pay("2026-10", "Food", 1_000_000_000_000_000).await;
    }
    budget.close("2026-10").await;
    let error = budget.refused(created(&budget, "2026-11", None)).await;
    assert!(matches!(error, CreateError::CarryOver(_)), "{error:?}");
}

/// By the rule of the days every month has its 15th; only rows from elsewhere can take it away.
#[tokio::test]
async fn a_month_without_a_day_is_refused() {
    let budget = Budget::new();
    budget.create("2026-10").await;
    let mut work = budget.app.store.write().await.unwrap();
    let december = NewMonth {
        year_month: ym("2026-12"),
        days: days("2026-11-01", "2026-12-31"),
        created_at: budget.app.clock.now(),
    };
    work.months_to_write().insert(december).await.unwrap();
    work.commit().await.unwrap();
    let error = refused(&budget, "2026-11", None).await;
    assert!(matches!(error, ProposeError::NoDaysLeft));
}
