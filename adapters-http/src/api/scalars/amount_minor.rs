use poem_openapi::registry::MetaSchema;
use quartermaster_domain::Message;
use quartermaster_domain::field::{Given, ValueError};
use quartermaster_domain::limits::AMOUNT_MAX_MINOR;
use serde_json::{Number, Value};

use super::{Kind, Scalar};

/// An amount in minor units of the household's currency, a whole number.
///
/// Any that fits into 64 bits is read; whether it is in the range of the field is for the rules to say.
pub(crate) type AmountMinor = Scalar<AmountMinorKind>;

pub(crate) enum AmountMinorKind {}

impl Kind for AmountMinorKind {
    type Value = i64;

    const NAME: &'static str = "AmountMinor";

    /// The bounds are [`AMOUNT_MAX_MINOR`] as floats, which hold it exactly; a test compares them.
    fn schema() -> MetaSchema {
        MetaSchema {
            minimum: Some(-1e15),
            maximum: Some(1e15),
            example: Some(Value::from(1250)),
            ..MetaSchema::new_with_format("integer", "int64")
        }
    }

    fn read_json(value: &Value) -> Given<i64> {
        match value {
            Value::Number(number) => number.as_i64().ok_or_else(|| refusal(number)),
            _ => Err(not_whole()),
        }
    }

    fn read_text(text: &str) -> Given<i64> {
        let digits = text.strip_prefix('-').unwrap_or(text);
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return Err(not_whole());
        }
        text.parse().map_err(|_| out_of_range())
    }

    fn write(amount: &i64) -> Value {
        Value::from(*amount)
    }
}

/// A number that is not an `i64` has decimals or an exponent, unless it only has too many digits.
fn refusal(number: &Number) -> ValueError {
    const TWO_TO_THE_63: f64 = 9_223_372_036_854_775_808.0;
    let is_beyond_64_bits = number
        .as_f64()
        .is_some_and(|value| value.abs() >= TWO_TO_THE_63);
    if is_beyond_64_bits {
        out_of_range()
    } else {
        not_whole()
    }
}

fn not_whole() -> ValueError {
    ValueError::invalid("refusal-minor-units-unreadable")
}

fn out_of_range() -> ValueError {
    ValueError::out_of_range(
        Message::new("refusal-minor-units-out-of-range").with("max", AMOUNT_MAX_MINOR),
    )
}
