use poem::http::StatusCode;
use quartermaster_application::household::ChangeHouseholdError;

use super::Problem;
use super::store::version_conflict;

const CURRENCY_IN_USE: &str = "currency_in_use";

impl Problem {
    /// The field that the whole is about, where it is about one.
    pub(crate) fn field(&self) -> Option<&'static str> {
        (self.code == CURRENCY_IN_USE).then_some("currency")
    }
}

impl From<ChangeHouseholdError> for Problem {
    fn from(error: ChangeHouseholdError) -> Self {
        match error {
            ChangeHouseholdError::Invalid(errors) => errors.into(),
            ChangeHouseholdError::CurrencyInUse => Self::new(
                StatusCode::CONFLICT,
                CURRENCY_IN_USE,
                "problem-currency-in-use",
            ),
            ChangeHouseholdError::Stale => version_conflict(),
            ChangeHouseholdError::Store(error) => error.into(),
        }
    }
}
