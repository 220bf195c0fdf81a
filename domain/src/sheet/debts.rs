use super::{EntryFigures, Sheet};
use crate::money::{Money, Overflow};
use crate::month::MonthDebtTarget;

/// A debt's figures in a month: closing = opening + interest + charges − paid.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DebtFigures {
    pub debt: MonthDebtTarget,
    pub opening_balance: Money,
    /// Whether the month before is open, so that the opening balance can still move.
    pub opening_is_expected: bool,
    pub interest: Money,
    pub interest_is_estimate: bool,
    /// What was posted on the entries that point to the debt.
    pub paid: Money,
    pub closing_balance: Money,
}

impl DebtFigures {
    pub(super) fn of(
        debt: &MonthDebtTarget,
        entries: &[EntryFigures],
        open_before: Option<&Sheet>,
    ) -> Result<Self, Overflow> {
        let expected = open_before.and_then(|before| {
            let same = |line: &&Self| line.debt.source == debt.source;
            before
                .debts
                .iter()
                .find(same)
                .map(|line| line.closing_balance)
        });
        let opening_balance = expected
            .or(debt.carried_balance)
            .unwrap_or(debt.balance_at_creation);
        let interest = match debt.entered_interest {
            Some(interest) => interest,
            None => debt.apr.monthly_interest(opening_balance)?,
        };
        let paid = Money::sum(
            entries
                .iter()
                .filter(|line| line.entry.fields.debt_target == Some(debt.id))
                .map(|line| line.posted),
        )?;
        let closing_balance = match debt.frozen {
            Some(frozen) => frozen.closing_balance,
            None => opening_balance
                .plus(interest)?
                .plus(debt.charges)?
                .minus(paid)?,
        };
        Ok(Self {
            opening_balance,
            opening_is_expected: expected.is_some(),
            interest,
            interest_is_estimate: debt.entered_interest.is_none(),
            paid,
            closing_balance,
            debt: debt.clone(),
        })
    }

    /// Whether opening + interest + charges − paid is the closing balance, as it must be also of
    /// a frozen one.
    pub fn adds_up(&self) -> bool {
        let computed = || {
            self.opening_balance
                .plus(self.interest)?
                .plus(self.debt.charges)?
                .minus(self.paid)
        };
        computed() == Ok(self.closing_balance)
    }
}
