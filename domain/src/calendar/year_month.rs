use std::fmt;
use std::str::FromStr;

use jiff::civil::Date;

use crate::field::{Given, ValueError};
use crate::limits::{FIRST_YEAR, LAST_YEAR};
use crate::message::Message;

/// A month of the calendar, from 1970-01 to 2199-12.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    year: i16,
    month: i8,
}

impl YearMonth {
    const FIRST: Self = Self {
        year: FIRST_YEAR,
        month: 1,
    };
    const LAST: Self = Self {
        year: LAST_YEAR,
        month: 12,
    };

    /// # Errors
    /// A month the calendar does not have, or a year out of range.
    pub fn new(year: i16, month: i8) -> Given<Self> {
        if (FIRST_YEAR..=LAST_YEAR).contains(&year) && (1..=12).contains(&month) {
            Ok(Self { year, month })
        } else {
            Err(ValueError::out_of_range(
                Message::new("refusal-month-out-of-range")
                    .with("first", Self::FIRST)
                    .with("last", Self::LAST),
            ))
        }
    }

    /// The month of the calendar that `date` lies in, if it is in range.
    pub fn of_date(date: Date) -> Option<Self> {
        Self::new(date.year(), date.month()).ok()
    }

    pub fn year(self) -> i16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> i8 {
        self.month
    }

    /// Months since the start of year 0; the distance of two months is the difference of their ordinals.
    pub fn ordinal(self) -> i32 {
        i32::from(self.year) * 12 + i32::from(self.month) - 1
    }

    /// The month `count` months later, if it is in range.
    pub fn plus_months(self, count: i32) -> Option<Self> {
        let ordinal = self.ordinal().checked_add(count)?;
        let year = i16::try_from(ordinal.div_euclid(12)).ok()?;
        let month = i8::try_from(ordinal.rem_euclid(12) + 1).ok()?;
        Self::new(year, month).ok()
    }

    pub fn next(self) -> Option<Self> {
        self.plus_months(1)
    }

    pub fn previous(self) -> Option<Self> {
        self.plus_months(-1)
    }
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year, self.month)
    }
}

impl FromStr for YearMonth {
    type Err = ValueError;

    /// Reads `YYYY-MM`, and nothing else.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unreadable = || ValueError::invalid("refusal-month-unreadable");
        let (year, month) = text.split_once('-').ok_or_else(unreadable)?;
        let digits = |part: &str, count: usize| {
            part.len() == count && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        if !digits(year, 4) || !digits(month, 2) {
            return Err(unreadable());
        }
        Self::new(
            year.parse().map_err(|_| unreadable())?,
            month.parse().map_err(|_| unreadable())?,
        )
    }
}
