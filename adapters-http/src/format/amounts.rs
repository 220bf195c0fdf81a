use std::collections::HashMap;
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use icu_decimal::DecimalFormatter;
use icu_decimal::input::Decimal;
use icu_locale_core::Locale;
use quartermaster_domain::Money;
use quartermaster_domain::money::to_decimal;

/// How a locale writes numbers.
pub(super) struct Numbers {
    /// None where ICU has no data for the locale at all; then numbers are plain.
    formatter: Option<DecimalFormatter>,
    decimal_mark: char,
    symbol_leads: bool,
}

/// Languages that write the currency before the amount.
const SYMBOL_LEADS: [&str; 8] = ["en", "ja", "zh", "ko", "nl", "tr", "th", "hi"];
pub(super) const MINUS: &str = "\u{2212}";

impl Numbers {
    /// Building a formatter is slow, so each locale has one for as long as the program runs.
    pub(super) fn of(locale: &str) -> Arc<Self> {
        static KNOWN: LazyLock<Mutex<HashMap<String, Arc<Numbers>>>> =
            LazyLock::new(Mutex::default);
        let mut known = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(numbers) = known.get(locale) {
            return Arc::clone(numbers);
        }
        let numbers = Arc::new(Self::build(locale));
        known.insert(locale.to_owned(), Arc::clone(&numbers));
        numbers
    }

    fn build(locale: &str) -> Self {
        let parsed: Option<Locale> = locale.parse().ok();
        let formatter = parsed
            .and_then(|locale| DecimalFormatter::try_new(locale.into(), Default::default()).ok());
        let one_and_a_half = formatter
            .as_ref()
            .map(|formatter| formatter.format_to_string(&decimal(15, 1)));
        let has_comma = one_and_a_half.is_some_and(|text| text.contains(','));
        let decimal_mark = if has_comma { ',' } else { '.' };
        let language = locale.split('-').next().unwrap_or_default();
        Self {
            formatter,
            decimal_mark,
            symbol_leads: SYMBOL_LEADS.contains(&language),
        }
    }

    pub(super) fn amount(&self, amount: Money, exponent: u8) -> String {
        let text = match &self.formatter {
            Some(formatter) => formatter.format_to_string(&decimal(amount.minor(), exponent)),
            None => to_decimal(amount, exponent),
        };
        text.replace('-', MINUS)
    }

    pub(super) fn decimal_mark(&self) -> char {
        self.decimal_mark
    }

    pub(super) fn with_symbol(&self, amount: &str, symbol: &str) -> String {
        if !self.symbol_leads {
            return format!("{amount}\u{a0}{symbol}");
        }
        let space = if symbol.chars().all(char::is_alphabetic) {
            "\u{a0}"
        } else {
            ""
        };
        match amount.strip_prefix(MINUS) {
            Some(rest) => format!("{MINUS}{symbol}{space}{rest}"),
            None => format!("{symbol}{space}{amount}"),
        }
    }
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
        assert_eq!(
            amount("en-GB", i64::MIN, 2),
            "\u{2212}92,233,720,368,547,758.08"
        );
    }

    #[test]
    fn the_symbol_stands_where_the_locale_puts_it() {
        let with_symbol =
            |locale, text: &str, symbol| Numbers::of(locale).with_symbol(text, symbol);
        assert_eq!(with_symbol("en-GB", "20.00", "€"), "€20.00");
        assert_eq!(with_symbol("en-GB", "\u{2212}20.00", "€"), "\u{2212}€20.00");
        assert_eq!(with_symbol("en-GB", "20.00", "CHF"), "CHF\u{a0}20.00");
        assert_eq!(with_symbol("de-DE", "20,00", "€"), "20,00\u{a0}€");
    }
}
