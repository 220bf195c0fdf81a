use poem::http::StatusCode;
use quartermaster_application::postings::{
    AddPaymentError, ChangePostingError, DeletePostingError, PutBackError, SetOpeningsError,
};

use super::Problem;
use super::store::version_conflict;

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
                "problem-month-before-exists",
            ),
            SetOpeningsError::OpeningExists => Self::new(
                StatusCode::CONFLICT,
                "opening_exists",
                "problem-opening-exists",
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
            ChangePostingError::Overtaken { .. } => version_conflict(),
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

impl From<PutBackError> for Problem {
    fn from(error: PutBackError) -> Self {
        match error {
            PutBackError::Door(error) => error.into(),
            PutBackError::NothingDeleted => conflict("nothing_deleted", "problem-nothing-deleted"),
            PutBackError::NoSuchEntry => conflict("entry_gone", "problem-entry-gone"),
            PutBackError::MonthFull => conflict("month_full", "problem-month-full-of-postings"),
            PutBackError::OpeningExists => {
                conflict("opening_exists", "problem-another-opening-exists")
            }
            PutBackError::Store(error) => error.into(),
        }
    }
}

fn conflict(code: &'static str, key: &'static str) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, key)
}

fn no_such_posting() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "posting_not_found",
        "problem-posting-not-found",
    )
}

fn opening_is_derived() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "opening_is_derived",
        "problem-opening-is-derived",
    )
}
