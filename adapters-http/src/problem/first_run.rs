use quartermaster_application::months::{BeginError, ProposeError};
use quartermaster_application::template::FillError;

use super::Problem;
use super::template::entries_full;

impl From<FillError> for Problem {
    fn from(error: FillError) -> Self {
        match error {
            FillError::Invalid(errors) => errors.into(),
            FillError::TemplateFull => entries_full(),
            FillError::Store(error) => error.into(),
        }
    }
}

impl From<BeginError> for Problem {
    fn from(error: BeginError) -> Self {
        match error {
            BeginError::NotFirst => ProposeError::MonthExists.into(),
            BeginError::Invalid(errors) => errors.into(),
            BeginError::Create(error) => error.into(),
            BeginError::Activate(error) => error.into(),
            BeginError::SetOpenings(error) => error.into(),
            BeginError::Store(error) => error.into(),
        }
    }
}
