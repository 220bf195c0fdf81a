use jiff::civil::Date;

use super::rate::divided_half_to_even;
use crate::calendar::{MonthDays, YearMonth, parse_date};
use crate::field::{FieldErrors, Fields, Given, ValueError};
use crate::limits::{EVERY_MAX_MONTHS, EVERY_MAX_WEEKS, FIRST_YEAR, LAST_YEAR};
use crate::message::Message;
use crate::money::{Money, Overflow};

/// When an entry comes back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Recurrence {
    /// Every `every` months, counted from `from`, up to and including `until`. Every single month
    /// needs no `from`.
    Months {
        every: u32,
        from: Option<YearMonth>,
        until: Option<YearMonth>,
    },
    /// Every `every` weeks from the date `from`; a month's plan is the amount times the number of
    /// occurrences in it. None comes in a month after `until`.
    Weeks {
        every: u32,
        from: Date,
        until: Option<YearMonth>,
    },
    /// In this one month.
    Once { month: YearMonth },
}

impl Default for Recurrence {
    fn default() -> Self {
        Self::Months {
            every: 1,
            from: None,
            until: None,
        }
    }
}

/// The four columns of a recurrence as they came in; `from` is a month, or a date for weeks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecurrenceInput {
    pub unit: String,
    pub every: i64,
    pub from: Option<String>,
    pub until: Option<String>,
}

impl Recurrence {
    /// How often it comes in a month of these days; 0 means not due.
    pub fn occurrences(self, month: YearMonth, days: MonthDays) -> u32 {
        match self {
            Self::Months { every, from, until } => {
                let begun = from.is_none_or(|from| from <= month);
                let ended = until.is_some_and(|until| month > until);
                let phase = from.map_or(0, |from| month.ordinal() - from.ordinal());
                let in_phase = phase.rem_euclid(i32::try_from(every).unwrap_or(1)) == 0;
                u32::from(begun && !ended && in_phase)
            }
            Self::Weeks { every, from, until } => {
                if until.is_some_and(|until| month > until) {
                    return 0;
                }
                let step = i64::from(every) * 7;
                let to_last = days_from(from, days.last());
                let to_before_first = days_from(from, days.first()) - 1;
                let count_through = |days: i64| if days < 0 { 0 } else { days / step + 1 };
                u32::try_from(count_through(to_last) - count_through(to_before_first)).unwrap_or(0)
            }
            Self::Once { month: only } => u32::from(only == month),
        }
    }

    /// The part of `amount` that a usual month bears.
    ///
    /// # Errors
    /// A share that does not fit.
    pub fn monthly_share(self, amount: Money) -> Result<Money, Overflow> {
        let minor = i128::from(amount.minor());
        match self {
            Self::Months { every, .. } => divided_half_to_even(minor, i128::from(every)),
            Self::Weeks { every, .. } => divided_half_to_even(minor * 52, i128::from(every) * 12),
            Self::Once { .. } => Ok(Money::ZERO),
        }
    }

    pub fn unit(self) -> &'static str {
        match self {
            Self::Months { .. } => "month",
            Self::Weeks { .. } => "week",
            Self::Once { .. } => "once",
        }
    }

    /// 1 for what happens once.
    pub fn every(self) -> u32 {
        match self {
            Self::Months { every, .. } | Self::Weeks { every, .. } => every,
            Self::Once { .. } => 1,
        }
    }

    /// The first month, the first date of a weekly one, or the only month.
    pub fn from(self) -> Option<String> {
        match self {
            Self::Months { from, .. } => from.map(|from| from.to_string()),
            Self::Weeks { from, .. } => Some(from.to_string()),
            Self::Once { month } => Some(month.to_string()),
        }
    }

    pub fn until(self) -> Option<YearMonth> {
        match self {
            Self::Months { until, .. } | Self::Weeks { until, .. } => until,
            Self::Once { .. } => None,
        }
    }

    /// # Errors
    /// All that is wrong, under `recurrence.unit`, `.every`, `.from` and `.until`.
    pub fn validate(input: &RecurrenceInput) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let read_month =
            |text: &Option<String>| -> Option<Given<YearMonth>> { text.as_deref().map(str::parse) };
        let until = match read_month(&input.until) {
            Some(given) => fields.take("recurrence.until", given).map(Some),
            None => Some(None),
        };
        let built = match input.unit.as_str() {
            "month" => {
                let every = fields.take("recurrence.every", within(input.every, EVERY_MAX_MONTHS));
                let from = match read_month(&input.from) {
                    Some(given) => fields.take("recurrence.from", given).map(Some),
                    None if every.is_some_and(|every| every > 1) => {
                        fields.refuse("recurrence.from", ValueError::required());
                        None
                    }
                    None => Some(None),
                };
                (|| {
                    Some(Self::Months {
                        every: every?,
                        from: from?,
                        until: until?,
                    })
                })()
            }
            "week" => {
                let every = fields.take("recurrence.every", within(input.every, EVERY_MAX_WEEKS));
                let from = fields.require("recurrence.from", input.from.as_deref().map(first_date));
                (|| {
                    Some(Self::Weeks {
                        every: every?,
                        from: from?,
                        until: until?,
                    })
                })()
            }
            "once" => {
                fields.take("recurrence.every", within(input.every, 1));
                if input.until.is_some() {
                    fields.refuse(
                        "recurrence.until",
                        ValueError::not_allowed("refusal-once-has-no-end"),
                    );
                }
                fields
                    .require("recurrence.from", read_month(&input.from))
                    .map(|month| Self::Once { month })
            }
            _ => {
                fields.refuse(
                    "recurrence.unit",
                    ValueError::invalid("refusal-unit-unknown"),
                );
                None
            }
        };
        if let Some(recurrence) = built {
            recurrence.check_order(&mut fields);
        }
        fields.finish_with(built)
    }

    fn check_order(self, fields: &mut Fields) {
        let first = match self {
            Self::Months { from, .. } => from,
            Self::Weeks { from, .. } => YearMonth::of_date(from),
            Self::Once { .. } => None,
        };
        if let (Some(first), Some(until)) = (first, self.until())
            && until < first
        {
            fields.refuse(
                "recurrence.until",
                ValueError::out_of_range("refusal-last-before-first"),
            );
        }
    }
}

/// The first date of a weekly rule, within the months there are.
fn first_date(text: &str) -> Given<Date> {
    let date = parse_date(text)?;
    match YearMonth::of_date(date) {
        Some(_) => Ok(date),
        None => Err(ValueError::out_of_range(
            Message::new("refusal-year-out-of-range")
                .with("first", FIRST_YEAR.to_string())
                .with("last", LAST_YEAR.to_string()),
        )),
    }
}

fn within(every: i64, most: u32) -> Given<u32> {
    u32::try_from(every)
        .ok()
        .filter(|every| (1..=most).contains(every))
        .ok_or_else(|| {
            ValueError::out_of_range(Message::new("refusal-number-out-of-range").with("max", most))
        })
}

fn days_from(from: Date, to: Date) -> i64 {
    i64::from((to - from).get_days())
}
