//! The steps of a month's life that are refused, and that trying changes nothing.

use quartermaster_application::months::{
    self, ActivateError, CloseError, DeleteError, DoorError, MonthAtVersion, Reopen, ReopenError,
};
use quartermaster_domain::month::{Act, MonthState, WrongState};
use quartermaster_domain::text::Reason;

use crate::budget::{Budget, by, ym};
use crate::life::{household, reopening};

const STEPS: [Act; 4] = [Act::Activate, Act::Close, Act::Reopen, Act::Delete];

/// How the door refuses the step; fails where it was not the door that refused.
async fn door(budget: &Budget, step: Act, month: MonthAtVersion) -> DoorError {
    let (app, by) = (&budget.app, &by());
    match step {
        Act::Activate => match budget.refused(months::activate(app, by, month)).await {
            ActivateError::Door(error) => error,
            other => panic!("{other:?}"),
        },
        Act::Close => match budget.refused(months::close(app, by, month)).await {
            CloseError::Door(error) => error,
            other => panic!("{other:?}"),
        },
        Act::Reopen => {
            let reason = Some(Reason::parse("a late bill"));
            let command = Reopen { month, reason };
            match budget.refused(months::reopen(app, by, command)).await {
                ReopenError::Door(error) => error,
                other => panic!("{other:?}"),
            }
        }
        _ => match budget.refused(months::delete(app, by, month)).await {
            DeleteError::Door(error) => error,
            other => panic!("{other:?}"),
        },
    }
}

/// A draft, an active and a closed month.
async fn one_of_each() -> Budget {
    let budget = household().await;
    budget.begin("2026-10").await;
    budget.close("2026-10").await;
    budget.begin("2026-11").await;
    budget.create("2026-12").await;
    budget
}

#[tokio::test]
async fn a_step_that_the_state_does_not_allow() {
    let budget = one_of_each().await;
    let months = [
        ("2026-10", MonthState::Closed),
        ("2026-11", MonthState::Active),
        ("2026-12", MonthState::Draft),
    ];
    let mut refused = 0;
    for (month, state) in months {
        for act in STEPS.into_iter().filter(|act| !state.allows(*act)) {
            let error = door(&budget, act, ym(month).into()).await;
            let DoorError::WrongState(wrong) = error else {
                panic!("{error:?}");
            };
            assert_eq!(wrong, WrongState { act, state });
            refused += 1;
        }
    }
    assert_eq!(refused, 7);
}

#[tokio::test]
async fn a_step_done_twice() {
    let budget = household().await;
    budget.create("2026-11").await;
    let twice = async |step, state| {
        let error = door(&budget, step, ym("2026-11").into()).await;
        let wrong = WrongState { act: step, state };
        assert!(matches!(error, DoorError::WrongState(found) if found == wrong));
    };
    let month = ym("2026-11").into();
    months::activate(&budget.app, &by(), month).await.unwrap();
    twice(Act::Activate, MonthState::Active).await;
    budget.close("2026-11").await;
    twice(Act::Close, MonthState::Closed).await;
    budget.reopen("2026-11").await;
    twice(Act::Reopen, MonthState::Active).await;
    months::delete(&budget.app, &by(), month).await.unwrap();
    let error = door(&budget, Act::Delete, month).await;
    assert!(matches!(error, DoorError::NoSuchMonth));
}

#[tokio::test]
async fn a_month_that_is_not_there() {
    let budget = one_of_each().await;
    for step in STEPS {
        let error = door(&budget, step, ym("2027-01").into()).await;
        assert!(matches!(error, DoorError::NoSuchMonth), "{step}: {error:?}");
    }
}

#[tokio::test]
async fn a_month_that_was_changed_meanwhile() {
    let budget = one_of_each().await;
    let cases = [
        (Act::Activate, "2026-12"),
        (Act::Close, "2026-11"),
        (Act::Reopen, "2026-10"),
        (Act::Delete, "2026-12"),
    ];
    for (step, month) in cases {
        let view = budget.view(month).await;
        let seen = view.reading.contents.month.head().version;
        for other in [seen - 1, seen + 1] {
            let month = MonthAtVersion {
                month: ym(month),
                expected_version: Some(other),
            };
            let error = door(&budget, step, month).await;
            assert!(matches!(error, DoorError::Stale { version } if version == seen));
        }
    }
}

#[tokio::test]
async fn closing_before_an_earlier_month() {
    let budget = household().await;
    budget.create("2026-09").await;
    budget.begin("2026-10").await;
    budget.begin("2026-11").await;
    let close = async |month: &str| {
        let by = by();
        let closing = months::close(&budget.app, &by, ym(month).into());
        budget.refused(closing).await
    };
    for month in ["2026-11", "2026-10"] {
        let error = close(month).await;
        let CloseError::EarlierMonthOpen { month } = error else {
            panic!("{error:?}");
        };
        assert_eq!(month, ym("2026-09"));
    }
}

#[tokio::test]
async fn reopening_another_than_the_latest_closed_month() {
    let budget = household().await;
    for month in ["2026-09", "2026-10", "2026-12"] {
        budget.begin(month).await;
        budget.close(month).await;
    }
    for month in ["2026-09", "2026-10"] {
        let command = reopening(month, Some(Reason::parse("a late bill")));
        let by = by();
        let error = budget
            .refused(months::reopen(&budget.app, &by, command))
            .await;
        let ReopenError::NotLatestClosed { latest_closed } = error else {
            panic!("{error:?}");
        };
        assert_eq!(latest_closed, ym("2026-12"));
    }
}

#[tokio::test]
async fn reopening_without_a_reason() {
    let budget = one_of_each().await;
    let reasons = [
        None,
        Some(Reason::parse(" ")),
        Some(Reason::parse(&"x".repeat(501))),
    ];
    for reason in reasons {
        let (by, command) = (by(), reopening("2026-10", reason));
        let error = budget
            .refused(months::reopen(&budget.app, &by, command))
            .await;
        let ReopenError::Invalid(errors) = error else {
            panic!("{error:?}");
        };
        assert_eq!(errors.as_slice()[0].field, "reason");
    }
}

#[tokio::test]
async fn deleting_an_active_month_with_something_posted() {
    let budget = household().await;
    budget.begin("2026-11").await;
    budget.pay("2026-11", "Food", 100).await;
    let by = by();
    let deleting = months::delete(&budget.app, &by, ym("2026-11").into());
    let error = budget.refused(deleting).await;
    assert!(matches!(error, DeleteError::HasPostings));
}
