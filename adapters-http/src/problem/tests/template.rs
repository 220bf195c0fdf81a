use quartermaster_application::household::ChangeHouseholdError;
use quartermaster_application::ports::StoreError;
use quartermaster_application::template::OrderError;
use quartermaster_application::template::debt_targets::{
    ArchiveDebtTargetError, ChangeDebtTargetError, CreateDebtTargetError, DeleteDebtTargetError,
};
use quartermaster_application::template::entries::{
    ArchiveEntryError, ChangeEntryError, CreateEntryError, DeleteEntryError,
};

use super::{Problem, assert_readable, invalid, problems};

pub(super) fn all() -> Vec<Problem> {
    let tables = [
        problems!(ChangeHouseholdError {
            ChangeHouseholdError::Invalid(_) = ChangeHouseholdError::Invalid(invalid()) => 422 "invalid_fields",
            ChangeHouseholdError::CurrencyInUse = ChangeHouseholdError::CurrencyInUse => 409 "currency_in_use",
            ChangeHouseholdError::Stale = ChangeHouseholdError::Stale => 409 "version_conflict",
            ChangeHouseholdError::Store(_) = ChangeHouseholdError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(CreateEntryError {
            CreateEntryError::Invalid(_) = CreateEntryError::Invalid(invalid()) => 422 "invalid_fields",
            CreateEntryError::TemplateFull = CreateEntryError::TemplateFull => 409 "template_full",
            CreateEntryError::Store(_) = CreateEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ChangeEntryError {
            ChangeEntryError::NoSuchEntry = ChangeEntryError::NoSuchEntry => 404 "entry_not_found",
            ChangeEntryError::Invalid(_) = ChangeEntryError::Invalid(invalid()) => 422 "invalid_fields",
            ChangeEntryError::Stale = ChangeEntryError::Stale => 409 "version_conflict",
            ChangeEntryError::Store(_) = ChangeEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ArchiveEntryError {
            ArchiveEntryError::NoSuchEntry = ArchiveEntryError::NoSuchEntry => 404 "entry_not_found",
            ArchiveEntryError::Store(_) = ArchiveEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(DeleteEntryError {
            DeleteEntryError::NoSuchEntry = DeleteEntryError::NoSuchEntry => 404 "entry_not_found",
            DeleteEntryError::InUse = DeleteEntryError::InUse => 409 "entry_in_use",
            DeleteEntryError::Store(_) = DeleteEntryError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(CreateDebtTargetError {
            CreateDebtTargetError::Invalid(_) = CreateDebtTargetError::Invalid(invalid()) => 422 "invalid_fields",
            CreateDebtTargetError::TemplateFull = CreateDebtTargetError::TemplateFull => 409 "template_full",
            CreateDebtTargetError::Store(_) = CreateDebtTargetError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ChangeDebtTargetError {
            ChangeDebtTargetError::NoSuchDebtTarget = ChangeDebtTargetError::NoSuchDebtTarget => 404 "debt_target_not_found",
            ChangeDebtTargetError::Invalid(_) = ChangeDebtTargetError::Invalid(invalid()) => 422 "invalid_fields",
            ChangeDebtTargetError::Stale = ChangeDebtTargetError::Stale => 409 "version_conflict",
            ChangeDebtTargetError::Store(_) = ChangeDebtTargetError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(ArchiveDebtTargetError {
            ArchiveDebtTargetError::NoSuchDebtTarget = ArchiveDebtTargetError::NoSuchDebtTarget => 404 "debt_target_not_found",
            ArchiveDebtTargetError::Store(_) = ArchiveDebtTargetError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(DeleteDebtTargetError {
            DeleteDebtTargetError::NoSuchDebtTarget = DeleteDebtTargetError::NoSuchDebtTarget => 404 "debt_target_not_found",
            DeleteDebtTargetError::InUse = DeleteDebtTargetError::InUse => 409 "debt_target_in_use",
            DeleteDebtTargetError::Store(_) = DeleteDebtTargetError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
        problems!(OrderError {
            OrderError::Invalid(_) = OrderError::Invalid(invalid()) => 422 "invalid_fields",
            OrderError::Store(_) = OrderError::Store(StoreError::Busy) => 503 "database_unavailable",
        }),
    ];
    tables.into_iter().flatten().collect()
}

#[test]
fn every_error_of_the_template_and_the_household_has_its_problem() {
    assert_readable(&all());
}
