use poem::http::StatusCode;
use quartermaster_application::template::OrderError;
use quartermaster_application::template::debt_targets::{
    ArchiveDebtTargetError, ChangeDebtTargetError, CreateDebtTargetError, DeleteDebtTargetError,
    PutBackDebtTargetError,
};
use quartermaster_application::template::entries::{
    ArchiveEntryError, ChangeEntryError, CreateEntryError, DeleteEntryError, PutBackEntryError,
};
use quartermaster_domain::Message;
use quartermaster_domain::limits::{TEMPLATE_MAX_DEBT_TARGETS, TEMPLATE_MAX_ENTRIES};

use super::Problem;
use super::store::version_conflict;

impl From<CreateEntryError> for Problem {
    fn from(error: CreateEntryError) -> Self {
        match error {
            CreateEntryError::Invalid(errors) => errors.into(),
            CreateEntryError::TemplateFull => entries_full(),
            CreateEntryError::Store(error) => error.into(),
        }
    }
}

impl From<ChangeEntryError> for Problem {
    fn from(error: ChangeEntryError) -> Self {
        match error {
            ChangeEntryError::NoSuchEntry => no_such_entry(),
            ChangeEntryError::Invalid(errors) => errors.into(),
            ChangeEntryError::Stale => version_conflict(),
            ChangeEntryError::Store(error) => error.into(),
        }
    }
}

impl From<ArchiveEntryError> for Problem {
    fn from(error: ArchiveEntryError) -> Self {
        match error {
            ArchiveEntryError::NoSuchEntry => no_such_entry(),
            ArchiveEntryError::Store(error) => error.into(),
        }
    }
}

impl From<DeleteEntryError> for Problem {
    fn from(error: DeleteEntryError) -> Self {
        match error {
            DeleteEntryError::NoSuchEntry => no_such_entry(),
            DeleteEntryError::InUse => {
                Self::new(StatusCode::CONFLICT, "entry_in_use", "problem-entry-in-use")
            }
            DeleteEntryError::Store(error) => error.into(),
        }
    }
}

impl From<PutBackEntryError> for Problem {
    fn from(error: PutBackEntryError) -> Self {
        match error {
            PutBackEntryError::NothingDeleted => nothing_removed(),
            PutBackEntryError::TemplateFull => entries_full(),
            PutBackEntryError::Store(error) => error.into(),
        }
    }
}

impl From<PutBackDebtTargetError> for Problem {
    fn from(error: PutBackDebtTargetError) -> Self {
        match error {
            PutBackDebtTargetError::NothingDeleted => nothing_removed(),
            PutBackDebtTargetError::TemplateFull => debt_targets_full(),
            PutBackDebtTargetError::Store(error) => error.into(),
        }
    }
}

/// Of an entry or a debt that is to be put back.
pub(super) fn nothing_removed() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "nothing_deleted",
        "problem-nothing-removed",
    )
}

impl From<CreateDebtTargetError> for Problem {
    fn from(error: CreateDebtTargetError) -> Self {
        match error {
            CreateDebtTargetError::Invalid(errors) => errors.into(),
            CreateDebtTargetError::TemplateFull => debt_targets_full(),
            CreateDebtTargetError::Store(error) => error.into(),
        }
    }
}

impl From<ChangeDebtTargetError> for Problem {
    fn from(error: ChangeDebtTargetError) -> Self {
        match error {
            ChangeDebtTargetError::NoSuchDebtTarget => no_such_debt_target(),
            ChangeDebtTargetError::Invalid(errors) => errors.into(),
            ChangeDebtTargetError::Stale => version_conflict(),
            ChangeDebtTargetError::Store(error) => error.into(),
        }
    }
}

impl From<ArchiveDebtTargetError> for Problem {
    fn from(error: ArchiveDebtTargetError) -> Self {
        match error {
            ArchiveDebtTargetError::NoSuchDebtTarget => no_such_debt_target(),
            ArchiveDebtTargetError::Store(error) => error.into(),
        }
    }
}

impl From<DeleteDebtTargetError> for Problem {
    fn from(error: DeleteDebtTargetError) -> Self {
        match error {
            DeleteDebtTargetError::NoSuchDebtTarget => no_such_debt_target(),
            DeleteDebtTargetError::InUse => Self::new(
                StatusCode::CONFLICT,
                "debt_target_in_use",
                "problem-debt-target-in-use",
            ),
            DeleteDebtTargetError::Store(error) => error.into(),
        }
    }
}

impl From<OrderError> for Problem {
    fn from(error: OrderError) -> Self {
        match error {
            OrderError::Invalid(errors) => errors.into(),
            OrderError::Store(error) => error.into(),
        }
    }
}

pub(super) fn entries_full() -> Problem {
    template_full(
        Message::new("problem-template-full-of-entries").with("max", TEMPLATE_MAX_ENTRIES),
    )
}

fn debt_targets_full() -> Problem {
    template_full(
        Message::new("problem-template-full-of-debts").with("max", TEMPLATE_MAX_DEBT_TARGETS),
    )
}

fn template_full(message: Message) -> Problem {
    Problem::new(StatusCode::CONFLICT, "template_full", message)
}

pub(crate) fn no_such_entry() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "entry_not_found",
        "problem-entry-not-found",
    )
}

pub(crate) fn no_such_debt_target() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "debt_target_not_found",
        "problem-debt-target-not-found",
    )
}
