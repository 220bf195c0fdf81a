use super::Money;
use crate::field::{Given, ValueError};
use crate::message::Message;

/// Prints an amount as a plain decimal with the currency's digits: `-1234.50`, or `1234` for exponent 0.
pub fn to_decimal(amount: Money, exponent: u8) -> String {
    let sign = if amount.is_negative() { "-" } else { "" };
    let digits = amount.minor().unsigned_abs().to_string();
    let places = usize::from(exponent);
    if places == 0 {
        return format!("{sign}{digits}");
    }
    let padded = format!("{digits:0>width$}", width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    format!("{sign}{whole}.{fraction}")
}

/// Reads a plain decimal: an optional `-`, digits, and at most `exponent` digits after a point, further zeros aside.
///
/// # Errors
/// Anything else, or an amount beyond what can be entered.
pub fn parse_decimal(text: &str, exponent: u8) -> Given<Money> {
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
    let minor = minor_from_digits(whole, fraction, exponent)?;
    Money::entered(if negative { -minor } else { minor })
}

/// The minor units of `whole` and `fraction`, both digits only; never negative.
pub(super) fn minor_from_digits(whole: &str, fraction: &str, exponent: u8) -> Given<i64> {
    let places = usize::from(exponent);
    let all_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if (whole.is_empty() && fraction.is_empty()) || !all_digits(whole) || !all_digits(fraction) {
        return Err(ValueError::invalid("refusal-amount-unreadable"));
    }
    let kept = fraction.trim_end_matches('0');
    if kept.len() > places {
        return Err(ValueError::invalid(
            Message::new("refusal-too-many-decimals").with("max", places),
        ));
    }
    format!("{whole}{kept:0<places$}")
        .parse()
        .map_err(|_| ValueError::out_of_range("refusal-amount-too-large"))
}
