use quartermaster_domain::Currency;
use quartermaster_domain::household::TimeZoneName;
use serde::Serialize;

use super::form::Choice;
use crate::texts::Language;

/// What is offered for a household's settings; anything else can be typed.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct HouseholdChoices {
    locales: Vec<Choice>,
    currencies: Vec<Choice>,
    time_zones: Vec<String>,
    languages: Vec<Spoken>,
}

/// A language that the pages speak, in its own words.
#[derive(Debug, Clone, Serialize)]
struct Spoken {
    tag: &'static str,
    direction: &'static str,
    name: &'static str,
}

/// Locales by the name that their people give them: first those in a language that the pages speak.
const LOCALES: [(&str, &str); 34] = [
    ("en-GB", "English (United Kingdom)"),
    ("en-US", "English (United States)"),
    ("en-AU", "English (Australia)"),
    ("en-CA", "English (Canada)"),
    ("en-IE", "English (Ireland)"),
    ("en-IN", "English (India)"),
    ("de-DE", "Deutsch (Deutschland)"),
    ("de-AT", "Deutsch (Österreich)"),
    ("de-CH", "Deutsch (Schweiz)"),
    ("de-LU", "Deutsch (Luxemburg)"),
    ("ar-EG", "العربية (مصر)"),
    ("ar-SA", "العربية (السعودية)"),
    ("ar-AE", "العربية (الإمارات)"),
    ("ar-KW", "العربية (الكويت)"),
    ("ar-JO", "العربية (الأردن)"),
    ("ar-MA", "العربية (المغرب)"),
    ("cs-CZ", "Čeština (Česko)"),
    ("da-DK", "Dansk (Danmark)"),
    ("el-GR", "Ελληνικά (Ελλάδα)"),
    ("es-ES", "Español (España)"),
    ("es-MX", "Español (México)"),
    ("fi-FI", "Suomi (Suomi)"),
    ("fr-CH", "Français (Suisse)"),
    ("fr-FR", "Français (France)"),
    ("hu-HU", "Magyar (Magyarország)"),
    ("it-IT", "Italiano (Italia)"),
    ("ja-JP", "日本語 (日本)"),
    ("nb-NO", "Norsk bokmål (Norge)"),
    ("nl-NL", "Nederlands (Nederland)"),
    ("pl-PL", "Polski (Polska)"),
    ("pt-BR", "Português (Brasil)"),
    ("pt-PT", "Português (Portugal)"),
    ("sv-SE", "Svenska (Sverige)"),
    ("tr-TR", "Türkçe (Türkiye)"),
];

/// Codes of ISO 4217 that most households use.
const CURRENCIES: [&str; 48] = [
    "AED", "ARS", "AUD", "BHD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "DZD",
    "EGP", "EUR", "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "IQD", "ISK", "JOD", "JPY", "KES",
    "KRW", "KWD", "LBP", "LYD", "MAD", "MXN", "MYR", "NGN", "NOK", "NZD", "OMR", "PHP", "PLN",
    "QAR", "RON", "SAR", "SEK", "SGD", "THB", "TND", "TRY", "USD",
];

impl HouseholdChoices {
    pub(crate) fn offered() -> Self {
        let currencies = CURRENCIES.into_iter().filter_map(|code| {
            let currency = Currency::from_code(code).ok()?;
            Some(Choice::new(code, currency.name()))
        });
        let locales = LOCALES.into_iter();
        Self {
            locales: locales.map(|(tag, name)| Choice::new(tag, name)).collect(),
            currencies: currencies.collect(),
            time_zones: TimeZoneName::of_places(),
            languages: Language::ALL.map(Spoken::of).to_vec(),
        }
    }
}

impl Spoken {
    fn of(language: Language) -> Self {
        Self {
            tag: language.tag(),
            direction: language.direction(),
            name: language.name(),
        }
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::household::Locale;

    use super::*;

    #[test]
    fn everything_offered_can_be_set() {
        let offered = HouseholdChoices::offered();
        assert_eq!(offered.currencies.len(), CURRENCIES.len());
        for locale in &offered.locales {
            assert!(Locale::parse(&locale.value).is_ok(), "{}", locale.value);
        }
        for language in Language::ALL {
            let is_offered = |choice: &Choice| Language::of(&choice.value) == language;
            assert!(offered.locales.iter().any(is_offered), "{language:?}");
        }
    }
}
