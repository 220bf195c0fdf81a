use poem_openapi::registry::MetaSchema;
use quartermaster_domain::YearMonth;
use quartermaster_domain::field::Given;
use serde_json::Value;

use super::{Kind, Scalar, read_string};

/// A month of the calendar, `YYYY-MM`.
pub(crate) type Month = Scalar<MonthKind>;

pub(crate) enum MonthKind {}

impl Kind for MonthKind {
    type Value = YearMonth;

    const NAME: &'static str = "Month";

    fn schema() -> MetaSchema {
        MetaSchema {
            pattern: Some("^[0-9]{4}-(0[1-9]|1[0-2])$".to_owned()),
            example: Some(Value::from("2026-11")),
            ..MetaSchema::new("string")
        }
    }

    fn read_json(value: &Value) -> Given<YearMonth> {
        read_string(value, str::parse)
    }

    fn read_text(text: &str) -> Given<YearMonth> {
        text.parse()
    }

    fn write(month: &YearMonth) -> Value {
        Value::from(month.to_string())
    }
}
