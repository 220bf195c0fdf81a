//! What a person may make of an entry, or of a debt, in an open month.

use quartermaster_domain::ids::MonthDebtTargetId;
use quartermaster_domain::limits::AMOUNT_MAX_MINOR;
use quartermaster_domain::month::{
    MonthDebtTargetInput, MonthEntry, MonthEntryInput, NewMonthEntry, OpenMonth,
};
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::text::Category;
use quartermaster_domain::{FieldCode, FieldErrors, Money, ValueError};

use crate::fixtures::{
    active, date, minor, month, month_debt, month_entry, name, notes, planned_entry,
};

fn open() -> OpenMonth {
    active(month("2026-11")).into()
}

fn change(entry: &MonthEntry, input: MonthEntryInput) -> Result<MonthEntry, FieldErrors> {
    open().changed_entry(entry, input, &[month_debt(1)])
}

fn add(input: MonthEntryInput) -> Result<NewMonthEntry, FieldErrors> {
    open().new_entry(input, &[month_debt(1)], 4)
}

/// The fields that were refused, each with its code.
fn refused<T: std::fmt::Debug>(outcome: Result<T, FieldErrors>) -> Vec<(String, FieldCode)> {
    let errors = outcome.unwrap_err().into_vec();
    errors
        .into_iter()
        .map(|error| (error.field, error.code))
        .collect()
}

fn one(field: &str, code: FieldCode) -> Vec<(String, FieldCode)> {
    vec![(field.to_owned(), code)]
}

fn plumber() -> MonthEntryInput {
    MonthEntryInput {
        kind: Some(Ok(EntryKind::Expense)),
        category: Some(Category::parse("House")),
        name: Some(Ok(name("Plumber"))),
        planned: Some(Ok(minor(8_000))),
        ..MonthEntryInput::default()
    }
}

#[test]
fn what_is_left_out_stays_as_it_was() {
    let mut entry = month_entry(1);
    entry.baseline = Some(minor(5));
    entry.fields.due_on = Some(date("2026-11-04"));
    entry.fields.carry = Carry::Surplus;
    entry.fields.notes = notes("By hand");
    assert_eq!(
        change(&entry, MonthEntryInput::default()),
        Ok(entry.clone())
    );
    let renamed = MonthEntryInput {
        name: Some(Ok(name("Fuel"))),
        due_on: Some(Ok(None)),
        ..MonthEntryInput::default()
    };
    let mut expected = entry.clone();
    expected.fields.name = name("Fuel");
    expected.fields.due_on = None;
    assert_eq!(change(&entry, renamed), Ok(expected));
}

#[test]
fn an_entry_added_has_defaults_for_all_that_may_be_left_out() {
    let added = add(plumber()).unwrap();
    assert_eq!((added.source, added.position), (None, 4));
    assert_eq!(added.baseline, Some(Money::ZERO));
    assert_eq!(added.fields.carry, Carry::None);
    assert_eq!(
        (added.fields.due_on, added.fields.debt_target),
        (None, None)
    );
}

#[test]
fn all_that_is_missing_is_said_at_once() {
    let missing: Vec<_> = ["kind", "category", "name", "planned_minor"]
        .map(|field| (field.to_owned(), FieldCode::Required))
        .into();
    assert_eq!(refused(add(MonthEntryInput::default())), missing);
}

#[test]
fn the_kind_of_an_entry_cannot_change() {
    let input = MonthEntryInput {
        kind: Some(Ok(EntryKind::Saving)),
        ..MonthEntryInput::default()
    };
    let outcome = change(&month_entry(1), input);
    assert_eq!(refused(outcome), one("kind", FieldCode::NotAllowed));
}

#[test]
fn a_plan_is_never_negative_and_never_beyond_the_limit() {
    for (planned, legal) in [
        (-1, false),
        (0, true),
        (AMOUNT_MAX_MINOR, true),
        (AMOUNT_MAX_MINOR + 1, false),
    ] {
        let input = MonthEntryInput {
            planned: Some(Ok(minor(planned))),
            ..MonthEntryInput::default()
        };
        let outcome = change(&month_entry(1), input);
        assert_eq!(outcome.is_ok(), legal, "{planned}");
        if !legal {
            assert_eq!(
                refused(outcome),
                one("planned_minor", FieldCode::OutOfRange)
            );
        }
    }
}

#[test]
fn a_due_date_lies_within_the_days_of_the_month() {
    for (due_on, legal) in [
        ("2026-10-31", false),
        ("2026-11-01", true),
        ("2026-11-30", true),
        ("2026-12-01", false),
    ] {
        let input = MonthEntryInput {
            due_on: Some(Ok(Some(date(due_on)))),
            ..MonthEntryInput::default()
        };
        let outcome = change(&month_entry(1), input);
        assert_eq!(outcome.is_ok(), legal, "{due_on}");
    }
}

#[test]
fn only_an_expense_or_a_saving_from_the_template_carries() {
    for kind in EntryKind::ALL {
        for by_hand in [false, true] {
            let mut entry = planned_entry(1, kind, 100);
            entry.source = entry.source.filter(|_| !by_hand);
            let input = MonthEntryInput {
                carry: Some(Ok(Carry::Balance)),
                ..MonthEntryInput::default()
            };
            let legal = !by_hand && matches!(kind, EntryKind::Expense | EntryKind::Saving);
            let outcome = change(&entry, input);
            assert_eq!(outcome.is_ok(), legal, "{kind:?}, by hand: {by_hand}");
            if !legal {
                assert_eq!(refused(outcome), one("carry", FieldCode::NotAllowed));
            }
        }
    }
    let input = MonthEntryInput {
        carry: Some(Ok(Carry::Surplus)),
        ..plumber()
    };
    assert_eq!(refused(add(input)), one("carry", FieldCode::NotAllowed));
}

#[test]
fn only_a_debt_payment_points_to_a_debt_and_only_to_one_of_the_month() {
    let point = |kind, debt| {
        let input = MonthEntryInput {
            debt_target: Some(Ok(Some(MonthDebtTargetId(debt)))),
            ..MonthEntryInput::default()
        };
        change(&planned_entry(1, kind, 100), input)
    };
    let pays = point(EntryKind::DebtPayment, 1).unwrap();
    assert_eq!(pays.fields.debt_target, Some(MonthDebtTargetId(1)));
    let unknown = one("debt_target_id", FieldCode::Unknown);
    assert_eq!(refused(point(EntryKind::DebtPayment, 9)), unknown);
    let not_allowed = one("debt_target_id", FieldCode::NotAllowed);
    assert_eq!(refused(point(EntryKind::Expense, 1)), not_allowed);
}

#[test]
fn what_could_not_be_read_is_said_together_with_what_is_against_the_rules() {
    let input = MonthEntryInput {
        name: Some(Err(ValueError::invalid("refusal-of-a-test"))),
        planned: Some(Ok(minor(-1))),
        ..MonthEntryInput::default()
    };
    let errors = change(&month_entry(1), input).unwrap_err();
    assert_eq!(
        errors.to_string(),
        "name: refusal-of-a-test; planned_minor: refusal-amount-negative"
    );
}

#[test]
fn a_person_enters_interest_and_charges_and_can_go_back_to_the_estimate() {
    let entered = |interest| MonthDebtTargetInput {
        interest: Some(Ok(interest)),
        charges: Some(Ok(minor(700))),
        notes: Some(Ok(notes("Statement of 12 November"))),
    };
    let debt = month_debt(1).changed(entered(Some(minor(999)))).unwrap();
    assert_eq!(debt.entered_interest, Some(minor(999)));
    assert_eq!(debt.charges, minor(700));
    assert_eq!(
        debt.changed(MonthDebtTargetInput::default()),
        Ok(debt.clone())
    );
    let estimated = debt.changed(entered(None)).unwrap();
    assert_eq!(estimated.entered_interest, None);
}

#[test]
fn interest_and_charges_are_never_negative() {
    let input = MonthDebtTargetInput {
        interest: Some(Ok(Some(minor(-1)))),
        charges: Some(Ok(minor(-1))),
        notes: None,
    };
    let expected = [
        one("interest_minor", FieldCode::OutOfRange),
        one("charges_minor", FieldCode::OutOfRange),
    ];
    assert_eq!(refused(month_debt(1).changed(input)), expected.concat());
}
