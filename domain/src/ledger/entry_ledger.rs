use crate::calendar::YearMonth;
use crate::money::{Money, Overflow};

/// The sums of one entry's ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct EntryLedger {
    pub opening: Option<Opening>,
    /// The sum of all postings but the opening balance.
    pub posted: Money,
    /// How many postings that is.
    pub payments: u32,
}

/// The one opening balance an entry may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    pub amount: Money,
    /// The month it came from; `None` where a person set it.
    pub origin: Option<YearMonth>,
}

impl EntryLedger {
    pub fn opening_amount(&self) -> Money {
        self.opening
            .map(|opening| opening.amount)
            .unwrap_or_default()
    }

    /// # Errors
    /// A sum that does not fit.
    pub fn applied(&self) -> Result<Money, Overflow> {
        self.opening_amount().plus(self.posted)
    }
}
