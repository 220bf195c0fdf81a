//! A debt target of the template: what it needs, and its bounds.

use quartermaster_domain::template::{DebtTargetFields, DebtTargetInput, Rate};
use quartermaster_domain::text::{Name, Notes};
use quartermaster_domain::{FieldCode, Money, ValueError};

use crate::fields::{refused, wrong};
use crate::fixtures::{debt_target, due, minor, name, notes, rate};

fn card() -> DebtTargetInput {
    DebtTargetInput {
        name: Some(Ok(name("Card"))),
        balance: Some(Ok(minor(372_196))),
        ..DebtTargetInput::default()
    }
}

#[test]
fn a_new_debt_target_needs_name_and_balance() {
    let expected = wrong([
        ("name", FieldCode::Required),
        ("balance_minor", FieldCode::Required),
    ]);
    let created = DebtTargetFields::create(DebtTargetInput::default());
    assert_eq!(refused(created), expected);
}

#[test]
fn the_rest_of_a_new_debt_target_has_plain_defaults() {
    let expected = DebtTargetFields {
        name: name("Card"),
        balance: minor(372_196),
        apr: Rate::default(),
        minimum_payment: Money::ZERO,
        due_day: None,
        notes: Notes::default(),
    };
    assert_eq!(DebtTargetFields::create(card()), Ok(expected));
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let input = DebtTargetInput {
        name: Some(Name::parse("")),
        balance: Some(Ok(minor(1_000_000_000_000_001))),
        apr: Some(Rate::from_ppm(10_000_100)),
        minimum_payment: Some(Ok(minor(-1))),
        due_day: Some(Err(ValueError::out_of_range("No."))),
        notes: Some(Notes::parse(&"a".repeat(2_001))),
    };
    let expected = wrong([
        ("name", FieldCode::Required),
        ("balance_minor", FieldCode::OutOfRange),
        ("apr_ppm", FieldCode::OutOfRange),
        ("minimum_payment_minor", FieldCode::OutOfRange),
        ("due_day", FieldCode::OutOfRange),
        ("notes", FieldCode::TooLong),
    ]);
    assert_eq!(refused(DebtTargetFields::create(input.clone())), expected);
    assert_eq!(refused(debt_target(1).fields.changed(input)), expected);
}

#[test]
fn a_balance_goes_to_the_limit_either_way_because_a_debt_can_be_overpaid() {
    let owed = |amount: i64| {
        DebtTargetFields::create(DebtTargetInput {
            balance: Some(Ok(minor(amount))),
            ..card()
        })
    };
    for amount in [-1_000_000_000_000_000, -1, 0, 1_000_000_000_000_000] {
        assert_eq!(owed(amount).unwrap().balance, minor(amount));
    }
    let expected = wrong([("balance_minor", FieldCode::OutOfRange)]);
    for amount in [-1_000_000_000_000_001, 1_000_000_000_000_001] {
        assert_eq!(refused(owed(amount)), expected, "{amount}");
    }
}

#[test]
fn a_minimum_payment_goes_from_nothing_to_the_limit() {
    let paying = |amount: i64| {
        DebtTargetFields::create(DebtTargetInput {
            minimum_payment: Some(Ok(minor(amount))),
            ..card()
        })
    };
    for amount in [0, 1_000_000_000_000_000] {
        assert_eq!(paying(amount).unwrap().minimum_payment, minor(amount));
    }
    let expected = wrong([("minimum_payment_minor", FieldCode::OutOfRange)]);
    for amount in [-1, 1_000_000_000_000_001] {
        assert_eq!(refused(paying(amount)), expected, "{amount}");
    }
}

#[test]
fn a_change_touches_only_what_was_given() {
    let mut before = debt_target(1).fields;
    before.due_day = Some(due(15));
    before.notes = notes("By hand");
    assert_eq!(
        before.changed(DebtTargetInput::default()),
        Ok(before.clone())
    );
    let changed = before.changed(DebtTargetInput {
        apr: Some(Ok(rate(199_900))),
        due_day: Some(Ok(None)),
        ..DebtTargetInput::default()
    });
    let expected = DebtTargetFields {
        apr: rate(199_900),
        due_day: None,
        ..before
    };
    assert_eq!(changed, Ok(expected));
}
