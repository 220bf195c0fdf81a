use poem::http::StatusCode;
use quartermaster_application::postings::{
    AddPaymentError, ChangePostingError, DeletePostingError, PutBackError, SetOpeningsError,
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

impl From<PutBackError> for Problem {
    fn from(error: PutBackError) -> Self {
        match error {
            PutBackError::Door(error) => error.into(),
            PutBackError::NothingDeleted => conflict(
                "nothing_deleted",
                "Nothing to put back",
                "This posting was not deleted from the month, or it is back already.",
            ),
            PutBackError::NoSuchEntry => conflict(
                "entry_gone",
                "The entry is gone",
                "The entry of this posting was removed from the month meanwhile.",
            ),
            PutBackError::MonthFull => conflict(
                "month_full",
                "The month is full",
                "The month has as many postings as it can have.",
            ),
            PutBackError::OpeningExists => conflict(
                "opening_exists",
                "There is another opening balance",
                "The entry has another opening balance by now, or the month before gives it.",
            ),
            PutBackError::Store(error) => error.into(),
        }
    }
}

fn conflict(code: &'static str, title: &'static str, detail: &'static str) -> Problem {
    Problem::new(StatusCode::CONFLICT, code, title, detail)
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
