//! Values of the domain as they stand in the file: a text or a whole number each, read with the
//! domain's own rules, so that an error is found at the place of the value.

use quartermaster_adapters_http::in_english;
use quartermaster_application::audit::Channel;
use quartermaster_domain::calendar::{DueDay, parse_date};
use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::month::MonthState;
use quartermaster_domain::seal::{Seal, SealVersion};
use quartermaster_domain::template::{Carry, EntryKind, Rate};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee};
use quartermaster_domain::{
    Currency, Date, DebtTargetId, EntryId, Given, Money, MonthDebtTargetId, MonthEntryId, MonthId,
    PaymentId, PostingId, StartDay, Timestamp, YearMonth,
};
use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value with one plain form.
pub(super) trait Plain: Sized {
    type Form: Serialize + for<'de> Deserialize<'de>;
    /// The form's JSON Schema.
    #[cfg(test)]
    const SCHEMA: &'static str;

    fn form(&self) -> Self::Form;

    /// # Errors
    /// What is wrong with the form, as a sentence.
    fn of(form: Self::Form) -> Result<Self, String>;
}

/// A value that is written and read in its plain form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct P<T>(pub(super) T);

impl<T: Plain> Serialize for P<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.form().serialize(serializer)
    }
}

impl<'de, T: Plain> Deserialize<'de> for P<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let form = T::Form::deserialize(deserializer)?;
        T::of(form).map(Self).map_err(D::Error::custom)
    }
}

#[cfg(test)]
impl<T: Plain> schemars::JsonSchema for P<T> {
    fn inline_schema() -> bool {
        true
    }

    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Plain".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        let schema: serde_json::Value = serde_json::from_str(T::SCHEMA).unwrap();
        schema.try_into().unwrap()
    }
}

macro_rules! plain {
    ($($schema:literal => $($type:ty, $form:ty, $write:expr, $read:expr;)+)+) => {$($(
        impl Plain for $type {
            type Form = $form;
            #[cfg(test)]
            const SCHEMA: &'static str = $schema;

            fn form(&self) -> $form {
                let write: fn(&Self) -> $form = $write;
                write(self)
            }

            fn of(form: $form) -> Result<Self, String> {
                let read: fn($form) -> Result<Self, String> = $read;
                read(form)
            }
        }
    )+)+};
}

/// An amount a person may enter, below zero or not.
#[derive(Debug, Clone, Copy)]
pub(super) struct Amount(pub(super) Money);

/// An amount that is not below zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct NotNegative(pub(super) Money);

/// An amount that is not zero.
#[derive(Debug, Clone, Copy)]
pub(super) struct NotZero(pub(super) Money);

/// How often a row was written; at least 1.
#[derive(Debug, Clone, Copy)]
pub(super) struct Version(pub(super) i64);

/// The id of a record of the audit trail.
#[derive(Debug, Clone, Copy)]
pub(super) struct RecordId(pub(super) i64);

/// The highest id ever given; 0 where none was.
#[derive(Debug, Clone, Copy)]
pub(super) struct LastId(pub(super) i64);

/// A text that says who or what, and is not empty.
#[derive(Debug, Clone)]
pub(super) struct Word(pub(super) String);

fn said<T>(read: Given<T>) -> Result<T, String> {
    read.map_err(|error| in_english(&error.message))
}

fn positive(number: i64) -> Result<i64, String> {
    if number >= 1 {
        Ok(number)
    } else {
        Err("a number from 1 on is needed".to_owned())
    }
}

fn last_id(number: i64) -> Result<LastId, String> {
    if number >= 0 {
        Ok(LastId(number))
    } else {
        Err("a number from 0 on is needed".to_owned())
    }
}

fn word(text: String) -> Result<Word, String> {
    if text.is_empty() {
        Err("a text is needed".to_owned())
    } else {
        Ok(Word(text))
    }
}

/// UTC, whole seconds.
fn instant_text(instant: &Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

fn instant(text: String) -> Result<Timestamp, String> {
    text.parse()
        .ok()
        .filter(|instant| instant_text(instant) == text)
        .ok_or_else(|| "an instant such as 2026-11-23T07:15:00Z is needed".to_owned())
}

plain! {
    r#"{"type": "integer", "minimum": -1000000000000000, "maximum": 1000000000000000}"# =>
    Amount, i64, |v| v.0.minor(), |minor| said(Money::entered(minor)).map(Self);
    r#"{"type": "integer", "minimum": 0, "maximum": 1000000000000000}"# =>
    NotNegative, i64, |v| v.0.minor(), |minor| said(Money::entered_not_negative(minor)).map(Self);
    r#"{"type": "integer", "not": {"const": 0}, "minimum": -1000000000000000, "maximum": 1000000000000000}"# =>
    NotZero, i64, |v| v.0.minor(), |minor| said(Money::entered_not_zero(minor)).map(Self);
    r#"{"type": "integer", "minimum": 0, "maximum": 10000000}"# =>
    Rate, i64, |v| i64::from(v.ppm()), |ppm| said(Self::from_ppm(ppm));
    r#"{"type": "integer", "minimum": 1}"# =>
    Version, i64, |v| v.0, |number| positive(number).map(Self);
    RecordId, i64, |v| v.0, |number| positive(number).map(Self);
    DebtTargetId, i64, |v| v.0, |number| positive(number).map(Self);
    EntryId, i64, |v| v.0, |number| positive(number).map(Self);
    MonthId, i64, |v| v.0, |number| positive(number).map(Self);
    MonthDebtTargetId, i64, |v| v.0, |number| positive(number).map(Self);
    MonthEntryId, i64, |v| v.0, |number| positive(number).map(Self);
    PaymentId, i64, |v| v.0, |number| positive(number).map(Self);
    PostingId, i64, |v| v.0, |number| positive(number).map(Self);
    r#"{"type": "integer", "minimum": 0}"# =>
    LastId, i64, |v| v.0, last_id;
    r#"{"type": "integer", "minimum": 1, "maximum": 31}"# =>
    DueDay, i64, |v| i64::from(v.day()), |day| said(Self::new(day));
    r#"{"type": "integer", "minimum": 1, "maximum": 28}"# =>
    StartDay, i64, |v| i64::from(v.day()), |day| said(Self::new(day));
    r#"{"type": "string", "minLength": 1, "maxLength": 80}"# =>
    Name, String, |v| v.as_str().to_owned(), |text| said(Self::kept(&text));
    r#"{"type": "string", "minLength": 1, "maxLength": 60}"# =>
    Category, String, |v| v.as_str().to_owned(), |text| said(Self::kept(&text));
    r#"{"type": "string", "maxLength": 120}"# =>
    Payee, String, |v| v.as_str().to_owned(), |text| said(Self::kept(&text));
    r#"{"type": "string", "maxLength": 500}"# =>
    Memo, String, |v| v.as_str().to_owned(), |text| said(Self::kept(&text));
    r#"{"type": "string", "maxLength": 2000}"# =>
    Notes, String, |v| v.as_str().to_owned(), |text| said(Self::kept(&text));
    r#"{"type": "string", "minLength": 1}"# =>
    Word, String, |v| v.0.clone(), word;
    r#"{"type": "string", "pattern": "^[A-Z]{3}$"}"# =>
    Currency, String, |v| v.code().to_owned(), |code| said(Self::from_code(&code));
    r#"{"type": "string", "minLength": 2, "maxLength": 35}"# =>
    Locale, String, |v| v.as_str().to_owned(), |text| said(Self::parse(&text));
    r#"{"type": "string", "minLength": 1, "maxLength": 60}"# =>
    TimeZoneName, String, |v| v.as_str().to_owned(), |text| said(Self::parse(&text));
    r#"{"type": "string", "format": "date"}"# =>
    Date, String, |v| v.to_string(), |text| said(parse_date(&text));
    r#"{"type": "string", "format": "date-time", "pattern": "Z$"}"# =>
    Timestamp, String, instant_text, instant;
    r#"{"type": "string", "pattern": "^(19[7-9]|20[0-9]|21[0-9])[0-9]-(0[1-9]|1[0-2])$"}"# =>
    YearMonth, String, |v| v.to_string(), |text| said(text.parse());
    r#"{"type": "string", "pattern": "^[0-9a-f]{64}$"}"# =>
    Seal, String, |v| v.as_str().to_owned(), |text| said(Self::parse(&text));
    r#"{"enum": [1, 2]}"# =>
    SealVersion, i64, |v| v.number(),
        |number| Self::from_number(number).ok_or_else(|| "choose one of 1, 2".to_owned());
    r#"{"enum": ["income", "expense", "saving", "debt_payment"]}"# =>
    EntryKind, String, |v| v.as_str().to_owned(), |text| said(Self::parse(&text));
    r#"{"enum": ["none", "surplus", "balance"]}"# =>
    Carry, String, |v| v.as_str().to_owned(), |text| said(Self::parse(&text));
    r#"{"enum": ["draft", "active", "closed"]}"# =>
    MonthState, String, |v| v.as_str().to_owned(),
        |text| Self::parse(&text).ok_or_else(|| "choose one of draft, active, closed".to_owned());
    r#"{"enum": ["page", "api", "cli"]}"# =>
    Channel, String, |v| v.as_str().to_owned(),
        |text| Self::parse(&text).ok_or_else(|| "choose one of page, api, cli".to_owned());
}
