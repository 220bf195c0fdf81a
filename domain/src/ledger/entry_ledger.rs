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

    /// Whether anything but a derived opening balance stands in the ledger.
    pub fn has_postings_of_a_person(&self) -> bool {
        let opening_by_hand = self.opening.is_some_and(|opening| opening.origin.is_none());
        self.payments > 0 || opening_by_hand
    }

    /// # Errors
    /// A sum that does not fit.
    pub fn applied(&self) -> Result<Money, Overflow> {
        self.opening_amount().plus(self.posted)
    }
}
