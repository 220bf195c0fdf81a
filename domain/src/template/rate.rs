use crate::field::{Given, ValueError};
use crate::limits::APR_MAX_BPS;
use crate::message::Message;
use crate::money::{Money, Overflow};

/// A yearly rate in hundredths of a percent: 19.99 % is 1999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(u32);

/// Hundredths of a percent in a whole, times the months of a year.
const MONTHLY_DIVISOR: i128 = 10_000 * 12;

impl Rate {
    /// # Errors
    /// Negative or above the limit.
    pub fn from_bps(bps: i64) -> Given<Self> {
        u32::try_from(bps)
            .ok()
            .filter(|bps| *bps <= APR_MAX_BPS)
            .map(Self)
            .ok_or_else(|| {
                ValueError::out_of_range(
                    Message::new("refusal-rate-out-of-range").with("max", APR_MAX_BPS / 100),
                )
            })
    }

    pub fn bps(self) -> u32 {
        self.0
    }

    /// A month's interest on `balance`: balance × rate ÷ 12, rounded half to even; 0 on a credit.
    ///
    /// # Errors
    /// Interest that does not fit into 64 bits.
    pub fn monthly_interest(self, balance: Money) -> Result<Money, Overflow> {
        let yearly = i128::from(balance.or_zero().minor()) * i128::from(self.0);
        divided_half_to_even(yearly, MONTHLY_DIVISOR)
    }
}

/// `amount ÷ divisor` for a divisor above zero, rounded half to even.
///
/// # Errors
/// A quotient that does not fit into 64 bits.
pub(super) fn divided_half_to_even(amount: i128, divisor: i128) -> Result<Money, Overflow> {
    let quotient = amount.div_euclid(divisor);
    let twice = amount.rem_euclid(divisor) * 2;
    let rounds_up = twice > divisor || (twice == divisor && quotient % 2 != 0);
    i64::try_from(quotient + i128::from(rounds_up))
        .map(Money::from_minor)
        .map_err(|_| Overflow)
}
