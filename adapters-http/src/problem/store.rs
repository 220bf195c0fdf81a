//! What goes wrong while reading or storing.

use poem::http::StatusCode;
use poem::http::header::{HeaderValue, RETRY_AFTER};
use quartermaster_application::ports::StoreError;
use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::{FieldErrors, Overflow};

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
            "Some values cannot be taken",
            "Nothing was changed. Each value that has to be mended is named with the reason.",
        )
        .with_errors(errors.collect())
    }
}

impl From<Overflow> for Problem {
    fn from(_: Overflow) -> Self {
        Self::new(
            StatusCode::UNPROCESSABLE_ENTITY,
            "amount_overflow",
            "A sum is too large",
            "A sum of amounts is larger than Quartermaster can keep. Nothing was changed.",
        )
    }
}

impl From<CarryOverError> for Problem {
    fn from(error: CarryOverError) -> Self {
        match error {
            CarryOverError::Conflict(conflict) => Self::new(
                StatusCode::CONFLICT,
                "opening_conflict",
                "An opening balance stands in the way",
                format!(
                    "{} has an opening balance set by hand where a carried one has to go. Delete it first.",
                    conflict.name
                ),
            ),
            CarryOverError::Overflow(error) => error.into(),
        }
    }
}

pub(super) fn database_unavailable() -> Problem {
    Problem::new(
        StatusCode::SERVICE_UNAVAILABLE,
        "database_unavailable",
        "The database cannot be used now",
        "It is busy, or its disk is full or does not answer. Try again in a moment, and look at what was kept.",
    )
    .with_header(RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER_SECONDS))
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
        "Somebody changed it meanwhile",
        "Nothing was changed. Look at it as it is now, and try again.",
    )
}
