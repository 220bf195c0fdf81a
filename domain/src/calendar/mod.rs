//! Months and the days they run over.

mod due_day;
mod month_days;
mod start_day;
mod year_month;

pub use due_day::DueDay;
pub use month_days::{MonthDays, Neighbour};
pub use start_day::StartDay;
pub use year_month::YearMonth;

use jiff::civil::Date;

use crate::field::{Given, ValueError};

/// Reads a civil date `YYYY-MM-DD`, and nothing else.
///
/// # Errors
/// Any other text, or a day that the calendar does not have.
pub fn parse_date(text: &str) -> Given<Date> {
    let shape_is_right = text.len() == 10
        && text.bytes().enumerate().all(|(index, byte)| match index {
            4 | 7 => byte == b'-',
            _ => byte.is_ascii_digit(),
        });
    text.parse()
        .ok()
        .filter(|_| shape_is_right)
        .ok_or_else(|| ValueError::invalid("refusal-date-unreadable"))
}
