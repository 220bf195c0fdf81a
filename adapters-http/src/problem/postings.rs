use poem::http::StatusCode;
use quartermaster_application::postings::{
    AddPaymentError, ChangePostingError, DeletePostingError, SetOpeningsError,
};

use super::Problem;

impl From<AddPaymentError> for Problem {
    fn from(error: AddPaymentError) -> Self {
        match error {
            AddPaymentError::Door(error) => error.into(),
            AddPaymentError::Invalid(errors) => errors.into(),
            AddPaymentError::Store(error) => error.into(),
        }
    }
}

impl From<SetOpeningsError> for Problem {
    fn from(error: SetOpeningsError) -> Self {
        match error {
            SetOpeningsError::Door(error) => error.into(),
            SetOpeningsError::Invalid(errors) => errors.into(),
            SetOpeningsError::MonthBefore => Self::new(
                StatusCode::CONFLICT,
                "month_before_exists",
                "There is a month before",
                "The month before gives the openings; they can be set by hand only where there is none.",
            ),
            SetOpeningsError::OpeningExists => Self::new(
                StatusCode::CONFLICT,
                "opening_exists",
                "The entry has an opening balance",
                "An entry has at most one opening balance. Change the one that is there.",
            ),
            SetOpeningsError::Store(error) => error.into(),
        }
    }
}

impl From<ChangePostingError> for Problem {
    fn from(error: ChangePostingError) -> Self {
        match error {
            ChangePostingError::Door(error) => error.into(),
            ChangePostingError::NoSuchPosting => no_such_posting(),
            ChangePostingError::OpeningIsDerived => opening_is_derived(),
            ChangePostingError::Invalid(errors) => errors.into(),
            ChangePostingError::Store(error) => error.into(),
        }
    }
}

impl From<DeletePostingError> for Problem {
    fn from(error: DeletePostingError) -> Self {
        match error {
            DeletePostingError::Door(error) => error.into(),
            DeletePostingError::NoSuchPosting => no_such_posting(),
            DeletePostingError::OpeningIsDerived => opening_is_derived(),
            DeletePostingError::Store(error) => error.into(),
        }
    }
}

fn no_such_posting() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "posting_not_found",
        "There is no such posting",
        "It is not in this month, or it was deleted meanwhile.",
    )
}

fn opening_is_derived() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "opening_is_derived",
        "The opening balance is derived",
        "The month before gives it. It changes when that month is reopened and closed again.",
    )
}
