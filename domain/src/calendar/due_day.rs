use crate::field::{Given, ValueError};
use crate::message::Message;

/// The last day that any month has.
const LAST_DAY: i8 = 31;

/// The day of the month that something is due on, 1 to 31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DueDay(i8);

impl DueDay {
    /// # Errors
    /// Outside 1 to 31.
    pub fn new(day: i64) -> Given<Self> {
        i8::try_from(day)
            .ok()
            .filter(|day| (1..=LAST_DAY).contains(day))
            .map(Self)
            .ok_or_else(|| {
                ValueError::out_of_range(
                    Message::new("refusal-day-out-of-range").with("max", LAST_DAY),
                )
            })
    }

    pub fn day(self) -> i8 {
        self.0
    }
}
