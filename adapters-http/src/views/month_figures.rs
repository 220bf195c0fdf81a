use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::{Date, Money, Overflow};
use serde::Serialize;

use super::bar::Bar;
use crate::format::Words;

/// The month in figures: what is spent, what is left, and how many days there are for it.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Figures {
    to_allocate: String,
    over_allocated: bool,
    spent: String,
    spent_of: String,
    spent_bar: Bar,
    left: String,
    /// What earlier months left over, or overspent; each is empty where it is not so.
    carried_in: String,
    carried_off: String,
    overspent: bool,
    /// Empty where today is not in the month.
    days_left: String,
    days: String,
    days_bar: Bar,
}

impl Figures {
    /// # Errors
    /// A sum that does not fit.
    pub(super) fn of(month: &Reading, today: Date, words: &Words) -> Result<Self, Overflow> {
        let totals = &month.sheet.totals;
        let spending = &totals.expense;
        let days = month.reading.contents.month.head().days;
        let gone = (days.count() - days_from(today, days.last())).clamp(0, days.count());
        let is_now = days.contains(today);
        Ok(Self {
            to_allocate: words.with_currency(totals.to_allocate),
            over_allocated: totals.to_allocate.is_negative(),
            spent: words.with_currency(spending.posted),
            spent_of: words.with_currency(spending.planned),
            spent_bar: Bar::of(spending.posted, spending.to_spend()?),
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
            days_left: if is_now {
                days_from(today, days.last()).to_string()
            } else {
                String::new()
            },
            days: days.count().to_string(),
            days_bar: Bar::of_days(gone, days.count()),
        })
    }
}

fn days_from(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}
