//! The month that creating would make, line by line, with the reason of each.

use quartermaster_domain::ids::{DebtTargetId, EntryId, MonthDebtTargetId};
use quartermaster_domain::month::{LedgerEntry, MonthContents};
use quartermaster_domain::planning::{MonthBefore, Proposal, ProposedLine, Reason, snapshot};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::{Carry, Entry, EntryKind, Recurrence, Template};
use quartermaster_domain::{Money, Overflow, YearMonth};

use crate::fixtures::{
    active_with, at, carrying_entry, date, days, debt_target, due, entry, minor, month, month_debt,
    month_entry, name, planned_entry, rate, with_opening, with_posted,
};

fn november() -> YearMonth {
    month("2026-11")
}

fn propose(entries: Vec<Entry>, before: Option<MonthBefore<'_>>) -> Proposal {
    let template = Template {
        entries,
        debt_targets: Vec::new(),
    };
    Proposal::from_template(november(), days(november()), &template, before).unwrap()
}

/// The one line that is proposed for this entry.
fn line(entry: Entry, before: Option<MonthBefore<'_>>) -> ProposedLine {
    propose(vec![entry], before).lines.remove(0)
}

fn recurring(recurrence: Recurrence) -> Entry {
    let mut entry = entry(1);
    entry.fields.recurrence = recurrence;
    entry
}

fn only_in(text: &str) -> Entry {
    recurring(Recurrence::Once { month: month(text) })
}

fn fortnightly(from: &str) -> Entry {
    recurring(Recurrence::Weeks {
        every: 2,
        from: date(from),
        until: None,
    })
}

fn carrying(mut entry: Entry, carry: Carry) -> Entry {
    entry.fields.carry = carry;
    entry
}

/// October with one line that carries its balance and has 12.40 left.
fn october() -> Sheet {
    let lines = vec![with_posted(carrying_entry(1, Carry::Balance, 5_000), 3_760)];
    Sheet::of(&[], &active_with(month("2026-10"), lines)).unwrap()
}

fn before(sheet: &Sheet, is_closed: bool) -> MonthBefore<'_> {
    MonthBefore {
        month: month("2026-10"),
        is_closed,
        sheet,
    }
}

#[test]
fn a_line_that_is_due_is_copied_as_it_stands_in_the_template() {
    let mut rent = entry(1);
    rent.fields.due_day = Some(due(31));
    rent.fields.carry = Carry::Surplus;
    let line = line(rent.clone(), None);
    assert!(line.included);
    assert_eq!(line.reasons, [Reason::Due { times: 1 }]);
    assert_eq!(line.id.source(), Some(EntryId(1)));
    let copied = line.entry;
    assert_eq!(copied.kind, rent.fields.kind);
    assert_eq!(copied.category, rent.fields.category);
    assert_eq!(copied.name, rent.fields.name);
    assert_eq!(copied.planned, minor(10_000));
    assert_eq!(copied.due_on, Some(date("2026-11-30")));
    assert_eq!(copied.carry, Carry::Surplus);
    assert_eq!(copied.notes, rent.fields.notes);
}

#[test]
fn a_line_due_several_times_is_planned_for_each_of_them() {
    for (from, times) in [("2026-11-01", 3), ("2026-10-02", 2), ("2026-11-30", 1)] {
        let line = line(fortnightly(from), None);
        assert_eq!(line.reasons, [Reason::Due { times }], "from {from}");
        assert_eq!(line.entry.planned, minor(10_000 * i64::from(times)));
    }
}

#[test]
fn a_line_not_due_is_named_and_left_out() {
    let quarterly = recurring(Recurrence::Months {
        every: 3,
        from: Some(month("2026-10")),
        until: None,
    });
    let ended = recurring(Recurrence::Months {
        every: 1,
        from: None,
        until: Some(month("2026-10")),
    });
    for entry in [
        quarterly,
        ended,
        only_in("2026-12"),
        fortnightly("2026-12-01"),
    ] {
        let proposal = propose(vec![entry], None);
        assert_eq!(proposal.lines[0].reasons, [Reason::NotDue]);
        assert!(!proposal.lines[0].included);
        assert_eq!(proposal.totals.expense.planned, Money::ZERO);
    }
}

#[test]
fn a_line_that_carries_is_held_with_nothing_planned_where_it_is_not_due() {
    for carry in [Carry::Surplus, Carry::Balance] {
        let mut entry = carrying(only_in("2026-12"), carry);
        entry.fields.due_day = Some(due(3));
        let line = line(entry, None);
        assert!(line.included);
        assert_eq!(line.reasons, [Reason::HeldForCarry]);
        assert_eq!(line.entry.planned, Money::ZERO);
        assert_eq!(line.entry.due_on, None);
    }
}

#[test]
fn an_archived_line_is_left_out_even_if_it_carries() {
    let mut entry = carrying(entry(1), Carry::Balance);
    entry.archived_at = Some(at(9));
    let line = line(entry, None);
    assert_eq!(line.reasons, [Reason::Archived]);
    assert!(!line.included);
}

#[test]
fn what_the_closed_month_before_left_is_carried_in() {
    let sheet = october();
    let proposal = propose(
        vec![carrying(entry(1), Carry::Balance)],
        Some(before(&sheet, true)),
    );
    let (from, opening) = (month("2026-10"), minor(-1_240));
    let line = &proposal.lines[0];
    let reasons = [
        Reason::Due { times: 1 },
        Reason::CarriedIn { from, opening },
    ];
    assert_eq!(line.reasons, reasons);
    assert_eq!(
        (line.opening, line.expected_opening),
        (opening, Money::ZERO)
    );
    assert_eq!(proposal.totals.expense.opening, opening);
    assert_eq!(proposal.totals.expense.remaining, minor(11_240));
}

#[test]
fn what_the_open_month_before_would_leave_is_expected() {
    let sheet = october();
    let proposal = propose(vec![only_in("2026-11")], Some(before(&sheet, false)));
    let (from, opening) = (month("2026-10"), minor(-1_240));
    let line = &proposal.lines[0];
    assert_eq!(line.reasons[1], Reason::CarryExpected { from, opening });
    assert_eq!(
        (line.opening, line.expected_opening),
        (Money::ZERO, opening)
    );
    assert_eq!(proposal.totals.expense.opening, Money::ZERO);
}

#[test]
fn what_has_no_place_is_named_as_dropped() {
    let sheet = october();
    let mut archived = carrying(entry(1), Carry::Balance);
    archived.archived_at = Some(at(9));
    for entry in [archived, only_in("2026-12")] {
        for is_closed in [true, false] {
            let line = line(entry.clone(), Some(before(&sheet, is_closed)));
            let (from, opening) = (month("2026-10"), minor(-1_240));
            assert_eq!(line.reasons[1], Reason::CarryDropped { from, opening });
            assert_eq!(line.opening, Money::ZERO);
        }
    }
}

#[test]
fn totals_are_those_of_the_lines_that_would_be_there() {
    let mut salary = entry(1);
    salary.fields.kind = EntryKind::Income;
    salary.fields.planned = minor(250_000);
    let mut held = only_in("2026-12");
    held.id = EntryId(3);
    let proposal = propose(vec![salary, entry(2), held], None);
    assert_eq!(proposal.totals.income.planned, minor(250_000));
    assert_eq!(proposal.totals.to_allocate, minor(240_000));
}

#[test]
fn a_plan_that_does_not_fit_is_an_error() {
    let mut entry = fortnightly("2026-11-01");
    entry.fields.planned = minor(i64::MAX);
    let outcome = snapshot(&entry, november(), days(november()));
    assert_eq!(outcome, Err(Overflow));
}

#[test]
fn every_reason_has_a_code_of_its_own() {
    let (from, opening) = (november(), minor(1));
    let codes = [
        (Reason::Due { times: 2 }, "due"),
        (Reason::NotDue, "not_due"),
        (Reason::HeldForCarry, "held_for_carry"),
        (Reason::Archived, "archived"),
        (Reason::Copied { from }, "copied"),
        (Reason::CarriedIn { from, opening }, "carried_in"),
        (Reason::CarryExpected { from, opening }, "carry_expected"),
        (Reason::CarryDropped { from, opening }, "carry_dropped"),
        (Reason::LeftOut, "left_out"),
    ];
    for (reason, code) in codes {
        assert_eq!(reason.code(), code);
    }
}

#[test]
fn unarchived_debts_are_copied_with_the_balance_of_the_template() {
    let mut card = debt_target(1);
    card.fields.due_day = Some(due(31));
    let mut paid_off = debt_target(2);
    paid_off.archived_at = Some(at(9));
    let template = Template {
        entries: Vec::new(),
        debt_targets: vec![card.clone(), paid_off],
    };
    let proposal = Proposal::from_template(november(), days(november()), &template, None).unwrap();
    assert_eq!(proposal.debts.len(), 1);
    let debt = &proposal.debts[0];
    assert_eq!(debt.source, DebtTargetId(1));
    assert_eq!(debt.name, card.fields.name);
    assert_eq!(debt.apr, card.fields.apr);
    assert_eq!(debt.minimum_payment, card.fields.minimum_payment);
    assert_eq!(debt.due_on, Some(date("2026-11-30")));
    assert_eq!(debt.balance_at_creation, minor(100_000));
}

/// October as it was lived: one line changed, one added by hand, a debt with another rate.
fn lived() -> MonthContents {
    let mut rent = month_entry(1);
    rent.fields.planned = minor(12_345);
    rent.fields.due_on = Some(date("2026-10-31"));
    let mut by_hand = month_entry(2);
    by_hand.source = None;
    let mut pays = planned_entry(3, EntryKind::DebtPayment, 5_000);
    pays.fields.debt_target = Some(MonthDebtTargetId(1));
    let posted = |entry| with_posted(entry, 777);
    let lines: Vec<LedgerEntry> = vec![
        with_opening(posted(rent), 55, None),
        posted(by_hand),
        posted(pays),
    ];
    let mut contents = active_with(month("2026-10"), lines);
    let mut card = month_debt(1);
    card.apr = rate(99_900);
    card.due_on = Some(date("2026-10-31"));
    card.charges = minor(7);
    let mut forgiven = month_debt(2);
    forgiven.name = name("Forgiven");
    contents.debts = vec![card, forgiven];
    contents
}

#[test]
fn copying_a_month_takes_its_plan_and_none_of_its_postings() {
    let template = Template {
        entries: vec![entry(1), entry(9)],
        debt_targets: vec![debt_target(1)],
    };
    let proposal =
        Proposal::from_month(november(), days(november()), &lived(), &template, None).unwrap();
    let from = month("2026-10");
    assert_eq!(proposal.lines.len(), 3);
    for line in &proposal.lines {
        assert!(line.included);
        assert_eq!(line.reasons, [Reason::Copied { from }]);
        assert_eq!(line.opening, Money::ZERO);
    }
    let [rent, by_hand, pays] = [0, 1, 2].map(|index| &proposal.lines[index]);
    assert_eq!(rent.id.source(), Some(EntryId(1)));
    assert_eq!(rent.entry.planned, minor(12_345));
    assert_eq!(rent.entry.due_on, Some(date("2026-11-30")));
    assert_eq!(by_hand.id.source(), None);
    assert_eq!(pays.entry.debt_target, Some(DebtTargetId(1)));
    assert_eq!(proposal.totals.expense.applied, Money::ZERO);
}

#[test]
fn copying_a_month_takes_its_debts_at_their_balance_now() {
    let mut card = debt_target(1);
    card.fields.balance = minor(88_000);
    let template = Template {
        entries: Vec::new(),
        debt_targets: vec![card],
    };
    let proposal =
        Proposal::from_month(november(), days(november()), &lived(), &template, None).unwrap();
    // The debt that the template no longer has stays out.
    assert_eq!(proposal.debts.len(), 1);
    let debt = &proposal.debts[0];
    assert_eq!(debt.apr, rate(99_900));
    assert_eq!(debt.due_on, Some(date("2026-11-30")));
    assert_eq!(debt.balance_at_creation, minor(88_000));
}

#[test]
fn a_copied_month_receives_what_the_month_before_leaves() {
    let sheet = october();
    let template = Template::default();
    let before = Some(before(&sheet, true));
    let proposal =
        Proposal::from_month(november(), days(november()), &lived(), &template, before).unwrap();
    assert_eq!(proposal.lines[0].opening, minor(-1_240));
    assert_eq!(proposal.lines[1].opening, Money::ZERO);
}
