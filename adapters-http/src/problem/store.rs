//! What goes wrong while reading or storing.

use poem::http::StatusCode;
use poem::http::header::{HeaderValue, RETRY_AFTER};
use quartermaster_application::ports::StoreError;
use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::{FieldErrors, Message, Overflow};

use super::{FieldProblem, Problem, doors};

/// Seconds after which trying again makes sense.
const RETRY_AFTER_SECONDS: &str = "2";
const STORE_BUSY: &str = "store_busy";

impl From<StoreError> for Problem {
    /// A client learns that storing failed, never how; the log has the rest.
    fn from(error: StoreError) -> Self {
        match &error {
            StoreError::Conflict => version_conflict(),
            StoreError::Busy => database_unavailable().with_fault(STORE_BUSY, &error),
            StoreError::Unavailable(cause) => {
                database_unavailable().with_fault("store_unavailable", cause)
            }
            StoreError::File(trouble) => database_file_changed().with_fault("store_lost", trouble),
            StoreError::Corrupt { .. } => doors::internal().with_fault("store_failed", &error),
            StoreError::Backend(cause) => doors::internal().with_fault("store_failed", cause),
        }
    }
}

impl From<FieldErrors> for Problem {
    fn from(errors: FieldErrors) -> Self {
        let errors = errors.into_vec().into_iter().map(|error| FieldProblem {
            field: error.field,
            code: error.code.as_str(),
            message: error.message,
        });
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "invalid_fields",
            "problem-invalid-fields",
        )
        .with_errors(errors.collect())
    }
}

impl From<Overflow> for Problem {
    fn from(_: Overflow) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "amount_overflow",
            "problem-amount-overflow",
        )
    }
}

impl From<CarryOverError> for Problem {
    fn from(error: CarryOverError) -> Self {
        match error {
            CarryOverError::Conflict(conflict) => Self::new(
                StatusCode::CONFLICT,
                "opening_conflict",
                Message::new("problem-opening-conflict").with("name", conflict.name),
            ),
            CarryOverError::Overflow(error) => error.into(),
        }
    }
}

pub(super) fn database_unavailable() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "database_unavailable",
        "problem-database-unavailable",
    )
    .with_header(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_SECONDS))
}

/// Trying again makes no sense until somebody has mended it.
fn database_file_changed() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "database_file_changed",
        "problem-database-file-changed",
    )
}

impl Problem {
    /// Whether the database did not become free in time.
    pub(crate) fn is_of_a_busy_database(&self) -> bool {
        let fault = self.fault.as_ref();
        fault.is_some_and(|fault| fault.event == STORE_BUSY)
    }

    /// Whether somebody changed the same thing meanwhile.
    pub(crate) fn is_of_another_version(&self) -> bool {
        self.code == VERSION_CONFLICT
    }

    /// The answer to a request that asked for a version: another version fails its condition.
    pub(crate) fn under_if_match(mut self) -> Self {
        if self.code == VERSION_CONFLICT {
            self.status = StatusCode::PRECONDITION_FAILED;
        }
        self
    }
}

const VERSION_CONFLICT: &str = "version_conflict";

/// Somebody changed the same thing meanwhile.
pub(super) fn version_conflict() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        VERSION_CONFLICT,
        "problem-version-conflict",
    )
}
