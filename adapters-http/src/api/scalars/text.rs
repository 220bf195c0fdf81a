use poem_openapi::registry::MetaSchema;
use quartermaster_domain::field::{Given, ValueError};
use serde_json::Value;

use super::{Kind, Scalar};

/// A text; its length and shape are for the rules to say.
pub(crate) type Text = Scalar<TextKind>;

pub(crate) enum TextKind {}

impl Kind for TextKind {
    type Value = String;

    const NAME: &'static str = "Text";

    fn schema() -> MetaSchema {
        MetaSchema::new("string")
    }

    fn read_json(value: &Value) -> Given<String> {
        value
            .as_str()
            .map(str::to_owned)
            .ok_or_else(|| ValueError::invalid("refusal-json-text-needed"))
    }

    fn read_text(text: &str) -> Given<String> {
        Ok(text.to_owned())
    }

    fn write(text: &String) -> Value {
        Value::from(text.as_str())
    }
}
