use jiff::civil::Date;

use crate::calendar::{DueDay, MonthDays};
use crate::message::Message;
use crate::money::Money;
use crate::month::{MonthContents, MonthDebtTarget, MonthEntry};
use crate::template::{DebtTarget, Entry};

/// A line that cannot be pushed back, because the template has no way to say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CannotPushBack {
    /// The entry is in the template, which says it is not due in this month.
    #[error("the template says when this entry is due, and this month is not one of them")]
    NotDue,
    /// The month's plan is not a whole multiple of a number of occurrences.
    #[error("the month's plan cannot be shared over {times} occurrences without losing a unit")]
    NotDivisible { times: u32 },
    /// A planned amount or a due date cannot go back to an entry that is not due in this month.
    #[error("the plan of a month in which the entry is not due cannot go back to the template")]
    NothingDue,
    /// A month lengthened by a change of the start day has a day of the month twice, and the
    /// template means the first.
    #[error("the month has this day twice, and the template would mean the first")]
    DayTwice,
}

impl From<CannotPushBack> for Message {
    fn from(error: CannotPushBack) -> Self {
        match error {
            CannotPushBack::NotDue => Self::new("refusal-push-back-not-due"),
            CannotPushBack::NotDivisible { times } => {
                Self::new("refusal-push-back-not-divisible").with("times", times)
            }
            CannotPushBack::NothingDue => Self::new("refusal-push-back-nothing-due"),
            CannotPushBack::DayTwice => Self::new("refusal-push-back-day-twice"),
        }
    }
}

/// The template's entry as it would have to be so that this month's snapshot agrees with it.
///
/// # Errors
/// The template cannot say it.
pub fn pushed_back(
    entry: &Entry,
    here: &MonthEntry,
    month: &MonthContents,
) -> Result<Entry, CannotPushBack> {
    let head = month.month.head();
    let mut pushed = entry.clone();
    let times = entry
        .fields
        .recurrence
        .occurrences(head.year_month, head.days);
    if times == 0 && !here.fields.carry.carries() {
        return Err(CannotPushBack::NotDue);
    }
    pushed.archived_at = None;
    let fields = &mut pushed.fields;
    fields.kind = here.fields.kind;
    fields.category = here.fields.category.clone();
    fields.name = here.fields.name.clone();
    fields.carry = here.fields.carry;
    fields.notes = here.fields.notes.clone();
    fields.debt_target = month
        .debts
        .iter()
        .find(|debt| Some(debt.id) == here.fields.debt_target)
        .map(|debt| debt.source);
    fields.planned = planned_each(here.fields.planned, times, fields.planned)?;
    fields.due_day = due_day_for(here.fields.due_on, times, fields.due_day, head.days)?;
    Ok(pushed)
}

/// The due day that falls on `due_on` in these days; the current one where it does.
fn due_day_for(
    due_on: Option<Date>,
    times: u32,
    current: Option<DueDay>,
    days: MonthDays,
) -> Result<Option<DueDay>, CannotPushBack> {
    let falls_on = |due: &DueDay| days.date_due(*due);
    if times == 0 {
        return match due_on {
            None => Ok(current),
            Some(_) => Err(CannotPushBack::NothingDue),
        };
    }
    if current.as_ref().map(falls_on) == due_on {
        return Ok(current);
    }
    let due_day = due_on.and_then(|date| DueDay::new(i64::from(date.day())).ok());
    if due_day.as_ref().map(falls_on) == due_on {
        Ok(due_day)
    } else {
        Err(CannotPushBack::DayTwice)
    }
}

fn planned_each(planned: Money, times: u32, current: Money) -> Result<Money, CannotPushBack> {
    let minor = planned.minor();
    match i64::from(times) {
        0 if planned.is_zero() => Ok(current),
        0 => Err(CannotPushBack::NothingDue),
        count if minor % count == 0 => Ok(Money::from_minor(minor / count)),
        _ => Err(CannotPushBack::NotDivisible { times }),
    }
}

/// The template's debt target with what this month's snapshot has; its balance stays.
pub fn pushed_back_debt(
    target: &DebtTarget,
    here: &MonthDebtTarget,
    month: &MonthContents,
) -> DebtTarget {
    let mut pushed = target.clone();
    pushed.archived_at = None;
    pushed.fields.name = here.name.clone();
    pushed.fields.apr = here.apr;
    pushed.fields.minimum_payment = here.minimum_payment;
    pushed.fields.notes = here.notes.clone();
    let days = month.month.head().days;
    let due_there = target.fields.due_day.map(|due| days.date_due(due));
    if due_there != here.due_on {
        pushed.fields.due_day = here
            .due_on
            .and_then(|date| DueDay::new(i64::from(date.day())).ok());
    }
    pushed
}
