use jiff::ToSpan;
use jiff::civil::Date;

use super::{DueDay, StartDay, YearMonth};

/// The days a month runs over, both included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct MonthDays {
    first: Date,
    last: Date,
}

/// An existing month beside one that is being created.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour {
    pub month: YearMonth,
    pub days: MonthDays,
}

impl MonthDays {
    /// `None` if the last day comes before the first.
    pub fn new(first: Date, last: Date) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// The days of `month` by the rule alone.
    pub fn by_rule(month: YearMonth, start: StartDay) -> Self {
        let first = start.first_day_of(month);
        let last = first.saturating_add(1.month()).saturating_sub(1.day());
        Self { first, last }
    }

    /// The days of `month` among those that exist: they begin the day after the month before
    /// ends and end the day before the next begins, so that a change of the start day leaves
    /// neither a gap nor an overlap.
    pub fn between(
        month: YearMonth,
        start: StartDay,
        before: Option<Neighbour>,
        after: Option<Neighbour>,
    ) -> Option<Self> {
        let rule = Self::by_rule(month, start);
        let first = before.map_or(rule.first, |before| {
            let earliest = before.days.last.saturating_add(1.day());
            if before.month.next() == Some(month) {
                earliest
            } else {
                earliest.max(rule.first)
            }
        });
        let last = after.map_or(rule.last, |after| {
            let latest = after.days.first.saturating_sub(1.day());
            if month.next() == Some(after.month) {
                latest
            } else {
                latest.min(rule.last)
            }
        });
        Self::new(first, last)
    }

    pub fn first(self) -> Date {
        self.first
    }

    pub fn last(self) -> Date {
        self.last
    }

    pub fn contains(self, date: Date) -> bool {
        (self.first..=self.last).contains(&date)
    }

    /// How many days the month has.
    pub fn count(self) -> i64 {
        days_between(self.first, self.last) + 1
    }

    /// How many days `date` lies outside the month's days; 0 inside.
    pub fn days_outside(self, date: Date) -> i64 {
        days_between(date, self.first)
            .max(days_between(self.last, date))
            .max(0)
    }

    /// The date that `due` falls on: the one within these days, clamped in short months.
    ///
    /// A month shortened by a change of the start day may not have that day at all; then it is its last.
    pub fn date_due(self, due: DueDay) -> Date {
        let mut calendar_month = self.first.first_of_month();
        while calendar_month <= self.last {
            let day = due.day().min(calendar_month.days_in_month());
            let date = calendar_month.saturating_add(i64::from(day - 1).days());
            if self.contains(date) {
                return date;
            }
            calendar_month = calendar_month.saturating_add(1.month());
        }
        self.last
    }
}

/// Days from `from` to `to`, negative when `to` is earlier.
fn days_between(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}
