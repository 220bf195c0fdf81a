use jiff::Timestamp;

use super::Rate;
use super::entry::not_negative;
use crate::calendar::DueDay;
use crate::field::{FieldErrors, Fields, Given};
use crate::ids::DebtTargetId;
use crate::money::Money;
use crate::text::{Name, Notes};

/// One debt of the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtTarget {
    pub id: DebtTargetId,
    pub fields: DebtTargetFields,
    pub position: u32,
    pub archived_at: Option<Timestamp>,
    pub version: i64,
}

/// What a person decides about a debt target.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtTargetFields {
    pub name: Name,
    /// Owed; an overpaid debt is below zero, a credit.
    pub balance: Money,
    pub apr: Rate,
    /// Never negative.
    pub minimum_payment: Money,
    pub due_day: Option<DueDay>,
    pub notes: Notes,
}

/// What came in for a debt target; a field left out keeps its value, or its default when creating.
#[derive(Debug, Clone, Default)]
pub struct DebtTargetInput {
    pub name: Option<Given<Name>>,
    pub balance: Option<Given<Money>>,
    pub apr: Option<Given<Rate>>,
    pub minimum_payment: Option<Given<Money>>,
    pub due_day: Option<Given<Option<DueDay>>>,
    pub notes: Option<Given<Notes>>,
}

impl DebtTargetFields {
    /// A new debt target; name and balance are needed.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn create(input: DebtTargetInput) -> Result<Self, FieldErrors> {
        Self::read(input, None)
    }

    /// These fields with what `input` changes.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn changed(&self, input: DebtTargetInput) -> Result<Self, FieldErrors> {
        Self::read(input, Some(self))
    }

    fn read(input: DebtTargetInput, current: Option<&Self>) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let name = fields.require(
            "name",
            input.name.or_else(|| current.map(|c| Ok(c.name.clone()))),
        );
        let balance = fields.require(
            "balance_minor",
            input
                .balance
                .or(current.map(|c| Ok(c.balance)))
                .map(|given| given.and_then(|amount| Money::entered(amount.minor()))),
        );
        let apr = fields.keep(
            "apr_ppm",
            input.apr,
            current.map(|c| c.apr).unwrap_or_default(),
        );
        let minimum_payment = fields.take(
            "minimum_payment_minor",
            not_negative(
                input
                    .minimum_payment
                    .unwrap_or_else(|| Ok(current.map(|c| c.minimum_payment).unwrap_or_default())),
            ),
        );
        let due_day = fields.keep("due_day", input.due_day, current.and_then(|c| c.due_day));
        let notes = fields.keep(
            "notes",
            input.notes,
            current.map(|c| c.notes.clone()).unwrap_or_default(),
        );
        let built = (|| {
            Some(Self {
                name: name?,
                balance: balance?,
                apr: apr?,
                minimum_payment: minimum_payment?,
                due_day: due_day?,
                notes: notes?,
            })
        })();
        fields.finish_with(built)
    }
}
