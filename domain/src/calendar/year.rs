use std::fmt;
use std::str::FromStr;

use super::YearMonth;
use crate::field::{Given, ValueError};
use crate::limits::{FIRST_YEAR, LAST_YEAR};
use crate::message::Message;

/// A year of the calendar, from 1970 to 2199.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Year(i16);

const MONTHS: i8 = 12;

impl Year {
    /// # Errors
    /// A year out of range.
    pub fn new(year: i16) -> Given<Self> {
        if (FIRST_YEAR..=LAST_YEAR).contains(&year) {
            Ok(Self(year))
        } else {
            Err(ValueError::out_of_range(
                Message::new("refusal-year-beyond-calendar")
                    .with("first", FIRST_YEAR.to_string())
                    .with("last", LAST_YEAR.to_string()),
            ))
        }
    }

    pub fn number(self) -> i16 {
        self.0
    }

    /// Its months, January first.
    pub fn months(self) -> impl DoubleEndedIterator<Item = YearMonth> {
        (1..=MONTHS).filter_map(move |month| YearMonth::new(self.0, month).ok())
    }

    pub fn next(self) -> Option<Self> {
        Self::new(self.0 + 1).ok()
    }

    pub fn previous(self) -> Option<Self> {
        Self::new(self.0 - 1).ok()
    }
}

impl From<YearMonth> for Year {
    fn from(month: YearMonth) -> Self {
        Self(month.year())
    }
}

impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.0)
    }
}

impl FromStr for Year {
    type Err = ValueError;

    /// Reads `YYYY`, and nothing else.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unreadable = || ValueError::invalid("refusal-year-unreadable");
        if text.len() != 4 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(unreadable());
        }
        Self::new(text.parse().map_err(|_| unreadable())?)
    }
}
