//! What a usual month plans: a rarer recurrence counts with its share of a month.

use proptest::prelude::{any, prop_assert, proptest};
use quartermaster_domain::template::{Entry, EntryKind, Recurrence, Template, UsualMonth};
use quartermaster_domain::{Money, Overflow};

use crate::fixtures::{at, date, entry, minor, month};

fn months(every: u32) -> Recurrence {
    Recurrence::Months {
        every,
        from: Some(month("2026-11")),
        until: None,
    }
}

fn weeks(every: u32) -> Recurrence {
    Recurrence::Weeks {
        every,
        from: date("2026-11-23"),
        until: None,
    }
}

fn share(recurrence: Recurrence, amount: i64) -> i64 {
    recurrence.monthly_share(minor(amount)).unwrap().minor()
}

fn line(id: i64, kind: EntryKind, planned: i64) -> Entry {
    let mut entry = entry(id);
    entry.fields.kind = kind;
    entry.fields.planned = minor(planned);
    entry
}

fn usual(entries: Vec<Entry>) -> UsualMonth {
    let template = Template {
        entries,
        debt_targets: Vec::new(),
    };
    template.usual_month().unwrap()
}

#[test]
fn the_template_of_the_worked_case_leaves_its_figure_to_allocate() {
    let usual = usual(vec![
        line(1, EntryKind::Income, 357_590),
        line(2, EntryKind::Expense, 240_000),
        line(3, EntryKind::Expense, 35_000),
        line(4, EntryKind::Expense, 40_000),
        line(5, EntryKind::DebtPayment, 15_000),
    ]);
    let expected = UsualMonth {
        income: minor(357_590),
        expense: minor(315_000),
        saving: Money::ZERO,
        debt_payment: minor(15_000),
        to_allocate: minor(27_590),
    };
    assert_eq!(usual, expected);
}

#[test]
fn a_rarer_recurrence_counts_with_its_share_of_a_month() {
    assert_eq!(share(months(1), 1_200), 1_200);
    assert_eq!(share(months(12), 120_000), 10_000);
    assert_eq!(share(months(3), 1_000), 333);
    assert_eq!(share(weeks(1), 1_200), 5_200);
    assert_eq!(share(weeks(2), 1_200), 2_600);
    assert_eq!(share(weeks(52), 1_200), 100);
    let once = Recurrence::Once {
        month: month("2026-11"),
    };
    assert_eq!(share(once, 1_200), 0);
}

#[test]
fn exactly_half_a_unit_goes_to_the_even_one() {
    for (amount, rounded) in [(1, 0), (3, 2), (5, 2), (7, 4)] {
        assert_eq!(share(months(2), amount), rounded);
    }
}

#[test]
fn what_is_archived_does_not_count() {
    let mut archived = line(2, EntryKind::Saving, 500);
    archived.archived_at = Some(at(1));
    let usual = usual(vec![line(1, EntryKind::Saving, 200), archived]);
    assert_eq!((usual.saving, usual.to_allocate), (minor(200), minor(-200)));
}

#[test]
fn a_sum_that_does_not_fit_is_an_error() {
    let entries = vec![
        line(1, EntryKind::Expense, i64::MAX),
        line(2, EntryKind::Expense, 1),
    ];
    let template = Template {
        entries,
        debt_targets: Vec::new(),
    };
    assert_eq!(template.usual_month(), Err(Overflow));
    assert_eq!(weeks(1).monthly_share(minor(i64::MAX)), Err(Overflow));
}

proptest! {
    #[test]
    fn a_share_is_the_nearest_unit(amount in any::<i64>(), every in 1_u32..=24) {
        let rounded = share(months(every), amount);
        let off = i128::from(rounded) * i128::from(every) - i128::from(amount);
        let twice = off.abs() * 2;
        prop_assert!(twice < i128::from(every) || (twice == i128::from(every) && rounded % 2 == 0));
    }
}
