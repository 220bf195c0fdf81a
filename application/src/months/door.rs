use quartermaster_domain::YearMonth;
use quartermaster_domain::month::{Act, Month, OpenMonth, WrongState};

use crate::ports::{Snapshot, StoreError};
use crate::reading::MonthReading;

/// A month, and the version of it that the person saw, where they say it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MonthAtVersion {
    pub month: YearMonth,
    pub expected_version: Option<i64>,
}

impl From<YearMonth> for MonthAtVersion {
    fn from(month: YearMonth) -> Self {
        Self {
            month,
            expected_version: None,
        }
    }
}

/// Why nothing can be done with a month at all.
#[derive(Debug, thiserror::Error)]
pub enum DoorError {
    #[error("there is no such month")]
    NoSuchMonth,
    #[error(transparent)]
    WrongState(#[from] WrongState),
    /// The month is at another version than the one the person saw.
    #[error("the month was changed meanwhile and is at version {version}")]
    Stale { version: i64 },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Loads a month to change it.
pub(super) async fn load(
    snapshot: &mut dyn Snapshot,
    wanted: MonthAtVersion,
) -> Result<MonthReading, DoorError> {
    let reading = snapshot
        .month(wanted.month)
        .await?
        .ok_or(DoorError::NoSuchMonth)?;
    check_version(&reading.contents.month, wanted)?;
    Ok(reading)
}

/// Loads a month whose plan is to be edited.
pub(super) async fn load_open(
    snapshot: &mut dyn Snapshot,
    wanted: MonthAtVersion,
) -> Result<(OpenMonth, MonthReading), DoorError> {
    let reading = load(snapshot, wanted).await?;
    let open = reading.contents.month.clone().into_open(Act::Edit)?;
    Ok((open, reading))
}

/// # Errors
/// [`DoorError::Stale`] where the person saw another version.
pub(crate) fn check_version(month: &Month, wanted: MonthAtVersion) -> Result<(), DoorError> {
    let version = month.head().version;
    match wanted.expected_version {
        Some(expected) if expected != version => Err(DoorError::Stale { version }),
        _ => Ok(()),
    }
}
