use super::DebtTargetFields;
use crate::limits::PAYOFF_MAX_MONTHS;
use crate::money::{Money, Overflow};

/// How long a debt takes when the same amount is paid on it every month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Payoff {
    /// Nothing is owed, or the debt is a credit.
    NothingOwed,
    /// The payment that makes it zero is the last of so many, with all interest until then.
    After { months: u32, interest: Money },
    /// The payment does not cover the interest, so that the debt never shrinks.
    Never,
    /// It shrinks, and takes longer than [`PAYOFF_MAX_MONTHS`].
    TooLong,
}

impl DebtTargetFields {
    /// How long the debt takes at this pace, by the rule of a month: interest on what is owed at its
    /// beginning, then the payment. The last payment is no larger than what is owed.
    ///
    /// # Errors
    /// A balance or interest that does not fit.
    pub fn payoff(&self, monthly: Money) -> Result<Payoff, Overflow> {
        let mut owed = self.balance;
        let mut interest = Money::ZERO;
        if !owed.is_positive() {
            return Ok(Payoff::NothingOwed);
        }
        for months in 1..=PAYOFF_MAX_MONTHS {
            let added = self.apr.monthly_interest(owed)?;
            // Interest falls with the debt: what covers it once covers it ever after.
            if monthly <= added {
                return Ok(Payoff::Never);
            }
            interest = interest.plus(added)?;
            owed = owed.plus(added)?.minus(monthly)?;
            if !owed.is_positive() {
                return Ok(Payoff::After { months, interest });
            }
        }
        Ok(Payoff::TooLong)
    }
}
