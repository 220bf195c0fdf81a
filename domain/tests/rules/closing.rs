//! The checklist before a month closes, and what closing freezes.

use quartermaster_domain::carry_over::{GivenOpening, OpeningConflict};
use quartermaster_domain::closing::{
    BeforeClosing, Finding, Severity, balance_to_put_back, checklist, freeze,
};
use quartermaster_domain::ids::{DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId};
use quartermaster_domain::month::{FrozenDebt, LedgerEntry, MonthDebtTarget};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::{Date, Money, Overflow, YearMonth};

use crate::fixtures::{
    active_with, carrying_entry, date, head, minor, month, month_debt, planned_entry, with_opening,
    with_posted,
};

fn sheet_of(lines: Vec<LedgerEntry>, debts: Vec<MonthDebtTarget>) -> Sheet {
    let mut contents = active_with(month("2026-10"), lines);
    contents.debts = debts;
    Sheet::of(&[], &contents).unwrap()
}

/// The findings of an October that is over, and stands alone.
fn findings(sheet: &Sheet) -> Vec<Finding> {
    findings_with(sheet, |_| {})
}

/// What the checklist is told beside the sheet.
struct Told<'a> {
    today: Date,
    earlier_open: Option<YearMonth>,
    dropped: &'a [GivenOpening],
    conflict: Option<&'a OpeningConflict>,
}

fn findings_with<'a>(sheet: &Sheet, change: impl FnOnce(&mut Told<'a>)) -> Vec<Finding> {
    checked(sheet, change).unwrap()
}

fn checked<'a>(
    sheet: &Sheet,
    change: impl FnOnce(&mut Told<'a>),
) -> Result<Vec<Finding>, Overflow> {
    let mut told = Told {
        today: date("2026-11-01"),
        earlier_open: None,
        dropped: &[],
        conflict: None,
    };
    change(&mut told);
    checklist(&BeforeClosing {
        head: &head(month("2026-10")),
        sheet,
        today: told.today,
        earlier_open: told.earlier_open,
        dropped: told.dropped,
        conflict: told.conflict,
    })
}

/// Income that pays for the expenses of the other lines exactly.
fn balanced(mut lines: Vec<LedgerEntry>) -> Sheet {
    let planned = lines
        .iter()
        .map(|line| line.entry.fields.planned.minor())
        .sum();
    let income = planned_entry(99, EntryKind::Income, planned);
    lines.push(with_posted(income, planned));
    sheet_of(lines, Vec::new())
}

#[test]
fn a_month_in_order_has_nothing_to_look_at() {
    let sheet = balanced(vec![with_posted(
        planned_entry(1, EntryKind::Expense, 5_000),
        5_000,
    )]);
    assert_eq!(findings(&sheet), []);
}

#[test]
fn an_earlier_open_month_and_an_opening_in_the_way_are_blockers() {
    let sheet = sheet_of(Vec::new(), Vec::new());
    let september = month("2026-09");
    let found = findings_with(&sheet, |told| told.earlier_open = Some(september));
    assert_eq!(found, [Finding::EarlierMonthOpen { month: september }]);
    let name = "Groceries".to_owned();
    let conflict = OpeningConflict {
        entry: MonthEntryId(4),
        name: name.clone(),
    };
    let found = findings_with(&sheet, |told| told.conflict = Some(&conflict));
    assert_eq!(found, [Finding::OpeningConflict { name }]);
}

#[test]
fn a_month_is_over_the_day_after_its_last() {
    let sheet = sheet_of(Vec::new(), Vec::new());
    let last_day = date("2026-10-31");
    for (today, over) in [
        ("2026-10-05", false),
        ("2026-10-31", false),
        ("2026-11-01", true),
    ] {
        let found = findings_with(&sheet, |told| told.today = date(today));
        let expected = (!over).then_some(Finding::NotOver { last_day });
        assert_eq!(found, expected.into_iter().collect::<Vec<_>>(), "{today}");
    }
}

#[test]
fn an_amount_without_a_place_is_named_as_the_amount_that_would_be_lost() {
    let sheet = sheet_of(Vec::new(), Vec::new());
    let given = |entry, amount| GivenOpening {
        source: EntryId(entry),
        from_entry: MonthEntryId(entry),
        amount: minor(amount),
    };
    let (lost, beyond) = ([given(1, -1_240)], [given(1, i64::MIN)]);
    let (entry, amount) = (MonthEntryId(1), minor(1_240));
    let found = findings_with(&sheet, |told| told.dropped = &lost);
    assert_eq!(found, [Finding::CarryDropped { entry, amount }]);
    let outcome = checked(&sheet, |told| told.dropped = &beyond);
    assert_eq!(outcome, Err(Overflow));
}

#[test]
fn something_planned_and_nothing_posted_is_noticed() {
    let line =
        |id, planned, posted| with_posted(planned_entry(id, EntryKind::Expense, planned), posted);
    let opened_only = with_opening(line(3, 5_000, 0), -700, Some(month("2026-09")));
    let sheet = balanced(vec![line(1, 5_000, 0), line(2, 0, 0), opened_only]);
    let nothing_on = |id| Finding::NothingPosted {
        entry: MonthEntryId(id),
    };
    assert_eq!(findings(&sheet), [nothing_on(1), nothing_on(3)]);
}

#[test]
fn overspending_is_noticed_where_it_does_not_go_on() {
    let line = |id, carry| with_posted(carrying_entry(id, carry, 5_000), 5_300);
    let mut exact = line(4, Carry::None);
    exact.entry.fields.planned = minor(5_300);
    let sheet = balanced(vec![
        line(1, Carry::None),
        line(2, Carry::Surplus),
        line(3, Carry::Balance),
        exact,
    ]);
    let by = minor(300);
    let overspent = |id| Finding::Overspent {
        entry: MonthEntryId(id),
        by,
    };
    assert_eq!(findings(&sheet), [overspent(1), overspent(2)]);
}

#[test]
fn more_income_or_saving_than_planned_is_not_overspent() {
    let line = |id, kind| with_posted(planned_entry(id, kind, 0), 900);
    let sheet = sheet_of(
        vec![line(1, EntryKind::Income), line(2, EntryKind::Saving)],
        Vec::new(),
    );
    assert_eq!(findings(&sheet), []);
}

#[test]
fn money_not_allocated_is_noticed_either_way() {
    for (income, to_allocate) in [(6_000, 1_000), (4_000, -1_000)] {
        let sheet = sheet_of(
            vec![
                with_posted(planned_entry(1, EntryKind::Income, income), 1),
                with_posted(planned_entry(2, EntryKind::Saving, 5_000), 1),
            ],
            Vec::new(),
        );
        let to_allocate = minor(to_allocate);
        assert_eq!(findings(&sheet), [Finding::NotAllocated { to_allocate }]);
    }
}

#[test]
fn estimated_interest_and_too_small_a_payment_are_noticed() {
    let mut pays = planned_entry(1, EntryKind::DebtPayment, 0);
    pays.fields.debt_target = Some(MonthDebtTargetId(1));
    let with_debt = |debt| {
        findings(&sheet_of(
            vec![with_posted(pays.clone(), 4_900)],
            vec![debt],
        ))
    };
    let debt = MonthDebtTargetId(1);
    let short_by = minor(100);
    let below = Finding::BelowMinimumPayment { debt, short_by };
    let overspent = Finding::Overspent {
        entry: MonthEntryId(1),
        by: minor(4_900),
    };
    assert_eq!(
        with_debt(month_debt(1)),
        [
            overspent.clone(),
            Finding::InterestEstimated { debt },
            below
        ]
    );
    let mut in_order = month_debt(1);
    in_order.entered_interest = Some(minor(999));
    in_order.minimum_payment = minor(4_900);
    assert_eq!(with_debt(in_order), std::slice::from_ref(&overspent));
    let mut credit = month_debt(1);
    credit.balance_at_creation = minor(-5);
    assert_eq!(with_debt(credit), [overspent]);
}

#[test]
fn every_finding_has_its_code_its_severity_and_what_it_is_about() {
    let (entry, debt) = (MonthEntryId(1), MonthDebtTargetId(2));
    let amount = minor(1);
    let (about_entry, about_debt) = ((Some(entry), None), (None, Some(debt)));
    let table = [
        (
            Finding::EarlierMonthOpen {
                month: month("2026-09"),
            },
            ("earlier_month_open", "blocker", (None, None)),
        ),
        (
            Finding::OpeningConflict {
                name: String::new(),
            },
            ("opening_conflict", "blocker", (None, None)),
        ),
        (
            Finding::NotOver {
                last_day: date("2026-10-31"),
            },
            ("month_not_over", "warning", (None, None)),
        ),
        (
            Finding::CarryDropped { entry, amount },
            ("carry_dropped", "warning", about_entry),
        ),
        (
            Finding::NothingPosted { entry },
            ("nothing_posted", "warning", about_entry),
        ),
        (
            Finding::Overspent { entry, by: amount },
            ("overspent", "warning", about_entry),
        ),
        (
            Finding::NotAllocated {
                to_allocate: amount,
            },
            ("not_allocated", "warning", (None, None)),
        ),
        (
            Finding::InterestEstimated { debt },
            ("interest_estimated", "warning", about_debt),
        ),
        (
            Finding::BelowMinimumPayment {
                debt,
                short_by: amount,
            },
            ("below_minimum_payment", "warning", about_debt),
        ),
    ];
    for (finding, (code, severity, about)) in table {
        assert_eq!(finding.code(), code);
        assert_eq!(finding.severity().as_str(), severity, "{code}");
        assert_eq!((finding.entry(), finding.debt_target()), about, "{code}");
    }
}

#[test]
fn blockers_come_first() {
    let sheet = balanced(vec![with_posted(
        planned_entry(1, EntryKind::Expense, 5_000),
        0,
    )]);
    let found = findings_with(&sheet, |told| {
        told.today = date("2026-10-01");
        told.earlier_open = Some(month("2026-09"));
    });
    let severities: Vec<_> = found.iter().map(Finding::severity).collect();
    assert_eq!(
        severities,
        [Severity::Blocker, Severity::Warning, Severity::Warning]
    );
}

#[test]
fn closing_freezes_the_closing_balance_and_the_balance_it_replaces() {
    let mut sheet = sheet_of(Vec::new(), vec![month_debt(1), month_debt(2)]);
    freeze(&mut sheet, |source| {
        (source == DebtTargetId(1)).then_some(minor(4))
    })
    .unwrap();
    let frozen = |replaced| {
        Some(FrozenDebt {
            closing_balance: minor(101_000),
            replaced_balance: minor(replaced),
        })
    };
    assert_eq!(sheet.debts[0].debt.frozen, frozen(4));
    // The template has no such debt any more: the balance stays what it was here.
    assert_eq!(sheet.debts[1].debt.frozen, frozen(100_000));
}

#[test]
fn a_frozen_closing_balance_is_not_computed_again() {
    let mut debt = month_debt(1);
    debt.frozen = Some(FrozenDebt {
        closing_balance: minor(42),
        replaced_balance: Money::ZERO,
    });
    let line = sheet_of(Vec::new(), vec![debt]).debts.remove(0);
    assert_eq!(line.closing_balance, minor(42));
    assert!(!line.adds_up());
}

#[test]
fn reopening_puts_a_balance_back_only_if_nobody_changed_it() {
    let frozen = FrozenDebt {
        closing_balance: minor(101_000),
        replaced_balance: minor(100_000),
    };
    let put_back = |now| balance_to_put_back(frozen, minor(now));
    assert_eq!(put_back(101_000), Some(minor(100_000)));
    assert_eq!(put_back(100_999), None);
    assert_eq!(put_back(100_000), None);
}
