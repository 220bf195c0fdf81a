use poem_openapi::registry::MetaSchema;
use quartermaster_domain::Timestamp;
use quartermaster_domain::field::{Given, ValueError};
use serde_json::Value;

use super::{Kind, Scalar, read_string};

/// A point in time, RFC 3339, written in UTC.
pub(crate) type Instant = Scalar<InstantKind>;

pub(crate) enum InstantKind {}

impl Kind for InstantKind {
    type Value = Timestamp;

    const NAME: &'static str = "Instant";

    fn schema() -> MetaSchema {
        MetaSchema {
            example: Some(Value::from("2026-11-23T17:12:00Z")),
            ..MetaSchema::new_with_format("string", "date-time")
        }
    }

    fn read_json(value: &Value) -> Given<Timestamp> {
        read_string(value, Self::read_text)
    }

    /// The shape is checked first, as the library also takes other ways of writing an instant.
    fn read_text(text: &str) -> Given<Timestamp> {
        text.parse()
            .ok()
            .filter(|_| has_shape(text))
            .ok_or_else(|| ValueError::invalid("refusal-instant-unreadable"))
    }

    fn write(instant: &Timestamp) -> Value {
        Value::from(instant.to_string())
    }
}

/// `YYYY-MM-DDThh:mm:ss`, perhaps a fraction, then `Z` or `+hh:mm`.
fn has_shape(text: &str) -> bool {
    let digits_as_zero: String = text
        .chars()
        .map(|letter| if letter.is_ascii_digit() { '0' } else { letter })
        .collect();
    let Some(rest) = digits_as_zero.strip_prefix("0000-00-00T00:00:00") else {
        return false;
    };
    let offset = match rest.strip_prefix(".0") {
        Some(fraction) => fraction.trim_start_matches('0'),
        None => rest,
    };
    matches!(offset, "Z" | "+00:00" | "-00:00")
}
