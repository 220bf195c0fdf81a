//! The one place that words and formats for people.

mod finding;
mod reason;

use quartermaster_domain::money::to_decimal;
use quartermaster_domain::{Household, Money, YearMonth};

/// How a household reads.
pub(crate) struct Words {
    exponent: u8,
}

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Words {
    pub(crate) fn of(household: &Household) -> Self {
        Self {
            exponent: household.currency.exponent(),
        }
    }

    pub(crate) fn amount(&self, amount: Money) -> String {
        to_decimal(amount, self.exponent)
    }

    pub(crate) fn month_name(month: YearMonth) -> &'static str {
        usize::try_from(month.month() - 1)
            .ok()
            .and_then(|index| MONTHS.get(index))
            .copied()
            .unwrap_or_default()
    }
}
