use quartermaster_application::ports::StoreError;
use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, Household, StartDay};

use super::entity::{Entity, Model};
use crate::row::RowName;

pub(crate) fn household_of(row: Model) -> Result<Household, StoreError> {
    let Model {
        id,
        name,
        currency,
        locale,
        time_zone,
        month_start_day,
        version,
    } = row;
    let row = RowName::of::<Entity>(id);
    Ok(Household {
        name: row.value("name", Name::parse(&name))?,
        currency: row.value("currency", Currency::from_code(&currency))?,
        locale: row.value("locale", Locale::parse(&locale))?,
        time_zone: row.value("time_zone", TimeZoneName::parse(&time_zone))?,
        month_start_day: row.value("month_start_day", StartDay::new(month_start_day))?,
        version: row.version(version)?,
    })
}
