//! What the audit trail says a thing looked like: an object whose members keep their order.

use quartermaster_application::audit::{DetailValue, Details};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::{Map, Value};

#[derive(Debug)]
pub(super) struct DetailsShape(pub(super) Details);

impl Serialize for DetailsShape {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        object(&self.0).serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for DetailsShape {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        details(Map::deserialize(deserializer)?)
            .map(Self)
            .map_err(D::Error::custom)
    }
}

#[cfg(test)]
impl schemars::JsonSchema for DetailsShape {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Details".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({"type": "object"})
    }
}

fn object(details: &Details) -> Map<String, Value> {
    let members = details.0.iter();
    members
        .map(|(name, value)| (name.clone(), json(value)))
        .collect()
}

fn json(value: &DetailValue) -> Value {
    match value {
        DetailValue::Null => Value::Null,
        DetailValue::Number(number) => Value::from(*number),
        DetailValue::Text(text) => Value::from(text.as_str()),
        DetailValue::List(values) => values.iter().map(json).collect(),
        DetailValue::Nested(details) => Value::Object(object(details)),
    }
}

fn details(object: Map<String, Value>) -> Result<Details, String> {
    let members = object.into_iter();
    members
        .map(|(name, value)| match detail(value) {
            Ok(value) => Ok((name, value)),
            Err(why) => Err(format!("{name}: {why}")),
        })
        .collect::<Result<_, _>>()
        .map(Details)
}

fn detail(value: Value) -> Result<DetailValue, String> {
    match value {
        Value::Null => Ok(DetailValue::Null),
        Value::Number(number) => number
            .as_i64()
            .map(DetailValue::Number)
            .ok_or_else(|| format!("{number} is not a whole number of 64 bits")),
        Value::String(text) => Ok(DetailValue::Text(text)),
        Value::Array(values) => values
            .into_iter()
            .map(detail)
            .collect::<Result<_, _>>()
            .map(DetailValue::List),
        Value::Object(members) => details(members).map(DetailValue::Nested),
        Value::Bool(flag) => Err(format!("{flag} is never written there")),
    }
}
