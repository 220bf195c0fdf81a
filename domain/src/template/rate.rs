use crate::field::{FieldCode, Given, ValueError};
use crate::limits::APR_MAX_PPM;
use crate::message::Message;
use crate::money::{Money, Overflow, parse_decimal};

/// A yearly rate in millionths: 3.875 % is 38 750.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Rate(u32);

/// Millionths in a whole, times the months of a year.
const MONTHLY_DIVISOR: i128 = 1_000_000 * 12;

/// Millionths in a percent.
const PPM_PER_PERCENT: u32 = 10_000;

/// Millionths in a hundredth of a percent.
const PPM_PER_BPS: u32 = 100;

impl Rate {
    /// Digits behind the decimal mark of a rate in percent.
    pub const PERCENT_DIGITS: u8 = 4;

    /// # Errors
    /// Negative or above the limit.
    pub fn from_ppm(ppm: i64) -> Given<Self> {
        u32::try_from(ppm)
            .ok()
            .filter(|ppm| *ppm <= APR_MAX_PPM)
            .map(Self)
            .ok_or_else(out_of_range)
    }

    /// A rate in hundredths of a percent, as it was kept before: in earlier exports, and in what the
    /// audit trail recorded then.
    ///
    /// # Errors
    /// Negative or above the limit.
    pub fn from_bps(bps: i64) -> Given<Self> {
        Self::from_ppm(bps.saturating_mul(PPM_PER_BPS.into()))
    }

    /// Reads a rate in percent the way people type it: `3,875`, `19.99 %`. No rate is so high that it has
    /// groups of digits, so its one mark is the decimal mark, whatever the locale.
    ///
    /// # Errors
    /// Not a rate, more than [`Self::PERCENT_DIGITS`] decimals, negative, or above the limit.
    pub fn parse_entered(text: &str) -> Given<Self> {
        let plain: String = text
            .chars()
            .filter(|c| !c.is_whitespace() && !matches!(c, '%' | '٪'))
            .map(|c| match c {
                '−' => '-',
                ',' => '.',
                other => other,
            })
            .collect();
        if plain.is_empty() {
            return Err(ValueError::required());
        }
        let percent = parse_decimal(&plain, Self::PERCENT_DIGITS).map_err(|error| match error {
            ValueError {
                code: FieldCode::OutOfRange,
                ..
            } => out_of_range(),
            ValueError { message, .. } if message.key == "refusal-amount-unreadable" => {
                ValueError::invalid("refusal-rate-unreadable")
            }
            other => other,
        })?;
        Self::from_ppm(percent.minor())
    }

    /// The rate in percent with as many decimals as it has: the digits, and how many of them stand
    /// behind the mark.
    pub fn in_percent(self) -> (Money, u8) {
        let (mut digits, mut behind) = (self.0, Self::PERCENT_DIGITS);
        while behind > 0 && digits.is_multiple_of(10) {
            (digits, behind) = (digits / 10, behind - 1);
        }
        (Money::from_minor(digits.into()), behind)
    }

    pub fn ppm(self) -> u32 {
        self.0
    }

    /// The rate in whole hundredths of a percent; `None` where it has more decimals.
    pub fn bps(self) -> Option<u32> {
        self.0
            .is_multiple_of(PPM_PER_BPS)
            .then_some(self.0 / PPM_PER_BPS)
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

fn out_of_range() -> ValueError {
    let max = APR_MAX_PPM / PPM_PER_PERCENT;
    ValueError::out_of_range(Message::new("refusal-rate-out-of-range").with("max", max))
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
