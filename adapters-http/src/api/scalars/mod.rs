//! The values that the API's bodies and parameters are made of, each read strictly and described exactly.
//!
//! A value that cannot be read does not stop the reading of a body: it is kept as the error it is, so that
//! all of a body's errors reach the client together.

mod amount_minor;
mod instant;
mod local_date;
mod month;
mod text;
mod whole;
mod whole_bounds;
mod year;

pub(crate) use amount_minor::AmountMinor;
pub(crate) use instant::Instant;
pub(crate) use local_date::LocalDate;
pub(crate) use month::Month;
pub(crate) use text::Text;
pub(crate) use whole::Whole;
pub(crate) use whole_bounds::write_bounds_as_integers;
pub(crate) use year::Year;

use std::borrow::Cow;
use std::fmt;

use poem_openapi::registry::{MetaSchema, MetaSchemaRef};
use poem_openapi::types::{ParseFromJSON, ParseFromParameter, ParseResult, ToJSON, Type};
use quartermaster_domain::field::{Given, ValueError};
use serde_json::Value;

/// How one kind of value is read, written and described.
pub(crate) trait Kind: Send + Sync {
    type Value: Send + Sync;

    const NAME: &'static str;

    fn schema() -> MetaSchema;

    fn read_json(value: &Value) -> Given<Self::Value>;

    /// Reads a part of the path or the query.
    fn read_text(text: &str) -> Given<Self::Value>;

    fn write(value: &Self::Value) -> Value;
}

/// A value of kind `K` as the client gave it, or as we answer it.
pub(crate) struct Scalar<K: Kind>(Given<K::Value>);

impl<K: Kind> Scalar<K> {
    pub(crate) fn of(value: K::Value) -> Self {
        Self(Ok(value))
    }

    /// The value, or what is wrong with it.
    pub(crate) fn given(self) -> Given<K::Value> {
        self.0
    }
}

impl<K: Kind> Clone for Scalar<K>
where
    K::Value: Clone,
{
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<K: Kind> fmt::Debug for Scalar<K>
where
    K::Value: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple(K::NAME).field(&self.0).finish()
    }
}

impl<K: Kind> Type for Scalar<K> {
    const IS_REQUIRED: bool = true;
    type RawValueType = Self;
    type RawElementValueType = Self;

    fn name() -> Cow<'static, str> {
        Cow::Borrowed(K::NAME)
    }

    fn schema_ref() -> MetaSchemaRef {
        MetaSchemaRef::Inline(Box::new(K::schema()))
    }

    fn as_raw_value(&self) -> Option<&Self> {
        Some(self)
    }

    fn raw_element_iter<'a>(&'a self) -> Box<dyn Iterator<Item = &'a Self> + 'a> {
        Box::new(std::iter::once(self))
    }
}

impl<K: Kind> ParseFromJSON for Scalar<K> {
    fn parse_from_json(value: Option<Value>) -> ParseResult<Self> {
        let given = match value {
            None | Some(Value::Null) => Err(ValueError::required()),
            Some(value) => K::read_json(&value),
        };
        Ok(Self(given))
    }
}

impl<K: Kind> ParseFromParameter for Scalar<K> {
    fn parse_from_parameter(text: &str) -> ParseResult<Self> {
        Ok(Self(K::read_text(text)))
    }
}

impl<K: Kind> ToJSON for Scalar<K> {
    fn to_json(&self) -> Option<Value> {
        self.0.as_ref().ok().map(K::write)
    }
}

/// Reads a JSON string with `read`, and refuses every other JSON value in the words for a text that cannot be read.
fn read_string<T>(value: &Value, read: impl Fn(&str) -> Given<T>) -> Given<T> {
    read(value.as_str().unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use poem_openapi::Object;
    use quartermaster_domain::FieldCode;
    use serde_json::json;

    use super::*;

    fn read<K: Kind<Value: fmt::Debug>>(value: Value) -> Given<K::Value> {
        Scalar::<K>::parse_from_json(Some(value)).unwrap().given()
    }

    fn codes<K: Kind<Value: fmt::Debug>>(values: &[Value]) -> Vec<FieldCode> {
        let refused = values.iter().map(|value| read::<K>(value.clone()));
        refused.map(|given| given.unwrap_err().code).collect()
    }

    /// Each scalar reads what it writes, from a body and from an address.
    fn goes_round<K: Kind<Value: PartialEq + fmt::Debug>>(text: &str, value: Value) {
        let from_body = read::<K>(value.clone()).unwrap();
        let from_address = Scalar::<K>::parse_from_parameter(text).unwrap();
        assert_eq!(from_address.given().unwrap(), from_body);
        assert_eq!(Scalar::<K>::of(from_body).to_json(), Some(value));
    }

    #[test]
    fn what_is_written_is_read_again() {
        goes_round::<local_date::LocalDateKind>("2024-02-29", json!("2024-02-29"));
        goes_round::<month::MonthKind>("2026-11", json!("2026-11"));
        goes_round::<instant::InstantKind>(
            "2026-11-23T17:12:00.5Z",
            json!("2026-11-23T17:12:00.5Z"),
        );
        for amount in [0, -1, 1250, i64::MAX, i64::MIN] {
            goes_round::<amount_minor::AmountMinorKind>(&amount.to_string(), json!(amount));
        }
    }

    #[test]
    fn a_date_is_a_day_of_the_calendar_and_written_one_way() {
        let refused = [
            json!("2026-02-30"),
            json!("2026-2-3"),
            json!("23.11.2026"),
            json!("2026-11-23T00:00"),
            json!("20261123"),
            json!(" 2026-11-23"),
            json!(""),
            json!(20261123),
            json!([]),
            json!(true),
        ];
        let expected = vec![FieldCode::Invalid; refused.len()];
        assert_eq!(codes::<local_date::LocalDateKind>(&refused), expected);
    }

    #[test]
    fn a_month_is_one_of_twelve() {
        let refused = [
            json!("2026-1"),
            json!("2026-11-01"),
            json!("next"),
            json!(202611),
            json!({}),
        ];
        let expected = vec![FieldCode::Invalid; refused.len()];
        assert_eq!(codes::<month::MonthKind>(&refused), expected);
        let outside = [json!("2026-13"), json!("2026-00"), json!("9999-01")];
        assert_eq!(
            codes::<month::MonthKind>(&outside),
            [FieldCode::OutOfRange; 3]
        );
    }

    #[test]
    fn an_instant_has_an_offset_and_is_written_in_utc() {
        let given = read::<instant::InstantKind>(json!("2026-11-23T18:12:00+01:00"));
        let written = instant::InstantKind::write(&given.unwrap());
        assert_eq!(written, json!("2026-11-23T17:12:00Z"));
        let refused = [
            json!("2026-11-23T17:12:00"),
            json!("2026-11-23 17:12:00Z"),
            json!("2026-11-23"),
            json!("2026-11-23T17:12:00Z[UTC]"),
            json!("2026-11-23T17:12:00."),
            json!(1_790_000_000),
        ];
        let expected = vec![FieldCode::Invalid; refused.len()];
        assert_eq!(codes::<instant::InstantKind>(&refused), expected);
    }

    #[test]
    fn an_amount_is_a_whole_number_of_64_bits() {
        let refused = [
            json!(1.0),
            json!(12.5),
            json!(1e3),
            json!("1250"),
            json!(true),
            json!([1]),
        ];
        let expected = vec![FieldCode::Invalid; refused.len()];
        assert_eq!(codes::<amount_minor::AmountMinorKind>(&refused), expected);
        let too_large: Vec<Value> = ["9223372036854775808", "-9223372036854775809", "1e300"]
            .iter()
            .map(|digits| serde_json::from_str(digits).unwrap())
            .collect();
        let expected = vec![FieldCode::OutOfRange; too_large.len()];
        assert_eq!(codes::<amount_minor::AmountMinorKind>(&too_large), expected);
        for text in ["", "-", "+1", "1.0", "1e3", " 1", "0x10"] {
            let given = AmountMinor::parse_from_parameter(text).unwrap().given();
            assert_eq!(given.unwrap_err().code, FieldCode::Invalid, "{text}");
        }
    }

    #[derive(Debug, Object)]
    struct Body {
        posted_on: LocalDate,
        amount_minor: AmountMinor,
        month: Option<Month>,
    }

    #[test]
    fn a_body_with_several_errors_is_read_whole() {
        let body = Body::parse_from_json(Some(json!({"amount_minor": "12"}))).unwrap();
        assert_eq!(
            body.posted_on.given().unwrap_err().code,
            FieldCode::Required
        );
        assert_eq!(
            body.amount_minor.given().unwrap_err().code,
            FieldCode::Invalid
        );
        assert!(body.month.is_none());
        let body = Body::parse_from_json(Some(json!({"posted_on": null, "month": null}))).unwrap();
        assert_eq!(
            body.posted_on.given().unwrap_err().code,
            FieldCode::Required
        );
        assert!(body.month.is_none());
    }

    #[test]
    fn the_schema_says_what_is_read() {
        let schema = |schema: MetaSchema| {
            let mut document = serde_json::to_value(schema).unwrap();
            write_bounds_as_integers(&mut document);
            document
        };
        assert_eq!(
            schema(amount_minor::AmountMinorKind::schema()),
            json!({
                "type": "integer", "format": "int64", "example": 1250,
                "minimum": -quartermaster_domain::limits::AMOUNT_MAX_MINOR,
                "maximum": quartermaster_domain::limits::AMOUNT_MAX_MINOR,
            })
        );
        assert_eq!(
            schema(local_date::LocalDateKind::schema())["format"],
            "date"
        );
        assert_eq!(
            schema(instant::InstantKind::schema())["format"],
            "date-time"
        );
        let month = schema(month::MonthKind::schema());
        assert_eq!(month["pattern"], "^[0-9]{4}-(0[1-9]|1[0-2])$");
    }
}
