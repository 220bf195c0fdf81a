use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::KindTotals;
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

/// As many characters as fit into a usual column of amounts: `-12,345.67` and two more.
const USUAL_LETTERS: usize = 12;

/// Whether an entry, or all of a kind together, has an amount that is wider than usual.
///
/// # Errors
/// A sum that does not fit.
pub(super) fn has_long_amounts(month: &Reading, words: &Words) -> Result<bool, Overflow> {
    let totals = &month.sheet.totals;
    let out = KindTotals::sum([totals.expense, totals.saving, totals.debt_payment])?;
    let lines = month.sheet.entries.iter().map(|line| line.totals());
    let mut sums = lines.chain([totals.income, out]);
    Ok(sums.any(|sum| {
        let amounts = [sum.planned, sum.applied, sum.remaining];
        let letters = amounts.map(|amount| words.amount(amount).chars().count());
        letters.into_iter().any(|letters| letters > USUAL_LETTERS)
    }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn amounts_are_long_from_ten_digits_on() {
        let mut month = sample::months("en-GB").remove(1);
        let words = Words::of(&month.reading.household);
        for (applied, is_long) in [
            (123_456_789, false),
            (1_234_567_890, true),
            (-123_456_789, true),
        ] {
            month.sheet.entries[1].applied = Money::from_minor(applied);
            assert_eq!(has_long_amounts(&month, &words), Ok(is_long), "{applied}");
        }
    }
}
