use crate::field::{Given, ValueError};

/// The day of the month that something is due on, 1 to 31.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DueDay(i8);

impl DueDay {
    /// # Errors
    /// Outside 1 to 31.
    pub fn new(day: i64) -> Given<Self> {
        i8::try_from(day)
            .ok()
            .filter(|day| (1..=31).contains(day))
            .map(Self)
            .ok_or_else(|| ValueError::out_of_range("Enter a day from 1 to 31."))
    }

    pub fn day(self) -> i8 {
        self.0
    }
}
