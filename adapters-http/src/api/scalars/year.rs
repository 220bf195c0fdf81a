use poem_openapi::registry::MetaSchema;
use quartermaster_domain::Year as DomainYear;
use quartermaster_domain::field::{Given, ValueError};
use serde_json::Value;

use super::{Kind, Scalar};

/// A year of the calendar, a whole number of four digits.
pub(crate) type Year = Scalar<YearKind>;

pub(crate) enum YearKind {}

impl Kind for YearKind {
    type Value = DomainYear;

    const NAME: &'static str = "Year";

    fn schema() -> MetaSchema {
        MetaSchema {
            minimum: Some(1970.0),
            maximum: Some(2199.0),
            example: Some(Value::from(2026)),
            ..MetaSchema::new_with_format("integer", "int32")
        }
    }

    fn read_json(value: &Value) -> Given<DomainYear> {
        let number = value.as_i64().and_then(|number| i16::try_from(number).ok());
        number
            .ok_or_else(|| ValueError::invalid("refusal-year-unreadable"))
            .and_then(DomainYear::new)
    }

    fn read_text(text: &str) -> Given<DomainYear> {
        text.parse()
    }

    fn write(year: &DomainYear) -> Value {
        Value::from(year.number())
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::limits::{FIRST_YEAR, LAST_YEAR};

    use super::*;

    #[test]
    fn the_bounds_are_those_of_the_calendar() {
        let schema = YearKind::schema();
        assert_eq!(schema.minimum, Some(f64::from(FIRST_YEAR)));
        assert_eq!(schema.maximum, Some(f64::from(LAST_YEAR)));
    }
}
