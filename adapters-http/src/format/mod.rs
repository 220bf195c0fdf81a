//! The one place that words and formats for people.

mod amounts;
mod dates;
mod durations;
mod finding;
mod posting;
mod reason;
mod recurrence;
mod wording;

use std::sync::Arc;

use quartermaster_domain::household::TimeZoneName;
use quartermaster_domain::money::{Separators, parse_entered};
use quartermaster_domain::month::MonthState;
use quartermaster_domain::template::{Carry, EntryKind, Rate};
use quartermaster_domain::{
    Currency, Date, Given, Household, Money, MonthDays, Timestamp, Year, YearMonth,
};

use crate::texts::{Named, Texts};
use amounts::{Numbers, Surrounds};
use dates::Dates;
pub(crate) use wording::Wording;

/// How a household reads: its language, its numbers and money, its dates.
#[derive(Clone)]
pub(crate) struct Words {
    currency: Currency,
    time_zone: TimeZoneName,
    numbers: Arc<Numbers>,
    money: Arc<Surrounds>,
    dates: Arc<Dates>,
    texts: Arc<Texts>,
}

impl Words {
    pub(crate) fn of(household: &Household) -> Self {
        let locale = household.locale.as_str();
        let currency = household.currency;
        Self {
            money: Numbers::money(locale, currency.code(), &currency.symbol()),
            currency,
            time_zone: household.time_zone.clone(),
            numbers: Numbers::of(locale),
            dates: Dates::of(locale),
            texts: Texts::of(locale),
        }
    }

    /// What programs are told in words: always in English, with the household's numbers.
    pub(crate) fn in_english(household: &Household) -> Self {
        Self {
            dates: Dates::of(ENGLISH),
            texts: Texts::english(),
            ..Self::of(household)
        }
    }

    /// The texts of the household's language.
    pub(crate) fn texts(&self) -> &Arc<Texts> {
        &self.texts
    }

    /// How messages are put into the household's words.
    pub(crate) fn wording(&self) -> Wording {
        Wording::for_people(Arc::clone(&self.texts), Arc::clone(&self.dates))
    }

    /// A text without values.
    pub(crate) fn text(&self, key: &str) -> String {
        self.texts.text(key)
    }

    /// A text with its values.
    pub(crate) fn text_with(&self, key: &str, values: &[Named<'_>]) -> String {
        self.texts.text_with(key, values)
    }

    /// Several things in one line, each after the other.
    pub(crate) fn list(&self, things: &[String]) -> String {
        things.join(&self.text("shared-comma"))
    }

    /// `2026`
    pub(crate) fn year(&self, year: Year) -> String {
        self.dates.year(year)
    }

    /// `October`
    pub(crate) fn month_name(&self, month: YearMonth) -> String {
        self.dates.month_name(month)
    }

    /// `Oct`
    pub(crate) fn short_month_name(&self, month: YearMonth) -> String {
        self.dates.short_month_name(month)
    }

    /// `October 2026`
    pub(crate) fn month(&self, month: YearMonth) -> String {
        self.dates.month(month)
    }

    /// `25 Oct`
    pub(crate) fn short_date(&self, date: Date) -> String {
        self.dates.short_date(date)
    }

    /// `25 October 2026`
    pub(crate) fn date(&self, date: Date) -> String {
        self.dates.date(date)
    }

    /// `1 October 2026 to 31 October 2026`
    pub(crate) fn days(&self, days: MonthDays) -> String {
        let ends = [
            ("first", self.date(days.first()).into()),
            ("last", self.date(days.last()).into()),
        ];
        self.text_with("words-days", &ends)
    }

    /// `23 November 2026 at 08:15`, as the household's clocks say.
    pub(crate) fn instant(&self, at: Timestamp) -> String {
        self.dates.instant(at, &self.time_zone)
    }

    /// `3,575.90`, with a real minus sign.
    pub(crate) fn amount(&self, amount: Money) -> String {
        self.numbers.amount(amount, self.currency.exponent())
    }

    /// An amount without its sign, where words say which way it goes.
    pub(crate) fn size(&self, amount: Money) -> String {
        if amount.is_negative() {
            self.amount(amount.negated().unwrap_or(amount))
        } else {
            self.amount(amount)
        }
    }

    /// `€3,575.90`, or `3.575,90 €` where the locale puts it behind.
    pub(crate) fn with_currency(&self, amount: Money) -> String {
        self.money.around(&self.size(amount), amount.is_negative())
    }

    /// Digits as an amount of money is written around them; for those that something else will write.
    pub(crate) fn around_digits(&self, digits: &str, is_negative: bool) -> String {
        self.money.around(digits, is_negative)
    }

    /// An amount as it is typed into a field: no grouping, the locale's decimal mark.
    pub(crate) fn typed(&self, amount: Money) -> String {
        self.numbers.typed(amount, self.currency.exponent())
    }

    /// The mark before the digits of the minor unit.
    pub(crate) fn decimal_mark(&self) -> String {
        self.numbers.decimal_mark().to_string()
    }

    /// Reads what was typed into an amount field, or what a page of this locale shows.
    pub(crate) fn read(&self, text: &str) -> Given<Money> {
        let (plain, decimal) = self.numbers.plain(text);
        parse_entered(&plain, Separators { decimal }, self.currency.exponent())
    }

    /// `24.99%`, or `24,99 %` where the locale sets the sign apart; with as many decimals as the rate has.
    pub(crate) fn rate(&self, rate: Rate) -> String {
        let (digits, behind) = rate.in_percent();
        self.numbers.percent(digits.minor(), behind)
    }

    /// `48%`
    pub(crate) fn percent(&self, percent: i64) -> String {
        self.numbers.percent(percent, 0)
    }

    /// A rate as it is typed into a field, in percent.
    pub(crate) fn rate_typed(&self, rate: Rate) -> String {
        let (digits, behind) = rate.in_percent();
        self.numbers.typed(digits, behind)
    }

    /// Reads what was typed into a rate field, in percent, or what a page of this locale shows.
    pub(crate) fn read_rate(&self, text: &str) -> Given<Rate> {
        let (plain, _) = self.numbers.plain(text);
        Rate::parse_entered(&plain)
    }

    pub(crate) fn kind(&self, kind: EntryKind) -> String {
        self.text(match kind {
            EntryKind::Income => "words-kind-income",
            EntryKind::Expense => "words-kind-expense",
            EntryKind::Saving => "words-kind-saving",
            EntryKind::DebtPayment => "words-kind-debt-payment",
        })
    }

    pub(crate) fn state(&self, state: MonthState) -> String {
        self.text(match state {
            MonthState::Draft => "words-state-draft",
            MonthState::Active => "words-state-active",
            MonthState::Closed => "words-state-closed",
        })
    }

    pub(crate) fn carry(&self, carry: Carry) -> String {
        self.text(match carry {
            Carry::None => "words-carry-none",
            Carry::Surplus => "words-carry-surplus",
            Carry::Balance => "words-carry-balance",
        })
    }
}

/// The locale whose words programs read.
const ENGLISH: &str = "en-GB";

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    #[test]
    fn what_a_locale_writes_can_be_typed() {
        for locale in [
            "en-GB", "de-DE", "fr-FR", "de-CH", "en-IN", "hi-IN", "ar-EG", "fa-IR", "my-MM",
            "ar-KW", "tr-TR", "eu-ES",
        ] {
            let words = Words::of(&sample::household(locale, "KWD").unwrap());
            for minor in [0, 5, -20_000, 123_456_789, 12_345_678_901] {
                let amount = Money::from_minor(minor);
                assert_eq!(words.read(&words.typed(amount)), Ok(amount), "{locale}");
                assert_eq!(words.read(&words.amount(amount)), Ok(amount), "{locale}");
            }
            for ppm in [
                0, 1, 38_750, 50_000, 199_900, 1_000_000, 9_999_999, 10_000_000,
            ] {
                let rate = Rate::from_ppm(ppm).unwrap();
                for typed in [words.rate(rate), words.rate_typed(rate)] {
                    assert_eq!(words.read_rate(&typed), Ok(rate), "{locale} {typed}");
                }
            }
        }
    }

    #[test]
    fn a_rate_has_as_many_decimals_as_it_has() {
        let written = |locale, ppm| {
            let words = Words::of(&sample::household(locale, "EUR").unwrap());
            words.rate(Rate::from_ppm(ppm).unwrap())
        };
        for (ppm, english, german) in [
            (0, "0%", "0\u{a0}%"),
            (50_000, "5%", "5\u{a0}%"),
            (249_900, "24.99%", "24,99\u{a0}%"),
            (38_750, "3.875%", "3,875\u{a0}%"),
            (38_755, "3.8755%", "3,8755\u{a0}%"),
            (1, "0.0001%", "0,0001\u{a0}%"),
            (10_000_000, "1000%", "1000\u{a0}%"),
        ] {
            assert_eq!(written("en-GB", ppm), english);
            assert_eq!(written("de-DE", ppm), german);
        }
        assert_eq!(written("ar-EG", 38_750), "٣٫٨٧٥٪");
    }

    #[test]
    fn a_rate_is_typed_with_either_mark_in_every_locale() {
        for locale in ["en-GB", "de-DE", "de-CH", "fr-FR", "ar-EG", "en-IN"] {
            let words = Words::of(&sample::household(locale, "EUR").unwrap());
            for (typed, ppm) in [
                ("3,875", 38_750),
                ("3.875", 38_750),
                ("19.99 %", 199_900),
                ("19,99\u{202f}%", 199_900),
                ("1.000", 10_000),
                ("1,000", 10_000),
                (".5", 5_000),
                ("1000", 10_000_000),
            ] {
                let rate = Rate::from_ppm(ppm);
                assert_eq!(words.read_rate(typed), rate, "{locale} {typed}");
            }
        }
    }
}
