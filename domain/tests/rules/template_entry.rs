//! An entry of the template: what it needs, what it may be, and what cannot stand together.

use proptest::prelude::{any, prop_assert_eq, proptest};
use quartermaster_domain::ids::DebtTargetId;
use quartermaster_domain::template::{
    Carry, EntryFields, EntryInput, EntryKind, Recurrence, RecurrenceInput,
};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{FieldCode, Money, ValueError};

use crate::fields::{refused, wrong};
use crate::fixtures::{due, entry, minor, month, name, notes};

fn rent() -> EntryInput {
    EntryInput {
        kind: Some(Ok(EntryKind::Expense)),
        category: Some(Category::parse("Housing")),
        name: Some(Ok(name("Rent"))),
        planned: Some(Ok(minor(240_000))),
        ..EntryInput::default()
    }
}

fn of_kind(kind: EntryKind) -> EntryInput {
    EntryInput {
        kind: Some(Ok(kind)),
        ..rent()
    }
}

#[test]
fn a_new_entry_needs_kind_category_name_and_plan() {
    let expected = wrong([
        ("kind", FieldCode::Required),
        ("category", FieldCode::Required),
        ("name", FieldCode::Required),
        ("planned_minor", FieldCode::Required),
    ]);
    assert_eq!(
        refused(EntryFields::create(EntryInput::default())),
        expected
    );
}

#[test]
fn the_rest_of_a_new_entry_has_plain_defaults() {
    let created = EntryFields::create(rent()).unwrap();
    let expected = EntryFields {
        kind: EntryKind::Expense,
        category: Category::parse("Housing").unwrap(),
        name: name("Rent"),
        planned: minor(240_000),
        due_day: None,
        recurrence: Recurrence::default(),
        carry: Carry::None,
        debt_target: None,
        notes: Notes::default(),
    };
    assert_eq!(created, expected);
}

#[test]
fn all_that_is_wrong_is_said_at_once() {
    let input = EntryInput {
        kind: Some(EntryKind::parse("loan")),
        category: Some(Category::parse(" ")),
        name: Some(Name::parse(&"a".repeat(81))),
        planned: Some(Ok(minor(-1))),
        due_day: Some(Err(ValueError::out_of_range("No."))),
        recurrence: Some(Recurrence::validate(&RecurrenceInput {
            unit: "month".to_owned(),
            every: 25,
            from: Some("2026-13".to_owned()),
            until: Some("soon".to_owned()),
        })),
        carry: Some(Carry::parse("some")),
        debt_target: Some(Err(ValueError::unknown("No."))),
        notes: Some(Notes::parse(&"a".repeat(2_001))),
    };
    let expected = wrong([
        ("kind", FieldCode::Invalid),
        ("category", FieldCode::Required),
        ("name", FieldCode::TooLong),
        ("planned_minor", FieldCode::OutOfRange),
        ("due_day", FieldCode::OutOfRange),
        ("recurrence.until", FieldCode::Invalid),
        ("recurrence.every", FieldCode::OutOfRange),
        ("recurrence.from", FieldCode::OutOfRange),
        ("carry", FieldCode::Invalid),
        ("debt_target_id", FieldCode::Unknown),
        ("notes", FieldCode::TooLong),
    ]);
    assert_eq!(refused(EntryFields::create(input.clone())), expected);
    assert_eq!(refused(entry(1).fields.changed(input)), expected);
}

#[test]
fn a_plan_goes_from_nothing_to_the_limit_and_no_further() {
    let planned = |amount: i64| {
        EntryFields::create(EntryInput {
            planned: Some(Ok(minor(amount))),
            ..rent()
        })
    };
    for amount in [0, 1_000_000_000_000_000] {
        assert_eq!(planned(amount).unwrap().planned, minor(amount));
    }
    let expected = wrong([("planned_minor", FieldCode::OutOfRange)]);
    for amount in [-1, 1_000_000_000_000_001, i64::MIN, i64::MAX] {
        assert_eq!(refused(planned(amount)), expected, "{amount}");
    }
}

#[test]
fn only_expense_and_saving_entries_carry() {
    for kind in EntryKind::ALL {
        for carry in Carry::ALL {
            let created = EntryFields::create(EntryInput {
                carry: Some(Ok(carry)),
                ..of_kind(kind)
            });
            let may = matches!(kind, EntryKind::Expense | EntryKind::Saving);
            if may || carry == Carry::None {
                assert_eq!(created.unwrap().carry, carry);
            } else {
                let expected = wrong([("carry", FieldCode::NotAllowed)]);
                assert_eq!(refused(created), expected, "{kind:?}");
            }
        }
    }
}

#[test]
fn only_a_debt_payment_points_to_a_debt() {
    let card = Some(DebtTargetId(7));
    for kind in EntryKind::ALL {
        let created = EntryFields::create(EntryInput {
            debt_target: Some(Ok(card)),
            ..of_kind(kind)
        });
        if kind == EntryKind::DebtPayment {
            assert_eq!(created.unwrap().debt_target, card);
        } else {
            let expected = wrong([("debt_target_id", FieldCode::NotAllowed)]);
            assert_eq!(refused(created), expected, "{kind:?}");
        }
    }
    let pointing_nowhere = EntryFields::create(of_kind(EntryKind::DebtPayment)).unwrap();
    assert_eq!(pointing_nowhere.debt_target, None);
}

#[test]
fn a_change_of_nothing_changes_nothing() {
    let mut before = entry(1).fields;
    before.due_day = Some(due(31));
    before.carry = Carry::Balance;
    before.notes = notes("By hand");
    before.recurrence = Recurrence::Once {
        month: month("2026-11"),
    };
    let after = before.changed(EntryInput::default());
    assert_eq!(after, Ok(before));
}

#[test]
fn a_change_touches_only_what_was_given() {
    let before = entry(1).fields;
    let changed = before.changed(EntryInput {
        planned: Some(Ok(minor(1))),
        due_day: Some(Ok(Some(due(4)))),
        ..EntryInput::default()
    });
    let expected = EntryFields {
        planned: minor(1),
        due_day: Some(due(4)),
        ..before
    };
    assert_eq!(changed, Ok(expected));
}

#[test]
fn what_can_be_left_out_can_be_taken_away_again() {
    let mut before = EntryFields::create(of_kind(EntryKind::DebtPayment)).unwrap();
    before.due_day = Some(due(4));
    before.debt_target = Some(DebtTargetId(7));
    let changed = before.changed(EntryInput {
        due_day: Some(Ok(None)),
        debt_target: Some(Ok(None)),
        ..EntryInput::default()
    });
    let changed = changed.unwrap();
    assert_eq!((changed.due_day, changed.debt_target), (None, None));
}

#[test]
fn a_change_of_kind_must_agree_with_what_stays() {
    let mut carrying = entry(1).fields;
    carrying.carry = Carry::Balance;
    let to_income = EntryInput {
        kind: Some(Ok(EntryKind::Income)),
        ..EntryInput::default()
    };
    let expected = wrong([("carry", FieldCode::NotAllowed)]);
    assert_eq!(refused(carrying.changed(to_income.clone())), expected);
    let without_carry = EntryInput {
        carry: Some(Ok(Carry::None)),
        ..to_income.clone()
    };
    let changed = carrying.changed(without_carry).unwrap();
    assert_eq!(
        (changed.kind, changed.carry),
        (EntryKind::Income, Carry::None)
    );

    let mut paying = entry(2).fields;
    paying.kind = EntryKind::DebtPayment;
    paying.debt_target = Some(DebtTargetId(7));
    let expected = wrong([("debt_target_id", FieldCode::NotAllowed)]);
    assert_eq!(refused(paying.changed(to_income)), expected);
}

#[test]
fn kinds_and_carries_are_spelt_in_one_way_only() {
    for kind in EntryKind::ALL {
        assert_eq!(EntryKind::parse(kind.as_str()), Ok(kind));
    }
    for carry in Carry::ALL {
        assert_eq!(Carry::parse(carry.as_str()), Ok(carry));
    }
    for text in ["", "Income", "debt payment", "transfer"] {
        assert_eq!(EntryKind::parse(text).unwrap_err().code, FieldCode::Invalid);
    }
    for text in ["", "None", "all"] {
        assert_eq!(Carry::parse(text).unwrap_err().code, FieldCode::Invalid);
    }
}

#[test]
fn money_moves_between_all_kinds_but_income() {
    let may = EntryKind::ALL.map(EntryKind::may_move);
    assert_eq!(may, [false, true, true, true]);
}

proptest! {
    #[test]
    fn what_is_carried_is_part_of_what_remains(remaining in any::<i64>()) {
        let remaining = minor(remaining);
        prop_assert_eq!(Carry::None.carried(remaining), Money::ZERO);
        prop_assert_eq!(Carry::Balance.carried(remaining), remaining);
        prop_assert_eq!(Carry::Surplus.carried(remaining), minor(remaining.minor().max(0)));
    }
}
