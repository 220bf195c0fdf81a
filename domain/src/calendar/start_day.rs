use jiff::civil::Date;

use super::YearMonth;
use crate::field::{Given, ValueError};
use crate::limits::START_DAY_MAX;
use crate::message::Message;

/// The day that a household's months begin on, 1 to 28.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StartDay(i8);

impl StartDay {
    pub const FIRST: Self = Self(1);

    /// # Errors
    /// Outside 1 to 28, the days that every month has.
    pub fn new(day: i64) -> Given<Self> {
        i8::try_from(day)
            .ok()
            .filter(|day| (1..=START_DAY_MAX).contains(day))
            .map(Self)
            .ok_or_else(|| {
                ValueError::out_of_range(
                    Message::new("refusal-day-out-of-range").with("max", START_DAY_MAX),
                )
            })
    }

    pub fn day(self) -> i8 {
        self.0
    }

    /// The first day of `month`: up to the 15th in the month itself, later in the month before,
    /// so that a month is named after the calendar month it mostly lies in.
    pub fn first_day_of(self, month: YearMonth) -> Date {
        let back = if self.0 <= 15 { 0 } else { -1 };
        let ordinal = month.ordinal() + back;
        let year = i16::try_from(ordinal.div_euclid(12)).unwrap_or(month.year());
        let calendar_month = i8::try_from(ordinal.rem_euclid(12) + 1).unwrap_or(1);
        Date::new(year, calendar_month, self.0).unwrap_or(Date::MIN)
    }
}
