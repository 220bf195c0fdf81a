//! Data for samples: a small month in each state, with hostile and very long texts.

mod drifts;
mod entry_pages;
mod findings;
mod forms;
mod months;
mod proposals;
mod templates;

pub(crate) use drifts::drifts;
pub(crate) use entry_pages::{entry_pages, postings};
pub(crate) use findings::findings;
pub(crate) use forms::{forms, overtaken, refused};
pub(crate) use months::{debt_curves, months};
pub(crate) use proposals::proposals;
pub(crate) use templates::templates;

use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, Date, Household, StartDay, ValueError};

/// A text that breaks out of HTML wherever it is not escaped.
pub(crate) const HOSTILE: &str = "</textarea><script>alert(1)</script>\"'&";
/// A name as long as a name can be.
pub(crate) const LONG: &str =
    "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

const CURRENCY: &str = "EUR";

/// Samples are built from literals, which the domain takes; where it would not, there is no sample.
fn build<T>(make: impl FnOnce() -> Result<T, ValueError>) -> Vec<T> {
    make().into_iter().collect()
}

pub(crate) fn today() -> Date {
    Date::constant(2026, 10, 23)
}

pub(crate) fn household(locale: &str, currency: &str) -> Result<Household, ValueError> {
    Ok(Household {
        name: Name::parse(HOSTILE)?,
        currency: Currency::from_code(currency)?,
        locale: Locale::parse(locale)?,
        time_zone: TimeZoneName::parse("UTC")?,
        month_start_day: StartDay::FIRST,
        version: 1,
    })
}

pub(crate) fn households(locale: &str) -> Vec<Household> {
    build(|| household(locale, CURRENCY))
}
