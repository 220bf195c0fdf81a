//! A body in which a field is named twice says two things: which of them counts, nobody could tell.

use std::collections::HashSet;
use std::fmt;

use poem::{Endpoint, IntoEndpoint, Request, Response, Result};
use serde::de::{DeserializeSeed, Deserializer, Error as _, MapAccess, SeqAccess, Visitor};

use super::asking::refused;
use crate::problem::doors;

/// Refuses a body in which a field is named twice.
pub(super) struct NamedOnce<E>(E);

impl<E: Endpoint<Output = Response>> NamedOnce<E> {
    pub(super) fn new(service: impl IntoEndpoint<Endpoint = E>) -> Self {
        Self(service.into_endpoint())
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for NamedOnce<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let body = request.take_body().into_bytes().await?;
        if let Some(field) = named_twice(&body) {
            return Err(refused(doors::field_named_twice(&field)));
        }
        request.set_body(body);
        self.0.call(request).await
    }
}

/// The first name that an object of the document has twice. What is no JSON is for others to refuse.
fn named_twice(document: &[u8]) -> Option<String> {
    let mut found = None;
    let mut reader = serde_json::Deserializer::from_slice(document);
    drop((&mut reader).deserialize_any(Names(&mut found)));
    found
}

/// Reads a value for the names in it, and notes the first that is there twice.
struct Names<'a>(&'a mut Option<String>);

impl<'de> DeserializeSeed<'de> for Names<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, reader: D) -> Result<(), D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Names<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        let mut names = HashSet::new();
        while let Some(name) = members.next_key::<String>()? {
            if names.contains(&name) {
                *self.0 = Some(name);
                return Err(A::Error::custom("a field is named twice"));
            }
            names.insert(name);
            members.next_value_seed(Names(&mut *self.0))?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<(), A::Error> {
        while items.next_element_seed(Names(&mut *self.0))?.is_some() {}
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_there_once_in_each_object() {
        for (document, expected) in [
            (r#"{"a": 1, "a": 2}"#, Some("a")),
            (r#"{"a": 1, "\u0061": null}"#, Some("a")),
            (
                r#"{"lines": [{"b": 1.5}, {"b": {"c": "", "c": true}}]}"#,
                Some("c"),
            ),
            (r#"{"a": -1, "b": {"a": 18446744073709551615}}"#, None),
            (r#"[{"a": 1}, {"a": 2}]"#, None),
            (r#"{"a": 1, "a"#, None),
            ("", None),
        ] {
            assert_eq!(
                named_twice(document.as_bytes()).as_deref(),
                expected,
                "{document}"
            );
        }
    }
}
