use std::sync::Arc;

use fluent_bundle::FluentValue;
use fluent_bundle::types::{FluentNumber, FluentNumberOptions};
use quartermaster_domain::{Message, MessageValue};

use super::dates::Dates;
use crate::texts::{Named, Texts};

/// Puts messages into sentences.
#[derive(Clone)]
pub(crate) struct Wording {
    texts: Arc<Texts>,
    /// None where dates and numbers are written as programs write them.
    dates: Option<Arc<Dates>>,
}

impl Wording {
    /// For people who read in this locale.
    pub(crate) fn of(locale: &str) -> Self {
        Self::for_people(Texts::of(locale), Dates::of(locale))
    }

    pub(super) fn for_people(texts: Arc<Texts>, dates: Arc<Dates>) -> Self {
        Self {
            texts,
            dates: Some(dates),
        }
    }

    /// For programs, and people at a command line: in English, with dates and numbers as they are sent.
    pub(crate) fn for_programs() -> Self {
        Self {
            texts: Texts::english(),
            dates: None,
        }
    }

    pub(crate) fn texts(&self) -> &Arc<Texts> {
        &self.texts
    }

    /// What is wrong with one field.
    pub(crate) fn message(&self, message: &Message) -> String {
        self.texts.text_with(message.key, &self.values(message))
    }

    /// One of the texts of a message that has several.
    pub(crate) fn attribute(&self, message: &Message, attribute: &str) -> String {
        let values = self.values(message);
        self.texts.attribute(message.key, attribute, &values)
    }

    fn values<'a>(&self, message: &'a Message) -> Vec<Named<'a>> {
        let values = message.values.iter();
        values
            .map(|(name, value)| (*name, self.value(value)))
            .collect()
    }

    fn value<'a>(&self, value: &'a MessageValue) -> FluentValue<'a> {
        match (value, &self.dates) {
            (MessageValue::Text(text), _) => text.as_str().into(),
            (MessageValue::Count(count), Some(_)) => (*count).into(),
            (MessageValue::Count(count), None) => plain(*count),
            (MessageValue::Date(date), Some(dates)) => dates.date(*date).into(),
            (MessageValue::Date(date), None) => date.to_string().into(),
            (MessageValue::Month(month), Some(dates)) => dates.month(*month).into(),
            (MessageValue::Month(month), None) => month.to_string().into(),
        }
    }
}

/// A count without marks between its thousands.
fn plain(count: i64) -> FluentValue<'static> {
    let number: FluentNumber = count.into();
    let options = FluentNumberOptions {
        use_grouping: false,
        ..number.options
    };
    FluentNumber::new(number.value, options).into()
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::calendar::parse_date;
    use quartermaster_domain::text::Notes;

    use super::*;

    fn outside() -> Message {
        let day = |text| parse_date(text).unwrap();
        Message::new("refusal-date-far-outside-month")
            .with("days", 62_i64)
            .with("first", day("2026-11-01"))
            .with("last", day("2026-11-30"))
    }

    fn open_month() -> Message {
        let month: quartermaster_domain::YearMonth = "2026-10".parse().unwrap();
        Message::new("problem-earlier-month-open").with("month", month)
    }

    fn too_long() -> Message {
        Notes::parse(&"x".repeat(2_001)).unwrap_err().message
    }

    #[test]
    fn programs_are_told_in_english_with_dates_and_numbers_as_they_are_sent() {
        let wording = Wording::for_programs();
        assert_eq!(wording.message(&too_long()), "At most 2000 characters.");
        assert_eq!(
            wording.message(&outside()),
            "Enter a date at most 62 days outside 2026-11-01 to 2026-11-30."
        );
        assert_eq!(
            wording.attribute(&open_month(), "detail"),
            "Months close in order, and 2026-10 is not closed yet."
        );
        let minor_units = Message::new("refusal-minor-units-out-of-range");
        assert_eq!(
            wording.message(&minor_units.with("max", 1_000_000_000_000_000_i64)),
            "Enter an amount from -1000000000000000 to 1000000000000000 minor units."
        );
    }

    #[test]
    fn people_are_told_in_their_words_with_dates_and_numbers_as_they_write_them() {
        let said = |locale| {
            let wording = Wording::of(locale);
            [
                wording.message(&too_long()),
                wording.message(&outside()),
                wording.attribute(&open_month(), "detail"),
            ]
        };
        assert_eq!(
            said("en-GB"),
            [
                "At most 2,000 characters.",
                "Enter a date at most 62 days outside 1 November 2026 to 30 November 2026.",
                "Months close in order, and October 2026 is not closed yet.",
            ]
        );
        assert_eq!(
            said("de-DE"),
            [
                "Höchstens 2.000 Zeichen.",
                "Bitte ein Datum eingeben, das höchstens 62 Tage außerhalb des Zeitraums vom \
                 1. November 2026 bis zum 30. November 2026 liegt.",
                "Monate werden der Reihe nach abgeschlossen, und Oktober 2026 ist es noch nicht.",
            ]
        );
        let [too_long, outside, _] = said("ar-EG");
        assert_eq!(too_long, "\u{2068}٢٬٠٠٠\u{2069} حرف على الأكثر.");
        assert!(
            outside.contains("٦٢") && outside.contains("يومًا"),
            "{outside}"
        );
    }

    #[test]
    fn a_sentence_is_chosen_by_a_name_in_it() {
        let message = Message::new("problem-wrong-state")
            .with("state", "draft")
            .with("act", "post");
        let said = |locale| Wording::of(locale).attribute(&message, "detail");
        assert_eq!(said("en-GB"), "A month that is draft cannot be posted to.");
        assert_eq!(
            said("de-DE"),
            "Ein Monat im Entwurf kann nicht bebucht werden."
        );
        let arabic = said("ar").replace(['\u{2068}', '\u{2069}'], "");
        assert_eq!(arabic, "لا يمكن إضافة قيود إلى شهر في حالة مسودة.");
    }
}
