use quartermaster_application::ports::StoreError;
use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, Household, StartDay};
use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::{ActiveModel, Entity, Model};
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
        name: row.value("name", Name::kept(&name))?,
        currency: row.value("currency", Currency::from_code(&currency))?,
        locale: row.value("locale", Locale::parse(&locale))?,
        time_zone: row.value("time_zone", TimeZoneName::parse(&time_zone))?,
        month_start_day: row.value("month_start_day", StartDay::new(month_start_day))?,
        version: row.version(version)?,
    })
}

/// The row as another store had it; there is only one, so its id stays.
pub(crate) fn imported_row(household: &Household) -> ActiveModel {
    let Household {
        name,
        currency,
        locale,
        time_zone,
        month_start_day,
        version,
    } = household;
    ActiveModel {
        id: NotSet,
        name: Set(name.as_str().to_owned()),
        currency: Set(currency.code().to_owned()),
        locale: Set(locale.as_str().to_owned()),
        time_zone: Set(time_zone.as_str().to_owned()),
        month_start_day: Set(i64::from(month_start_day.day())),
        version: Set(*version),
    }
}
