use quartermaster_application::months::DoorError;
use quartermaster_application::ports::{FileTrouble, StoreError};
use quartermaster_application::reading::ReadError;
use quartermaster_domain::carry_over::{CarryOverError, OpeningConflict};
use quartermaster_domain::month::{Act, MonthState, WrongState};
use quartermaster_domain::{FieldErrors, MonthEntryId, Overflow, ValueError};

use super::{Problem, assert_readable, problems};

/// What a driver might say, and nobody may read.
pub(super) const SECRET: &str = "no such table: secret at /var/lib";

pub(super) fn opening_conflict() -> CarryOverError {
    CarryOverError::Conflict(OpeningConflict {
        entry: MonthEntryId(1),
        name: "Groceries".to_owned(),
    })
}

pub(super) fn wrong_state() -> WrongState {
    WrongState {
        act: Act::Post,
        state: MonthState::Closed,
    }
}

pub(super) fn all() -> Vec<Problem> {
    let mut all = problems!(StoreError {
        StoreError::Conflict = StoreError::Conflict => 409 "version_conflict",
        StoreError::Corrupt { .. } = StoreError::Corrupt { table: "month", column: "state", row: 1 } => 500 "internal",
        StoreError::Busy = StoreError::Busy => 503 "database_unavailable",
        StoreError::Unavailable(_) = StoreError::Unavailable(SECRET.into()) => 503 "database_unavailable",
        StoreError::File(_) = StoreError::File(FileTrouble::Missing) => 503 "database_file_changed",
        StoreError::Backend(_) = StoreError::Backend(SECRET.into()) => 500 "internal",
    });
    all.extend(problems!(ReadError {
        ReadError::NoSuchMonth = ReadError::NoSuchMonth => 404 "month_not_found",
        ReadError::NoSuchYear = ReadError::NoSuchYear => 404 "year_not_found",
        ReadError::NoSuchEntry = ReadError::NoSuchEntry => 404 "entry_not_found",
        ReadError::Overflow(_) = ReadError::Overflow(Overflow) => 422 "amount_overflow",
        ReadError::Store(_) = ReadError::Store(StoreError::Busy) => 503 "database_unavailable",
    }));
    all.extend(problems!(DoorError {
        DoorError::NoSuchMonth = DoorError::NoSuchMonth => 404 "month_not_found",
        DoorError::WrongState(_) = DoorError::WrongState(wrong_state()) => 409 "wrong_state",
        DoorError::Stale { .. } = DoorError::Stale { version: 2 } => 409 "version_conflict",
        DoorError::Store(_) = DoorError::Store(StoreError::Busy) => 503 "database_unavailable",
    }));
    all.extend(problems!(CarryOverError {
        CarryOverError::Conflict(_) = opening_conflict() => 409 "opening_conflict",
        CarryOverError::Overflow(_) = CarryOverError::Overflow(Overflow) => 422 "amount_overflow",
    }));
    all
}

#[test]
fn what_every_use_case_may_meet_has_its_problem() {
    assert_readable(&all());
}

#[test]
fn the_log_gets_the_cause_that_a_client_does_not() {
    let problem = Problem::from(StoreError::Unavailable(SECRET.into()));
    assert!(!problem.to_json().contains(SECRET));
    let fault = problem.fault.unwrap();
    assert_eq!(
        (fault.event, fault.cause.as_str()),
        ("store_unavailable", SECRET)
    );
    assert_eq!(Problem::from(StoreError::Conflict).fault, None);
}

#[test]
fn all_field_errors_are_told_at_once() {
    let mut fields = quartermaster_domain::field::Fields::new();
    fields.refuse("name", ValueError::required());
    fields.refuse(
        "planned_minor",
        ValueError::out_of_range("refusal-amount-too-large"),
    );
    let errors: FieldErrors = fields.finish_with(None::<()>).unwrap_err();
    let problem = Problem::from(errors);
    let told: Vec<_> = problem
        .errors
        .iter()
        .map(|error| (error.field.as_str(), error.code))
        .collect();
    assert_eq!(
        told,
        [("name", "required"), ("planned_minor", "out_of_range")]
    );
}

#[test]
fn a_version_that_was_asked_for_is_a_condition_that_fails() {
    let problem = Problem::from(StoreError::Conflict).under_if_match();
    assert_eq!(problem.status.as_u16(), 412);
    let problem = Problem::from(DoorError::WrongState(wrong_state())).under_if_match();
    assert_eq!(problem.status.as_u16(), 409);
}
