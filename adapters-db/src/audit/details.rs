//! The details of a record as JSON: an object whose members keep their order.

use std::fmt;

use quartermaster_application::audit::{DetailValue, Details};
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::ser::{Serialize, SerializeMap, Serializer};

pub(super) fn to_json(details: &Details) -> Result<String, serde_json::Error> {
    serde_json::to_string(&WrittenDetails(details))
}

pub(super) fn parse(json: &str) -> Result<Details, serde_json::Error> {
    match serde_json::from_str(json)? {
        ReadValue(DetailValue::Nested(details)) => Ok(details),
        _ => Err(Error::custom("not an object")),
    }
}

struct WrittenDetails<'a>(&'a Details);
struct WrittenValue<'a>(&'a DetailValue);

impl Serialize for WrittenDetails<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.0.len()))?;
        for (name, value) in &self.0.0 {
            map.serialize_entry(name, &WrittenValue(value))?;
        }
        map.end()
    }
}

impl Serialize for WrittenValue<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            DetailValue::Null => serializer.serialize_unit(),
            DetailValue::Number(number) => serializer.serialize_i64(*number),
            DetailValue::Text(text) => serializer.serialize_str(text),
            DetailValue::List(values) => serializer.collect_seq(values.iter().map(WrittenValue)),
            DetailValue::Nested(details) => WrittenDetails(details).serialize(serializer),
        }
    }
}

struct ReadValue(DetailValue);

impl<'de> Deserialize<'de> for ReadValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ReadingValue).map(Self)
    }
}

struct ReadingValue;

impl<'de> Visitor<'de> for ReadingValue {
    type Value = DetailValue;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, a whole number, a text, a list or an object")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(DetailValue::Null)
    }

    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(DetailValue::Number(number))
    }

    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        let number = i64::try_from(number).map_err(E::custom)?;
        Ok(DetailValue::Number(number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(DetailValue::Text(text.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut values = Vec::new();
        while let Some(ReadValue(value)) = list.next_element()? {
            values.push(value);
        }
        Ok(DetailValue::List(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut object: A) -> Result<Self::Value, A::Error> {
        let mut details = Details::new();
        while let Some((name, ReadValue(value))) = object.next_entry::<String, _>()? {
            details.0.push((name, value));
        }
        Ok(DetailValue::Nested(details))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::{Strategy, any, prop_oneof, proptest};

    use super::{parse, to_json};
    use quartermaster_application::audit::{DetailValue, Details};

    fn value() -> impl Strategy<Value = DetailValue> {
        let leaf = prop_oneof![
            any::<()>().prop_map(|()| DetailValue::Null),
            any::<i64>().prop_map(DetailValue::Number),
            any::<String>().prop_map(DetailValue::Text),
        ];
        leaf.prop_recursive(3, 24, 4, |inner| {
            prop_oneof![
                proptest::collection::vec(inner.clone(), 0..4).prop_map(DetailValue::List),
                details(inner).prop_map(DetailValue::Nested),
            ]
        })
    }

    fn details(value: impl Strategy<Value = DetailValue>) -> impl Strategy<Value = Details> {
        proptest::collection::vec((any::<String>(), value), 0..4).prop_map(Details)
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_back_in_its_order(details in details(value())) {
            let json = to_json(&details).unwrap();
            assert_eq!(parse(&json).unwrap(), details);
        }
    }

    #[test]
    fn details_are_an_object_in_the_order_given() {
        let details = Details::new()
            .with("zeta", i64::MIN)
            .with("alpha", "quoted \" and\nnew line")
            .with("none", None::<i64>)
            .with("list", vec![1_i64, -2])
            .with(
                "nested",
                Details::new().with("b", 1).with("a", Details::new()),
            );
        assert_eq!(
            to_json(&details).unwrap(),
            r#"{"zeta":-9223372036854775808,"alpha":"quoted \" and\nnew line","none":null,"list":[1,-2],"nested":{"b":1,"a":{}}}"#
        );
    }

    #[test]
    fn what_is_never_written_is_refused() {
        let too_large = r#"{"a":9223372036854775808}"#;
        for json in [
            "",
            "1",
            "[]",
            "null",
            "{",
            r#"{"a":1.5}"#,
            r#"{"a":true}"#,
            too_large,
        ] {
            assert!(parse(json).is_err(), "{json}");
        }
    }
}
