use poem_openapi::Object;
use poem_openapi::types::MaybeUndefined;
use quartermaster_domain::household::{HouseholdInput, Locale, TimeZoneName};
use quartermaster_domain::text::Name;
use quartermaster_domain::{Currency, Household, StartDay};

use crate::api::given::{Reading as _, given};
use crate::api::scalars::{Text, Whole};

/// Whose budget it is.
#[derive(Object)]
#[oai(rename = "Household")]
pub(crate) struct HouseholdBody {
    name: String,
    /// ISO 4217.
    currency: String,
    locale: String,
    time_zone: String,
    /// 1 to 28.
    month_start_day: i8,
}

impl From<&Household> for HouseholdBody {
    fn from(household: &Household) -> Self {
        Self {
            name: household.name.to_string(),
            currency: household.currency.code().to_owned(),
            locale: household.locale.as_str().to_owned(),
            time_zone: household.time_zone.as_str().to_owned(),
            month_start_day: household.month_start_day.day(),
        }
    }
}

/// What to change; a field left out stays as it is.
#[derive(Object)]
#[oai(deny_unknown_fields)]
pub(crate) struct HouseholdChange {
    name: MaybeUndefined<Text>,
    currency: MaybeUndefined<Text>,
    locale: MaybeUndefined<Text>,
    time_zone: MaybeUndefined<Text>,
    month_start_day: MaybeUndefined<Whole>,
}

impl From<HouseholdChange> for HouseholdInput {
    fn from(body: HouseholdChange) -> Self {
        let HouseholdChange {
            name,
            currency,
            locale,
            time_zone,
            month_start_day,
        } = body;
        Self {
            name: given(name).read(|text| Name::parse(&text)),
            currency: given(currency).read(|text| Currency::from_code(&text)),
            locale: given(locale).read(|text| Locale::parse(&text)),
            time_zone: given(time_zone).read(|text| TimeZoneName::parse(&text)),
            month_start_day: given(month_start_day).read(StartDay::new),
        }
    }
}
