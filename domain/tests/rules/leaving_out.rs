//! Lines that a person wants a new month to begin without.

use quartermaster_domain::ids::{EntryId, MonthEntryId};
use quartermaster_domain::month::LedgerEntry;
use quartermaster_domain::planning::{
    CannotLeaveOut, MonthBefore, Proposal, ProposedLineId, Reason,
};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::{Carry, Entry, EntryKind, Recurrence, Template};
use quartermaster_domain::{Money, YearMonth};

use crate::fixtures::{
    active_with, at, carrying_entry, days, entry, minor, month, month_entry, with_posted,
};

fn november() -> YearMonth {
    month("2026-11")
}

fn template(entries: Vec<Entry>) -> Template {
    Template {
        entries,
        debt_targets: Vec::new(),
    }
}

/// November of a salary of 2 500.00 and two expenses of 100.00.
fn proposal() -> Proposal {
    let mut salary = entry(1);
    salary.fields.kind = EntryKind::Income;
    salary.fields.planned = minor(250_000);
    let template = template(vec![salary, entry(2), entry(3)]);
    Proposal::from_template(november(), days(november()), &template, None).unwrap()
}

fn of(id: i64) -> ProposedLineId {
    ProposedLineId::Entry(EntryId(id))
}

#[test]
fn a_line_left_out_says_so_and_no_longer_counts() {
    let mut without = proposal();
    without.leave_out(of(2)).unwrap();
    let line = &without.lines[1];
    assert!(!line.included);
    assert!(line.is_left_out());
    assert_eq!(line.reasons, [Reason::Due { times: 1 }, Reason::LeftOut]);
    assert_eq!(without.totals.expense.planned, minor(10_000));
    assert_eq!(without.totals.to_allocate, minor(240_000));
    // Everything else is as it was.
    let before = proposal();
    assert_eq!(without.lines[0], before.lines[0]);
    assert_eq!(without.lines[2], before.lines[2]);
    without.leave_out(of(1)).unwrap();
    assert_eq!(without.totals.to_allocate, minor(-10_000));
}

#[test]
fn leaving_out_twice_is_leaving_out_once() {
    let mut once = proposal();
    once.leave_out(of(2)).unwrap();
    let mut twice = once.clone();
    twice.leave_out(of(2)).unwrap();
    assert_eq!(once, twice);
}

#[test]
fn what_would_not_be_there_anyway_stays_as_it_is() {
    let mut archived = entry(1);
    archived.archived_at = Some(at(9));
    let mut later = entry(2);
    later.fields.recurrence = Recurrence::Once {
        month: month("2026-12"),
    };
    let template = template(vec![archived, later]);
    let proposal = Proposal::from_template(november(), days(november()), &template, None).unwrap();
    for id in [1, 2] {
        let mut without = proposal.clone();
        without.leave_out(of(id)).unwrap();
        assert_eq!(without, proposal);
        assert!(!without.lines[0].is_left_out());
    }
}

#[test]
fn what_is_not_proposed_cannot_be_left_out() {
    let before = proposal();
    for id in [of(4), ProposedLineId::Copied(MonthEntryId(1))] {
        let mut proposal = before.clone();
        assert_eq!(proposal.leave_out(id), Err(CannotLeaveOut::NotProposed));
        assert_eq!(proposal, before);
    }
}

/// November after an October that carries `remaining` of its only entry.
fn after_october(remaining: i64, is_closed: bool) -> Proposal {
    let planned = 5_000;
    let line = with_posted(
        carrying_entry(1, Carry::Balance, planned),
        planned - remaining,
    );
    let sheet = Sheet::of(&[], &active_with(month("2026-10"), vec![line])).unwrap();
    let before = MonthBefore {
        month: month("2026-10"),
        is_closed,
        sheet: &sheet,
    };
    let mut entry = entry(1);
    entry.fields.carry = Carry::Balance;
    let template = template(vec![entry]);
    Proposal::from_template(november(), days(november()), &template, Some(before)).unwrap()
}

#[test]
fn money_that_is_carried_in_keeps_its_line() {
    for is_closed in [true, false] {
        for remaining in [1_240, -1] {
            let before = after_october(remaining, is_closed);
            let mut proposal = before.clone();
            let name = "Entry 1".to_owned();
            let refused = proposal.leave_out(of(1));
            assert_eq!(refused, Err(CannotLeaveOut::CarriesIn { name }));
            assert_eq!(proposal, before);
        }
        let mut proposal = after_october(0, is_closed);
        proposal.leave_out(of(1)).unwrap();
        assert_eq!(proposal.totals.expense.planned, Money::ZERO);
    }
}

#[test]
fn a_line_of_a_copied_month_is_named_by_its_source_or_by_itself() {
    let mut by_hand = month_entry(7);
    by_hand.source = None;
    let lines: Vec<LedgerEntry> = vec![with_posted(month_entry(1), 0), with_posted(by_hand, 0)];
    let october = active_with(month("2026-10"), lines);
    let proposal = || {
        let (days, template) = (days(november()), Template::default());
        Proposal::from_month(november(), days, &october, &template, None).unwrap()
    };
    for (id, index) in [(of(1), 0), (ProposedLineId::Copied(MonthEntryId(7)), 1)] {
        let mut without = proposal();
        without.leave_out(id).unwrap();
        assert!(without.lines[index].is_left_out());
        assert!(without.lines[1 - index].included);
    }
}
