use jiff::civil::Date;

use crate::field::{FieldErrors, Fields, Given};
use crate::ids::{DebtTargetId, MonthDebtTargetId};
use crate::money::Money;
use crate::template::Rate;
use crate::text::{Name, Notes};

/// A debt target's snapshot in a month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MonthDebtTarget {
    pub id: MonthDebtTargetId,
    pub source: DebtTargetId,
    pub name: Name,
    pub apr: Rate,
    pub minimum_payment: Money,
    pub due_on: Option<Date>,
    pub notes: Notes,
    pub position: u32,
    /// The debt target's balance when the month was created: the opening balance where no month
    /// before has the debt.
    pub balance_at_creation: Money,
    /// The closing balance that the closed month before handed on.
    pub carried_balance: Option<Money>,
    /// The statement's figure; `None` while interest is an estimate.
    pub entered_interest: Option<Money>,
    /// New borrowing.
    pub charges: Money,
    /// What closing froze; present exactly while the month is closed.
    pub frozen: Option<FrozenDebt>,
}

/// What closing a month freezes of a debt.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FrozenDebt {
    pub closing_balance: Money,
    /// The template's balance that the closing balance replaced, so that reopening can put it back.
    pub replaced_balance: Money,
}

/// What a person gave for a debt in a month; a field left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct MonthDebtTargetInput {
    /// `None` inside goes back to the estimate.
    pub interest: Option<Given<Option<Money>>>,
    pub charges: Option<Given<Money>>,
    pub notes: Option<Given<Notes>>,
}

impl MonthDebtTarget {
    /// The debt with what `input` changes.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn changed(&self, input: MonthDebtTargetInput) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let entered_interest = fields.take(
            "interest_minor",
            input
                .interest
                .unwrap_or(Ok(self.entered_interest))
                .and_then(|interest| {
                    interest
                        .map(|amount| Money::entered_not_negative(amount.minor()))
                        .transpose()
                }),
        );
        let charges = fields.take(
            "charges_minor",
            input
                .charges
                .unwrap_or(Ok(self.charges))
                .and_then(|amount| Money::entered_not_negative(amount.minor())),
        );
        let notes = fields.keep("notes", input.notes, self.notes.clone());
        let built = (|| {
            Some(Self {
                entered_interest: entered_interest?,
                charges: charges?,
                notes: notes?,
                ..self.clone()
            })
        })();
        fields.finish_with(built)
    }
}
