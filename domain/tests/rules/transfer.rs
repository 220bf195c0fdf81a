//! Moving planned money: never more than is planned, and never a unit lost.

use proptest::prelude::{Strategy, prop_assert_eq, proptest};
use proptest::sample::select;
use quartermaster_domain::limits::AMOUNT_MAX_MINOR;
use quartermaster_domain::month::{MonthEntry, OpenMonth};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::transfer::MoveError;
use quartermaster_domain::{Money, Overflow};

use crate::fixtures::{active, draft, minor, month, planned_entry};

const MAY_MOVE: [EntryKind; 3] = [
    EntryKind::Expense,
    EntryKind::Saving,
    EntryKind::DebtPayment,
];

fn open() -> OpenMonth {
    active(month("2026-11")).into()
}

fn expense(id: i64, planned: i64) -> MonthEntry {
    planned_entry(id, EntryKind::Expense, planned)
}

#[test]
fn planned_money_moves_between_all_kinds_but_income() {
    for from in EntryKind::ALL {
        for to in EntryKind::ALL {
            let (from, to) = (planned_entry(1, from, 5_000), planned_entry(2, to, 300));
            let moved = open().move_planned(&from, &to, minor(1_000));
            let income = [&from, &to]
                .into_iter()
                .find(|entry| entry.fields.kind == EntryKind::Income);
            match income {
                None => {
                    let (from, to) = moved.unwrap();
                    assert_eq!(from.fields.planned, minor(4_000));
                    assert_eq!(to.fields.planned, minor(1_300));
                }
                Some(entry) => {
                    let refusal = MoveError::KindCannotMove {
                        entry: entry.id,
                        kind: EntryKind::Income,
                    };
                    assert_eq!(moved, Err(refusal));
                }
            }
        }
    }
}

#[test]
fn a_draft_allows_it_too() {
    let open = OpenMonth::from(draft(month("2026-11")));
    assert!(
        open.move_planned(&expense(1, 5), &expense(2, 0), minor(5))
            .is_ok()
    );
}

#[test]
fn all_that_is_planned_can_move_and_not_one_unit_more() {
    let (from, to) = (expense(1, 5_000), expense(2, 300));
    let (emptied, _) = open().move_planned(&from, &to, minor(5_000)).unwrap();
    assert_eq!(emptied.fields.planned, Money::ZERO);
    let planned = minor(5_000);
    assert_eq!(
        open().move_planned(&from, &to, minor(5_001)),
        Err(MoveError::MoreThanPlanned { planned })
    );
}

#[test]
fn nothing_or_less_cannot_move() {
    for amount in [0, -1, i64::MIN] {
        let outcome = open().move_planned(&expense(1, 5_000), &expense(2, 300), minor(amount));
        assert_eq!(outcome, Err(MoveError::NotPositive), "{amount}");
    }
}

#[test]
fn an_entry_cannot_move_money_to_itself() {
    let entry = expense(1, 5_000);
    let outcome = open().move_planned(&entry, &entry, minor(1));
    assert_eq!(outcome, Err(MoveError::SameEntry));
}

#[test]
fn a_plan_cannot_be_raised_beyond_what_can_be_entered() {
    let full = expense(2, AMOUNT_MAX_MINOR);
    let outcome = open().move_planned(&expense(1, 5_000), &full, minor(1));
    assert_eq!(outcome, Err(MoveError::Overflow(Overflow)));
}

fn any_entry(id: i64) -> impl Strategy<Value = MonthEntry> {
    (select(&MAY_MOVE[..]), 0i64..1_000_000)
        .prop_map(move |(kind, planned)| planned_entry(id, kind, planned))
}

proptest! {
    #[test]
    fn a_move_keeps_the_sum_and_touches_nothing_but_the_plan(
        from in any_entry(1), to in any_entry(2), amount in -10i64..1_000_000
    ) {
        let legal = amount > 0 && minor(amount) <= from.fields.planned;
        let outcome = open().move_planned(&from, &to, minor(amount));
        prop_assert_eq!(outcome.is_ok(), legal);
        if let Ok((less, more)) = outcome {
            let sum = |one: &MonthEntry, other: &MonthEntry| {
                one.fields.planned.plus(other.fields.planned)
            };
            prop_assert_eq!(sum(&less, &more), sum(&from, &to));
            prop_assert_eq!(more.fields.planned.minor() - to.fields.planned.minor(), amount);
            let with_plan = |mut entry: MonthEntry, planned| {
                entry.fields.planned = planned;
                entry
            };
            prop_assert_eq!(&with_plan(from, less.fields.planned), &less);
            prop_assert_eq!(&with_plan(to, more.fields.planned), &more);
        }
    }
}
