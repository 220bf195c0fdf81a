use quartermaster_application::months::{
    ActivateError, BeginError, CreateError, DoorError, ProposeError,
};
use quartermaster_application::ports::StoreError;
use quartermaster_application::postings::SetOpeningsError;
use quartermaster_application::template::FillError;

use super::{Problem, assert_readable, invalid, problems};

#[test]
fn filling_the_template() {
    assert_readable(&problems!(FillError {
        FillError::Invalid(_) = FillError::Invalid(invalid()) => 422 "invalid_fields",
        FillError::TemplateFull = FillError::TemplateFull => 409 "template_full",
        FillError::Store(_) = FillError::Store(StoreError::Busy) => 503 "database_unavailable",
    }));
}

#[test]
fn beginning_the_first_month() {
    let create = || CreateError::Propose(ProposeError::NoDaysLeft);
    let activate = || ActivateError::Door(DoorError::NoSuchMonth);
    assert_readable(&problems!(BeginError {
        BeginError::NotFirst = BeginError::NotFirst => 409 "month_exists",
        BeginError::Invalid(_) = BeginError::Invalid(invalid()) => 422 "invalid_fields",
        BeginError::Create(_) = BeginError::Create(create()) => 409 "no_days_left",
        BeginError::Activate(_) = BeginError::Activate(activate()) => 404 "month_not_found",
        BeginError::SetOpenings(_) = BeginError::SetOpenings(SetOpeningsError::MonthBefore) => 409 "month_before_exists",
        BeginError::Store(_) = BeginError::Store(StoreError::Busy) => 503 "database_unavailable",
    }));
}
