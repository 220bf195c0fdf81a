use poem_openapi::registry::MetaSchema;
use quartermaster_domain::Date;
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::field::Given;
use serde_json::Value;

use super::{Kind, Scalar, read_string};

/// A day of the calendar, `YYYY-MM-DD`.
pub(crate) type LocalDate = Scalar<LocalDateKind>;

pub(crate) enum LocalDateKind {}

impl Kind for LocalDateKind {
    type Value = Date;

    const NAME: &'static str = "LocalDate";

    fn schema() -> MetaSchema {
        MetaSchema {
            example: Some(Value::from("2026-11-23")),
            ..MetaSchema::new_with_format("string", "date")
        }
    }

    fn read_json(value: &Value) -> Given<Date> {
        read_string(value, parse_date)
    }

    fn read_text(text: &str) -> Given<Date> {
        parse_date(text)
    }

    fn write(date: &Date) -> Value {
        Value::from(date.to_string())
    }
}
