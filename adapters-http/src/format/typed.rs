//! Amounts as they are typed, in whatever script.

use quartermaster_domain::money::{Separators, parse_entered};
use quartermaster_domain::{Given, Money};

/// The zero of each script whose digits a locale may write numbers with; its other digits follow it.
const ZEROS: [char; 23] = [
    '\u{660}',   // Arabic
    '\u{6f0}',   // Persian and Urdu
    '\u{7c0}',   // N'Ko
    '\u{966}',   // Devanagari
    '\u{9e6}',   // Bengali
    '\u{a66}',   // Gurmukhi
    '\u{ae6}',   // Gujarati
    '\u{b66}',   // Odia
    '\u{be6}',   // Tamil
    '\u{c66}',   // Telugu
    '\u{ce6}',   // Kannada
    '\u{d66}',   // Malayalam
    '\u{e50}',   // Thai
    '\u{ed0}',   // Lao
    '\u{f20}',   // Tibetan
    '\u{1040}',  // Burmese
    '\u{17e0}',  // Khmer
    '\u{1810}',  // Mongolian
    '\u{1c50}',  // Ol Chiki
    '\u{abf0}',  // Meetei Mayek
    '\u{ff10}',  // Latin, as wide as Chinese
    '\u{11136}', // Chakma
    '\u{1e950}', // Adlam
];

/// Marks that say which way a text runs, and come along when an amount is copied.
const DIRECTION_MARKS: [char; 5] = ['\u{61c}', '\u{200e}', '\u{200f}', '\u{2068}', '\u{2069}'];

/// Reads what was typed where decimals stand behind `decimal_mark`.
pub(super) fn read(text: &str, decimal_mark: char, exponent: u8) -> Given<Money> {
    let decimal = if decimal_mark == ',' { ',' } else { '.' };
    parse_entered(&in_latin(text, decimal), Separators { decimal }, exponent)
}

/// What was typed, with the digits 0 to 9 and with `.` and `,` for the marks, where `decimal` is the one of
/// the two that the locale has before decimals.
fn in_latin(text: &str, decimal: char) -> String {
    let group = if decimal == ',' { '.' } else { ',' };
    text.chars()
        .filter(|letter| !DIRECTION_MARKS.contains(letter))
        .map(|letter| match letter {
            '\u{66b}' => decimal,
            '\u{66c}' => group,
            '\u{60c}' | '\u{ff0c}' => ',',
            '\u{ff0e}' => '.',
            other => latin_digit(other),
        })
        .collect()
}

fn latin_digit(letter: char) -> char {
    let value = ZEROS
        .into_iter()
        .filter_map(|zero| u32::from(letter).checked_sub(u32::from(zero)))
        .find(|value| *value < 10);
    value
        .and_then(|value| char::from_digit(value, 10))
        .unwrap_or(letter)
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::template::Rate;

    use super::*;
    use crate::format::Words;
    use crate::views::sample;

    #[test]
    fn digits_of_every_script_are_read() {
        for (typed, expected) in [
            ("١٢٫٥٠", "12.50"),
            ("۱۲۳۴٫۵", "1234.5"),
            ("١٬٢٣٤٫٥٦", "1,234.56"),
            ("१२३", "123"),
            ("１２．５", "12.5"),
            ("\u{61c}-٢٠", "-20"),
            ("12.50+3", "12.50+3"),
            ("zwölf", "zwölf"),
        ] {
            assert_eq!(in_latin(typed, '.'), expected, "{typed}");
        }
    }

    #[test]
    fn marks_become_those_of_the_locale() {
        assert_eq!(in_latin("١٬٢٣٤٫٥٦", ','), "1.234,56");
    }

    #[test]
    fn what_a_locale_writes_can_be_typed() {
        for locale in [
            "en-GB", "de-DE", "fr-FR", "de-CH", "ar-EG", "fa-IR", "my-MM", "ar-KW",
        ] {
            let words = Words::of(&sample::household(locale, "KWD").unwrap());
            for minor in [0, 5, -20_000, 123_456_789] {
                let amount = Money::from_minor(minor);
                assert_eq!(words.read(&words.typed(amount)), Ok(amount), "{locale}");
                assert_eq!(words.read(&words.amount(amount)), Ok(amount), "{locale}");
            }
            let rate = Rate::from_bps(1_999).unwrap();
            for typed in ["19.99 %", "١٩٫٩٩٪", &words.rate_typed(rate)] {
                assert_eq!(words.read_rate(typed), Ok(rate), "{locale}");
            }
        }
    }

    #[test]
    fn each_script_has_ten_digits() {
        for zero in ZEROS {
            let digits: String = (u32::from(zero)..)
                .take(10)
                .filter_map(char::from_u32)
                .collect();
            assert_eq!(in_latin(&digits, '.'), "0123456789");
        }
    }
}
