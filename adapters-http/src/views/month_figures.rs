use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::{Date, Money, Overflow};
use serde::Serialize;

use super::month_pace::Pace;
use crate::format::Words;

/// The month in figures: what is spent, what is left, and how many days there are for it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Figures {
    to_allocate: String,
    over_allocated: bool,
    spent: String,
    spent_of: String,
    pace: Pace,
    left: String,
    /// What earlier months left over, or overspent; each is empty where it is not so.
    carried_in: String,
    carried_off: String,
    overspent: bool,
    is_now: bool,
    days_left: i64,
    days: i64,
}

impl Figures {
    /// # Errors
    /// A sum that does not fit.
    pub(super) fn of(month: &Reading, today: Date, words: &Words) -> Result<Self, Overflow> {
        let totals = &month.sheet.totals;
        let spending = &totals.expense;
        let days = month.reading.contents.month.head().days;
        Ok(Self {
            to_allocate: words.with_currency(totals.to_allocate),
            over_allocated: totals.to_allocate.is_negative(),
            spent: words.with_currency(spending.posted),
            spent_of: words.with_currency(spending.planned),
            pace: Pace::of(spending.posted, spending.to_spend()?, (days, today), words)?,
            left: words.with_currency(spending.remaining),
            carried_in: if spending.opening.is_negative() {
                words.with_currency(spending.opening.negated()?)
            } else {
                String::new()
            },
            carried_off: if spending.opening > Money::ZERO {
                words.with_currency(spending.opening)
            } else {
                String::new()
            },
            overspent: spending.remaining.is_negative(),
            is_now: days.contains(today),
            days_left: i64::from((days.last() - today).get_days()),
            days: days.count(),
        })
    }
}
