//! Numbers as they were written, exactly.

/// A decimal number: `mantissa × 10^exponent`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Decimal {
    mantissa: i128,
    exponent: i32,
}

/// Why a number does not become a whole one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Inexact {
    /// It has more digits than there is room for.
    DigitsLost,
    TooLarge,
}

/// More digits than any amount has.
const MOST_DIGITS: usize = 36;

impl Decimal {
    /// Reads `-12`, `12.50`, `+.5` and `1.25e+01`, and nothing else.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (text, power) = match text.split_once(['e', 'E']) {
            Some((text, power)) => (text, power.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (is_negative, unsigned) = match text.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let digits = format!("{whole}{fraction}");
        let is_number = !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
        if !is_number || digits.len() > MOST_DIGITS || !(-400..=400).contains(&power) {
            return None;
        }
        let mantissa: i128 = digits.parse().ok()?;
        let places = i32::try_from(fraction.len()).ok()?;
        let mut decimal = Self {
            mantissa: if is_negative { -mantissa } else { mantissa },
            exponent: power - places,
        };
        while decimal.mantissa != 0 && decimal.mantissa % 10 == 0 {
            decimal.mantissa /= 10;
            decimal.exponent += 1;
        }
        if decimal.mantissa == 0 {
            decimal.exponent = 0;
        }
        Some(decimal)
    }

    pub(super) fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    pub(super) fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// Whether it is above one, one way or the other.
    pub(super) fn is_above_one(self) -> bool {
        self.scaled(0) != Ok(1)
            && self.scaled(0) != Ok(-1)
            && match u32::try_from(-self.exponent) {
                Ok(places) => 10_i128
                    .checked_pow(places)
                    .is_some_and(|one| self.mantissa.abs() > one),
                Err(_) => !self.is_zero(),
            }
    }

    /// The number times `10^places`, which has to be whole.
    pub(super) fn scaled(self, places: i32) -> Result<i64, Inexact> {
        let power = self.exponent + places;
        let Ok(power) = u32::try_from(power) else {
            return Err(Inexact::DigitsLost);
        };
        let factor = 10_i128.checked_pow(power).ok_or(Inexact::TooLarge)?;
        let scaled = self.mantissa.checked_mul(factor);
        let scaled = scaled.ok_or(Inexact::TooLarge)?;
        i64::try_from(scaled).map_err(|_| Inexact::TooLarge)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scaled(text: &str, places: i32) -> Option<Result<i64, Inexact>> {
        Decimal::parse(text).map(|number| number.scaled(places))
    }

    #[test]
    fn a_number_is_taken_whole_or_not_at_all() {
        for (text, places, expected) in [
            ("12.50", 2, Ok(1250)),
            ("-12.5", 2, Ok(-1250)),
            ("+.5", 2, Ok(50)),
            ("1200", 2, Ok(120_000)),
            ("1E+2", 2, Ok(10_000)),
            ("1.23400000000000e+01", 2, Ok(1234)),
            ("12.345", 2, Err(Inexact::DigitsLost)),
            ("12.345", 3, Ok(12_345)),
            ("12.50", 0, Err(Inexact::DigitsLost)),
            ("12.00", 0, Ok(12)),
            ("0.000", 0, Ok(0)),
            ("1250", -2, Err(Inexact::DigitsLost)),
            ("1200", -2, Ok(12)),
            ("99999999999999999999", 2, Err(Inexact::TooLarge)),
        ] {
            assert_eq!(scaled(text, places), Some(expected), "{text}");
        }
        for text in [
            "", "-", ".", "1,5", "1.2.3", "0x10", "inf", "NaN", "1e", "12 €",
        ] {
            assert_eq!(scaled(text, 2), None, "{text}");
        }
    }

    #[test]
    fn above_one_is_told_from_one_and_below() {
        for (text, expected) in [
            ("24.99", true),
            ("1.01", true),
            ("100", true),
            ("1", false),
            ("1.00", false),
            ("0.2499", false),
            ("0", false),
        ] {
            assert_eq!(
                Decimal::parse(text).unwrap().is_above_one(),
                expected,
                "{text}"
            );
        }
    }
}
