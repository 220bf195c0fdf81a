use poem_openapi::registry::MetaSchema;
use quartermaster_domain::field::{Given, ValueError};
use serde_json::Value;

use super::{Kind, Scalar};

/// A whole number: an id, a day, a count.
pub(crate) type Whole = Scalar<WholeKind>;

pub(crate) enum WholeKind {}

impl Kind for WholeKind {
    type Value = i64;

    const NAME: &'static str = "Whole";

    fn schema() -> MetaSchema {
        MetaSchema::new_with_format("integer", "int64")
    }

    fn read_json(value: &Value) -> Given<i64> {
        value
            .as_i64()
            .ok_or_else(|| ValueError::invalid("refusal-json-number-needed"))
    }

    fn read_text(text: &str) -> Given<i64> {
        text.parse()
            .map_err(|_| ValueError::invalid("refusal-number-unreadable"))
    }

    fn write(number: &i64) -> Value {
        Value::from(*number)
    }
}
