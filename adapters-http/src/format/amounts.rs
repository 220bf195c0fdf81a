use std::sync::Arc;

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_decimal::options::{DecimalFormatterOptions, GroupingStrategy};
use icu_experimental::dimension::currency::CurrencyType;
use icu_experimental::dimension::currency::formatter::CurrencyFormatter;
use icu_experimental::dimension::percent::formatter::PercentFormatter;
use icu_locale_core::Locale;
use quartermaster_domain::Money;
use quartermaster_domain::money::to_decimal;

use crate::texts::{Language, PerLocale};

/// How a locale writes numbers.
pub(super) struct Numbers {
    locale: Option<Locale>,
    /// None where ICU has no data for the locale at all; then numbers are plain.
    formatter: Option<DecimalFormatter>,
    percents: Option<PercentFormatter<DecimalFormatter>>,
    marks: Marks,
}

/// The signs that a locale writes numbers with.
struct Marks {
    /// Those for 0 to 9, where they are not the common ones.
    digits: Vec<char>,
    decimal: char,
    group: char,
}

pub(super) const MINUS: &str = "\u{2212}";

impl Numbers {
    pub(super) fn of(locale: &str) -> Arc<Self> {
        static KNOWN: PerLocale<Numbers> = PerLocale::new();
        KNOWN.get(locale, Self::build)
    }

    fn build(locale: &str) -> Self {
        let locale: Option<Locale> = locale.parse().ok();
        let formatter = locale
            .clone()
            .and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
        let percents = locale.clone().and_then(without_groups);
        let marks = Marks::of(|number| formatter.as_ref().map(|by| by.format_to_string(number)));
        Self {
            locale,
            formatter,
            percents,
            marks,
        }
    }

    pub(super) fn amount(&self, amount: Money, exponent: u8) -> String {
        let text = match &self.formatter {
            Some(formatter) => formatter.format_to_string(&decimal(amount.minor(), exponent)),
            None => to_decimal(amount, exponent),
        };
        sign_first(&text.replace('-', MINUS))
    }

    /// A share with its sign where the locale puts it.
    pub(super) fn percent(&self, minor: i64, exponent: u8) -> String {
        let text = match &self.percents {
            Some(percents) => percents.format(&decimal(minor, exponent)).to_string(),
            None => format!("{}\u{a0}%", to_decimal(Money::from_minor(minor), exponent)),
        };
        let text = text.replace('-', MINUS);
        // ICU's data for shares know the sign that goes with the common digits alone.
        match self.marks.digits.first() {
            Some('\u{660}' | '\u{6f0}') => text.replace(DIRECTIONS, "").replace('%', "٪"),
            _ => text,
        }
    }

    pub(super) fn decimal_mark(&self) -> char {
        self.marks.decimal
    }

    /// An amount as it is typed: no grouping, the locale's own digits and decimal mark.
    pub(super) fn typed(&self, amount: Money, exponent: u8) -> String {
        let plain = to_decimal(amount, exponent);
        plain.chars().map(|c| self.marks.of_locale(c)).collect()
    }

    /// What somebody typed or copied from a page, in common digits and marks, and which of `.` and
    /// `,` is the decimal mark in it. Of the signs that only say in which direction a number runs
    /// nothing is left.
    pub(super) fn plain(&self, text: &str) -> (String, char) {
        let text = text.chars().filter(|c| !DIRECTIONS.contains(c));
        let plain = text.map(|c| self.marks.common(c)).collect();
        (plain, self.marks.common(self.marks.decimal))
    }

    /// How the locale writes amounts of a currency, by its ISO 4217 code.
    pub(super) fn money(locale: &str, code: &str, symbol: &str) -> Arc<Surrounds> {
        static KNOWN: PerLocale<Surrounds> = PerLocale::new();
        KNOWN.get(&format!("{locale} {code}"), |_| {
            let surrounds = Numbers::of(locale).surrounds(code, symbol);
            if Language::of(locale).direction() == "rtl" {
                surrounds.isolated()
            } else {
                surrounds
            }
        })
    }

    fn surrounds(&self, code: &str, symbol: &str) -> Surrounds {
        let formatter = self.locale.clone().and_then(|locale| {
            let currency: CurrencyType = code.parse().ok()?;
            CurrencyFormatter::try_new_symbol(locale.into(), currency, Default::default()).ok()
        });
        let around = |units: i64| {
            let formatter = formatter.as_ref()?;
            let text = formatter
                .format_fixed_decimal(&Decimal::from(units))
                .to_string();
            around_digits(&text.replace('-', MINUS))
        };
        let behind = |sign: &str| (sign.to_owned(), format!("\u{a0}{symbol}"));
        let (before, after) = around(-1).unwrap_or_else(|| behind(MINUS));
        let negative = match before.split_once(SIGN_BEHIND) {
            Some((start, between)) => (
                format!(
                    "{start}\u{2066}{MINUS}{}",
                    between.trim_start_matches(DIRECTIONS)
                ),
                format!("\u{2069}{after}"),
            ),
            None => (before, after),
        };
        Surrounds {
            positive: around(1).unwrap_or_else(|| behind("")),
            negative,
        }
    }
}

/// How a locale writes a share or a rate. Without groups: a rate may go up to 1000 %, and as it is shown it can be
/// typed, where its one mark is the decimal mark.
fn without_groups(locale: Locale) -> Option<PercentFormatter<DecimalFormatter>> {
    let mut options = DecimalFormatterOptions::default();
    options.grouping_strategy = Some(GroupingStrategy::Never);
    let digits = DecimalFormatter::try_new(locale.clone().into(), options).ok()?;
    let sign = Default::default();
    PercentFormatter::try_new_with_decimal_formatter(locale.into(), digits, sign).ok()
}

/// How ICU writes the sign of Arabic digits: at their right, as they are read there.
const SIGN_BEHIND: &str = "\u{61c}\u{2212}";

/// An amount with its sign at the left, as it is in every other language: behind the last digit it would push the
/// decimals of a negative amount out of their column.
fn sign_first(text: &str) -> String {
    match text.strip_prefix(SIGN_BEHIND) {
        Some(digits) => format!("\u{2066}{MINUS}{digits}\u{2069}"),
        None => text.to_owned(),
    }
}

/// Signs without a shape of their own that are written around numbers in lines from right to left.
const DIRECTIONS: [char; 6] = [
    '\u{61c}', '\u{200e}', '\u{200f}', '\u{2066}', '\u{2068}', '\u{2069}',
];

impl Marks {
    /// Looks them up in numbers as `write` writes them.
    fn of(write: impl Fn(&Decimal) -> Option<String>) -> Self {
        let written = |number: i64, digits| write(&decimal(number, digits)).unwrap_or_default();
        let mark = |text: String| text.chars().find(|mark| !mark.is_numeric());
        let digits: Vec<char> = (0..10)
            .filter_map(|n| written(n, 0).chars().next())
            .collect();
        let decimal = mark(written(15, 1)).unwrap_or('.');
        Self {
            group: mark(written(1_000_000, 0)).unwrap_or(if decimal == '.' { ',' } else { '.' }),
            digits,
            decimal,
        }
    }

    /// A digit or mark of the locale as the common one. A decimal mark that is not common in itself is
    /// a point, and the grouping mark beside it a comma.
    fn common(&self, sign: char) -> char {
        let digit = self.digits.iter().position(|digit| *digit == sign);
        if let Some(digit) = digit.and_then(|digit| u32::try_from(digit).ok()) {
            return char::from_digit(digit, 10).unwrap_or(sign);
        }
        let is_own = !matches!(self.decimal, '.' | ',');
        match sign {
            _ if is_own && sign == self.decimal => '.',
            _ if is_own && sign == self.group => ',',
            // Arabic keyboards have it where others have the comma.
            '\u{60c}' => ',',
            _ => sign,
        }
    }

    fn of_locale(&self, sign: char) -> char {
        let digit = sign.to_digit(10).and_then(|at| usize::try_from(at).ok());
        match digit {
            Some(at) => self.digits.get(at).copied().unwrap_or(sign),
            None if sign == '.' => self.decimal,
            None => sign,
        }
    }
}

/// What a locale writes before and behind the digits of an amount of money.
///
/// ICU rounds to the digits that a currency is used with, which for some are fewer than ISO 4217 gives
/// it; so the places are asked of ICU, and the digits stay those of the amount.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Surrounds {
    positive: (String, String),
    negative: (String, String),
}

impl Surrounds {
    /// With symbols of Latin letters kept in one piece, which a line from right to left would tear apart.
    fn isolated(self) -> Self {
        let both = |(before, behind): (String, String)| (isolated(&before), isolated(&behind));
        Self {
            positive: both(self.positive),
            negative: both(self.negative),
        }
    }

    /// `digits` is the amount without its sign.
    pub(super) fn around(&self, digits: &str, is_negative: bool) -> String {
        let (before, behind) = if is_negative {
            &self.negative
        } else {
            &self.positive
        };
        format!("{before}{digits}{behind}")
    }
}

fn isolated(around: &str) -> String {
    let is_beside = |c: char| c.is_whitespace() || DIRECTIONS.contains(&c) || MINUS.contains(c);
    let symbol = around.trim_matches(is_beside);
    if symbol.contains(|c: char| c.is_ascii_alphabetic()) {
        around.replace(symbol, &format!("\u{2066}{symbol}\u{2069}"))
    } else {
        around.to_owned()
    }
}

fn around_digits(text: &str) -> Option<(String, String)> {
    let first = text.find(char::is_numeric)?;
    let (last, digit) = text
        .char_indices()
        .rfind(|(_, letter)| letter.is_numeric())?;
    let before = text.get(..first)?.to_owned();
    let behind = text.get(last + digit.len_utf8()..)?.to_owned();
    Some((before, behind))
}

/// Whole minor units as a decimal with all of the currency's digits.
fn decimal(minor: i64, exponent: u8) -> Decimal {
    let mut decimal = Decimal::from(minor);
    decimal.multiply_pow10(-i16::from(exponent));
    decimal.absolute.pad_end(-i16::from(exponent));
    decimal
}

#[cfg(test)]
mod tests {
    use super::*;

    fn amount(locale: &str, minor: i64, exponent: u8) -> String {
        Numbers::of(locale).amount(Money::from_minor(minor), exponent)
    }

    #[test]
    fn amounts_have_all_digits_and_the_marks_of_the_locale() {
        assert_eq!(amount("en-GB", 357_590, 2), "3,575.90");
        assert_eq!(amount("en-GB", 0, 2), "0.00");
        assert_eq!(amount("en-GB", 5, 2), "0.05");
        assert_eq!(amount("en-GB", -2_000, 2), "\u{2212}20.00");
        assert_eq!(amount("de-DE", 357_590, 2), "3.575,90");
        assert_eq!(amount("ja-JP", 357_590, 0), "357,590");
        assert_eq!(amount("ar-KW", 1_234, 3).chars().count(), 5);
        assert_eq!(amount("en-GB", 12_345, 4), "1.2345");
        // In one piece that runs from left to right, so that the sign is not behind the digits.
        assert_eq!(amount("ar-EG", -2_050, 2), "\u{2066}\u{2212}٢٠٫٥٠\u{2069}");
        assert_eq!(
            amount("en-GB", i64::MIN, 2),
            "\u{2212}92,233,720,368,547,758.08"
        );
    }

    #[test]
    fn a_share_has_its_sign_where_the_locale_puts_it() {
        let percent = |locale, minor, exponent| Numbers::of(locale).percent(minor, exponent);
        assert_eq!(percent("en-GB", 2_499, 2), "24.99%");
        assert_eq!(percent("en-GB", -5, 0), "\u{2212}5%");
        assert_eq!(percent("de-DE", 12, 0), "12\u{a0}%");
        assert_eq!(percent("tr-TR", 12, 0), "%12");
        assert_eq!(percent("ar-EG", 12, 0), "١٢٪");
        assert_eq!(percent("?", 12, 0), "12\u{a0}%");
    }

    #[test]
    fn an_amount_is_typed_with_the_digits_and_the_mark_of_the_locale() {
        let typed = ["en-GB", "de-DE", "ar-EG", "fa-IR", "xx"]
            .map(|tag| Numbers::of(tag).typed(Money::from_minor(-123_450), 2));
        let expected = ["-1234.50", "-1234,50", "-١٢٣٤٫٥٠", "-۱۲۳۴٫۵۰", "-1234.50"];
        assert_eq!(typed, expected);
    }

    #[test]
    fn what_is_typed_in_a_locale_becomes_plain() {
        let plain = |tag, text| Numbers::of(tag).plain(text);
        let plainly = |text: &str, mark| (text.to_owned(), mark);
        assert_eq!(
            plain("ar-EG", "\u{61c}-١٬٢٣٤٫٥٠"),
            plainly("-1,234.50", '.')
        );
        assert_eq!(plain("ar-EG", "12،5"), plainly("12,5", '.'));
        assert_eq!(plain("de-DE", "1.234,5+3"), plainly("1.234,5+3", ','));
        assert_eq!(plain("en-GB", "a lot"), plainly("a lot", '.'));
    }

    #[test]
    fn the_symbol_stands_where_the_locale_puts_it() {
        let money = |locale, code, digits: &str, is_negative| {
            Numbers::money(locale, code, code).around(digits, is_negative)
        };
        assert_eq!(money("en-GB", "EUR", "20.00", false), "€20.00");
        assert_eq!(money("en-GB", "EUR", "20.00", true), "\u{2212}€20.00");
        assert_eq!(money("en-GB", "CHF", "20.00", false), "CHF\u{a0}20.00");
        assert_eq!(money("de-DE", "EUR", "20,00", false), "20,00\u{a0}€");
        assert_eq!(money("nl-NL", "EUR", "20,00", true), "€\u{a0}\u{2212}20,00");
        // In use a dinar of Iraq has no fils any more; its amounts have three digits all the same.
        assert_eq!(money("en-GB", "IQD", "1.234", false), "IQD\u{a0}1.234");
        assert_eq!(money("?", "EUR", "20.00", true), "\u{2212}20.00\u{a0}EUR");
    }

    #[test]
    fn a_latin_symbol_stays_whole_in_a_line_from_right_to_left() {
        let written =
            |locale, code, symbol| Numbers::money(locale, code, symbol).around("١٢٫٥٠", false);
        let dollars = written("ar-EG", "USD", "$");
        assert!(dollars.contains("\u{2066}US$\u{2069}"), "{dollars:?}");
        let pounds = written("ar-EG", "EGP", "E£");
        assert!(!pounds.contains('\u{2066}'), "{pounds:?}");
        let english = written("en-GB", "USD", "$");
        assert!(!english.contains('\u{2066}'), "{english:?}");
        let (plain, _) = Numbers::of("ar-EG").plain("\u{2066}١٢٫٥٠\u{2069}");
        assert_eq!(plain, "12.50");
        let negative = Numbers::money("ar-EG", "EUR", "€").around("١٢٫٥٠", true);
        assert!(
            negative.contains("\u{2066}\u{2212}١٢٫٥٠\u{2069}"),
            "{negative:?}"
        );
    }
}
