use quartermaster_application::months::DoorError;
use quartermaster_application::ports::StoreError;
use quartermaster_application::postings::{
    AddPaymentError, ChangePostingError, DeletePostingError, SetOpeningsError,
};
use quartermaster_domain::MonthEntryId;

use super::{Problem, assert_readable, invalid, problems};

pub(super) fn all() -> Vec<Problem> {
    let tables = [
        problems!(AddPaymentError {
            AddPaymentError::Door(_) = AddPaymentError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            AddPaymentError::Invalid(_) = AddPaymentError::Invalid(invalid()) => 422 "invalid_fields",
            AddPaymentError::Store(_) = AddPaymentError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(SetOpeningsError {
            SetOpeningsError::Door(_) = SetOpeningsError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            SetOpeningsError::Invalid(_) = SetOpeningsError::Invalid(invalid()) => 422 "invalid_fields",
            SetOpeningsError::MonthBefore = SetOpeningsError::MonthBefore => 409 "month_before_exists",
            SetOpeningsError::OpeningExists = SetOpeningsError::OpeningExists => 409 "opening_exists",
            SetOpeningsError::Store(_) = SetOpeningsError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ChangePostingError {
            ChangePostingError::Door(_) = ChangePostingError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            ChangePostingError::NoSuchPosting = ChangePostingError::NoSuchPosting => 404 "posting_not_found",
            ChangePostingError::OpeningIsDerived = ChangePostingError::OpeningIsDerived => 409 "opening_is_derived",
            ChangePostingError::Overtaken { .. } = ChangePostingError::Overtaken { entry: MonthEntryId(1) } => 409 "version_conflict",
            ChangePostingError::Invalid(_) = ChangePostingError::Invalid(invalid()) => 422 "invalid_fields",
            ChangePostingError::Store(_) = ChangePostingError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(DeletePostingError {
            DeletePostingError::Door(_) = DeletePostingError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
            DeletePostingError::NoSuchPosting = DeletePostingError::NoSuchPosting => 404 "posting_not_found",
            DeletePostingError::OpeningIsDerived = DeletePostingError::OpeningIsDerived => 409 "opening_is_derived",
            DeletePostingError::Store(_) = DeletePostingError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
    ];
    tables.into_iter().flatten().collect()
}

#[test]
fn every_error_of_a_posting_has_its_problem() {
    assert_readable(&all());
}
