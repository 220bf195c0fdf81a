use poem::http::StatusCode;
use quartermaster_application::household::ChangeHouseholdError;

use super::Problem;
use super::store::version_conflict;

impl From<ChangeHouseholdError> for Problem {
    fn from(error: ChangeHouseholdError) -> Self {
        match error {
            ChangeHouseholdError::Invalid(errors) => errors.into(),
            ChangeHouseholdError::CurrencyInUse => Self::new(
                StatusCode::CONFLICT,
                "currency_in_use",
                "problem-currency-in-use",
            ),
            ChangeHouseholdError::Stale => version_conflict(),
            ChangeHouseholdError::Store(error) => error.into(),
        }
    }
}
