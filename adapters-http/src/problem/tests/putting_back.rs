use quartermaster_application::months::{DoorError, PutBackEntryError};
use quartermaster_application::ports::StoreError;
use quartermaster_application::template::{debt_targets, entries};

use super::shared::opening_conflict;
use super::{Problem, assert_readable, problems};

#[test]
fn putting_an_entry_of_a_month_back() {
    assert_readable(&problems!(PutBackEntryError {
        PutBackEntryError::Door(_) = PutBackEntryError::Door(DoorError::NoSuchMonth) => 404 "month_not_found",
        PutBackEntryError::NothingRemoved = PutBackEntryError::NothingRemoved => 409 "nothing_deleted",
        PutBackEntryError::MonthFull = PutBackEntryError::MonthFull => 409 "month_full",
        PutBackEntryError::CarryOver(_) = PutBackEntryError::CarryOver(opening_conflict()) => 409 "opening_conflict",
        PutBackEntryError::Store(_) = PutBackEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
    }));
}

#[test]
fn putting_an_entry_of_the_template_back() {
    use entries::PutBackEntryError;
    assert_readable(&problems!(PutBackEntryError {
        PutBackEntryError::NothingDeleted = PutBackEntryError::NothingDeleted => 409 "nothing_deleted",
        PutBackEntryError::TemplateFull = PutBackEntryError::TemplateFull => 409 "template_full",
        PutBackEntryError::Store(_) = PutBackEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
    }));
}

#[test]
fn putting_a_debt_of_the_template_back() {
    use debt_targets::PutBackDebtTargetError;
    assert_readable(&problems!(PutBackDebtTargetError {
        PutBackDebtTargetError::NothingDeleted = PutBackDebtTargetError::NothingDeleted => 409 "nothing_deleted",
        PutBackDebtTargetError::TemplateFull = PutBackDebtTargetError::TemplateFull => 409 "template_full",
        PutBackDebtTargetError::Store(_) = PutBackDebtTargetError::Store(StoreError::Busy) => 503 "database_unavailable",
    }));
}
