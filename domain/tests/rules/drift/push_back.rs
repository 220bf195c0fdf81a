use proptest::prelude::{prop_assert_eq, proptest};
use quartermaster_domain::MonthDays;
use quartermaster_domain::drift::{CannotPushBack, pushed_back, pushed_back_debt};
use quartermaster_domain::month::{Month, MonthEntry};
use quartermaster_domain::template::{Carry, Entry, Recurrence, Template};

use super::{agreeing, any_line, any_source, lines, november, weekly};
use crate::fixtures::{
    active_with, at, date, due, entry, minor, month, month_debt, month_entry, name, rate,
    with_posted,
};

fn push(entry: &Entry, here: MonthEntry) -> Result<Entry, CannotPushBack> {
    let mut contents = active_with(november(), vec![with_posted(here.clone(), 0)]);
    contents.debts = vec![month_debt(1)];
    pushed_back(entry, &here, &contents)
}

#[test]
fn a_line_pushed_back_changes_what_differs_and_nothing_else() {
    let mut here = month_entry(1);
    here.fields.name = name("Fuel");
    here.fields.planned = minor(4_321);
    here.fields.due_on = Some(date("2026-11-12"));
    let mut expected = entry(1);
    expected.fields.name = name("Fuel");
    expected.fields.planned = minor(4_321);
    expected.fields.due_day = Some(due(12));
    assert_eq!(push(&entry(1), here), Ok(expected));
}

#[test]
fn a_due_day_that_a_short_month_clamped_is_kept() {
    let mut there = entry(1);
    there.fields.due_day = Some(due(31));
    let mut here = month_entry(1);
    here.fields.due_on = Some(date("2026-11-30"));
    assert_eq!(push(&there, here).unwrap().fields.due_day, Some(due(31)));
}

#[test]
fn an_archived_line_pushed_back_is_in_the_template_again() {
    let mut there = entry(1);
    there.archived_at = Some(at(9));
    assert_eq!(push(&there, month_entry(1)), Ok(entry(1)));
}

#[test]
fn a_weekly_plan_is_pushed_back_as_its_share_and_only_if_no_unit_is_lost() {
    let mut there = entry(1);
    there.fields.recurrence = weekly("2026-11-02");
    let planned = |planned| {
        let mut here = month_entry(1);
        here.fields.planned = minor(planned);
        push(&there, here).map(|pushed| pushed.fields.planned)
    };
    assert_eq!(planned(5_000), Ok(minor(1_000)));
    assert_eq!(
        planned(5_001),
        Err(CannotPushBack::NotDivisible { times: 5 })
    );
}

#[test]
fn a_line_that_is_not_due_cannot_be_pushed_back() {
    let mut there = entry(1);
    there.fields.recurrence = Recurrence::Once {
        month: month("2027-01"),
    };
    assert_eq!(push(&there, month_entry(1)), Err(CannotPushBack::NotDue));
    there.fields.carry = Carry::Balance;
    let mut here = month_entry(1);
    here.fields.carry = Carry::Balance;
    assert_eq!(push(&there, here.clone()), Err(CannotPushBack::NothingDue));
    here.fields.planned = minor(0);
    here.fields.name = name("Reserve");
    let pushed = push(&there, here).unwrap();
    assert_eq!(pushed.fields.name, name("Reserve"));
    assert_eq!(pushed.fields.planned, minor(10_000));
}

#[test]
fn a_due_date_goes_back_only_where_the_template_can_say_it() {
    let mut not_due = entry(1);
    not_due.fields.recurrence = Recurrence::Once {
        month: month("2027-01"),
    };
    let mut here = month_entry(1);
    here.fields.carry = Carry::Balance;
    here.fields.planned = minor(0);
    here.fields.due_on = Some(date("2026-11-12"));
    assert_eq!(push(&not_due, here), Err(CannotPushBack::NothingDue));
    // From 1 November to 14 December: the 5th comes twice.
    let mut contents = active_with(november(), Vec::new());
    if let Month::Active(active) = &mut contents.month {
        let (first, last) = (date("2026-11-01"), date("2026-12-14"));
        active.head.days = MonthDays::new(first, last).unwrap();
    }
    let pushed_due = |on: &str| {
        let mut here = month_entry(1);
        here.fields.due_on = Some(date(on));
        pushed_back(&entry(1), &here, &contents).map(|pushed| pushed.fields.due_day)
    };
    assert_eq!(pushed_due("2026-11-05"), Ok(Some(due(5))));
    assert_eq!(pushed_due("2026-12-05"), Err(CannotPushBack::DayTwice));
}

#[test]
fn a_line_that_carries_here_goes_back_to_a_template_in_which_it_does_not() {
    let mut there = entry(1);
    there.fields.recurrence = Recurrence::Once {
        month: month("2027-01"),
    };
    let mut here = month_entry(1);
    here.fields.carry = Carry::Surplus;
    here.fields.planned = minor(0);
    assert_eq!(push(&there, here).unwrap().fields.carry, Carry::Surplus);
}

#[test]
fn a_debt_pushed_back_keeps_the_balance_of_the_template() {
    let (mut template, mut contents) = agreeing();
    template.debt_targets[0].archived_at = Some(at(9));
    template.debt_targets[0].fields.balance = minor(4);
    let here = &mut contents.debts[0];
    here.apr = rate(700);
    here.due_on = Some(date("2026-11-12"));
    let pushed = pushed_back_debt(&template.debt_targets[0], &contents.debts[0], &contents);
    assert_eq!(pushed.fields.balance, minor(4));
    assert_eq!(pushed.fields.apr, rate(700));
    assert_eq!(pushed.fields.due_day, Some(due(12)));
    template.debt_targets[0] = pushed;
    assert_eq!(lines(&template, &contents), []);
}

proptest! {
    #[test]
    fn what_was_pushed_back_agrees_with_the_month(there in any_source(), here in any_line()) {
        let contents = active_with(november(), vec![here.clone()]);
        if let Ok(pushed) = pushed_back(&there, &here.entry, &contents) {
            prop_assert_eq!(pushed.id, there.id);
            prop_assert_eq!(pushed.fields.recurrence, there.fields.recurrence);
            let template = Template { entries: vec![pushed], debt_targets: Vec::new() };
            prop_assert_eq!(lines(&template, &contents), []);
        }
    }
}
