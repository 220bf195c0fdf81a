//! The one place that words and formats for people.

mod amounts;
mod dates;
mod durations;
mod finding;
mod posting;
mod reason;
mod recurrence;

use std::sync::Arc;

use quartermaster_domain::household::TimeZoneName;
use quartermaster_domain::money::{Separators, parse_entered, to_decimal};
use quartermaster_domain::month::MonthState;
use quartermaster_domain::template::{Carry, EntryKind, Rate};
use quartermaster_domain::{Currency, Given, Household, Money, Timestamp};

use amounts::Numbers;
pub(crate) use dates::{date, days, month, month_name, short_date};
pub(crate) use durations::{ago, bytes, interval};
pub(crate) use posting::posting;
pub(crate) use recurrence::recurrence;

/// How a household reads amounts.
#[derive(Clone)]
pub(crate) struct Words {
    currency: Currency,
    time_zone: TimeZoneName,
    numbers: Arc<Numbers>,
}

impl Words {
    pub(crate) fn of(household: &Household) -> Self {
        Self {
            currency: household.currency,
            time_zone: household.time_zone.clone(),
            numbers: Numbers::of(household.locale.as_str()),
        }
    }

    /// `23 November 2026, 08:15`, as the household's clocks say.
    pub(crate) fn instant(&self, at: Timestamp) -> String {
        dates::instant(at, &self.time_zone)
    }

    /// `3,575.90`, with a real minus sign.
    pub(crate) fn amount(&self, amount: Money) -> String {
        self.numbers.amount(amount, self.currency.exponent())
    }

    /// `€3,575.90`, or `3.575,90 €` where the locale puts it behind.
    pub(crate) fn with_currency(&self, amount: Money) -> String {
        self.numbers
            .with_symbol(&self.amount(amount), &self.currency.symbol())
    }

    /// An amount as it is typed into a field: no grouping, the locale's decimal mark.
    pub(crate) fn typed(&self, amount: Money) -> String {
        let plain = to_decimal(amount, self.currency.exponent());
        plain.replace('.', &self.numbers.decimal_mark().to_string())
    }

    /// Reads what was typed into an amount field.
    pub(crate) fn read(&self, text: &str) -> Given<Money> {
        let separators = Separators {
            decimal: self.numbers.decimal_mark(),
        };
        parse_entered(text, separators, self.currency.exponent())
    }

    /// `24.99 %`
    pub(crate) fn rate(&self, rate: Rate) -> String {
        format!("{}\u{a0}%", self.rate_typed(rate))
    }

    /// A rate as it is typed into a field, in percent.
    pub(crate) fn rate_typed(&self, rate: Rate) -> String {
        let percent = to_decimal(Money::from_minor(i64::from(rate.bps())), RATE_EXPONENT);
        percent.replace('.', &self.numbers.decimal_mark().to_string())
    }

    /// Reads what was typed into a rate field, in percent.
    pub(crate) fn read_rate(&self, text: &str) -> Given<Rate> {
        let separators = Separators {
            decimal: self.numbers.decimal_mark(),
        };
        parse_entered(text.trim_end_matches(['%', ' ']), separators, RATE_EXPONENT)
            .and_then(|bps| Rate::from_bps(bps.minor()))
    }
}

/// A rate has as many digits behind the mark as its unit, a hundredth of a percent, gives it.
const RATE_EXPONENT: u8 = 2;

pub(crate) fn kind(kind: EntryKind) -> &'static str {
    match kind {
        EntryKind::Income => "Income",
        EntryKind::Expense => "Expense",
        EntryKind::Saving => "Saving",
        EntryKind::DebtPayment => "Debt payment",
    }
}

pub(crate) fn state(state: MonthState) -> &'static str {
    match state {
        MonthState::Draft => "draft",
        MonthState::Active => "active",
        MonthState::Closed => "closed",
    }
}

pub(crate) fn carry(carry: Carry) -> &'static str {
    match carry {
        Carry::None => "does not carry",
        Carry::Surplus => "surplus carries",
        Carry::Balance => "balance carries",
    }
}
