//! Whose budget it is.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;

use crate::calendar::StartDay;
use crate::field::{FieldErrors, Fields, Given, ValueError};
use crate::money::Currency;
use crate::text::Name;

/// The settings of the one household in a database.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    pub name: Name,
    pub currency: Currency,
    pub locale: Locale,
    pub time_zone: TimeZoneName,
    pub month_start_day: StartDay,
    pub version: i64,
}

/// What a person gave for the household; a field left out stays as it is.
#[derive(Debug, Clone, Default)]
pub struct HouseholdInput {
    pub name: Option<Given<Name>>,
    pub currency: Option<Given<Currency>>,
    pub locale: Option<Given<Locale>>,
    pub time_zone: Option<Given<TimeZoneName>>,
    pub month_start_day: Option<Given<StartDay>>,
}

impl Household {
    /// The household with what `input` changes.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn changed(&self, input: HouseholdInput) -> Result<Self, FieldErrors> {
        let mut fields = Fields::new();
        let name = fields.keep("name", input.name, self.name.clone());
        let currency = fields.keep("currency", input.currency, self.currency);
        let locale = fields.keep("locale", input.locale, self.locale.clone());
        let time_zone = fields.keep("time_zone", input.time_zone, self.time_zone.clone());
        let month_start_day = fields.keep(
            "month_start_day",
            input.month_start_day,
            self.month_start_day,
        );
        let built = (|| {
            Some(Self {
                name: name?,
                currency: currency?,
                locale: locale?,
                time_zone: time_zone?,
                month_start_day: month_start_day?,
                version: self.version,
            })
        })();
        fields.finish_with(built)
    }

    /// Today in the household's time zone.
    pub fn today(&self, now: Timestamp) -> Date {
        self.time_zone.date_at(now)
    }
}

/// A language tag such as `en-GB`: two or three letters, then parts of 1 to 8 letters or digits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Locale(String);

impl Locale {
    /// # Errors
    /// Not shaped like a language tag.
    pub fn parse(raw: &str) -> Given<Self> {
        let tag = raw.trim();
        let mut parts = tag.split('-');
        let language = parts.next().unwrap_or_default();
        let language_is_right =
            (2..=3).contains(&language.len()) && language.bytes().all(|b| b.is_ascii_alphabetic());
        let rest_is_right = parts.all(|part| {
            (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric())
        });
        if language_is_right && rest_is_right && tag.len() <= 35 {
            Ok(Self(tag.to_owned()))
        } else {
            Err(ValueError::invalid("refusal-language-tag"))
        }
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A time zone by its IANA name, such as `Europe/Berlin`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TimeZoneName {
    name: String,
    zone: TimeZone,
}

impl TimeZoneName {
    /// # Errors
    /// A name that the built-in time zone database does not have.
    pub fn parse(raw: &str) -> Given<Self> {
        let zone =
            TimeZone::get(raw.trim()).map_err(|_| ValueError::unknown("refusal-time-zone"))?;
        let name = zone.iana_name().unwrap_or_default().to_owned();
        Ok(Self { name, zone })
    }

    pub fn as_str(&self) -> &str {
        &self.name
    }

    /// What clocks and calendars in this zone say at the instant `now`.
    pub fn datetime_at(&self, now: Timestamp) -> jiff::civil::DateTime {
        self.zone.to_datetime(now)
    }

    /// The civil date in this zone at the instant `now`.
    pub fn date_at(&self, now: Timestamp) -> Date {
        self.datetime_at(now).date()
    }
}
