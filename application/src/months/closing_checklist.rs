use quartermaster_domain::carry_over::{CarryOverError, OpeningChanges, OpeningConflict, dropped};
use quartermaster_domain::closing::{BeforeClosing, Finding, checklist};
use quartermaster_domain::month::Act;
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::Entry;
use quartermaster_domain::{Date, EntryId, MonthDays, Overflow, YearMonth};

use super::door::{DoorError, load};
use crate::Quartermaster;
use crate::ports::{Snapshot, StoreError};
use crate::reading::{MonthReading, MonthView, ReadError};

/// What there is to look at before a month closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosingChecklist {
    pub month: MonthView,
    /// Blockers first; a month with a blocker cannot close.
    pub findings: Vec<Finding>,
}

/// Draws up the checklist of an active month.
///
/// # Errors
/// [`DoorError`] where there is no such month or it is not active.
pub async fn closing_checklist(
    app: &Quartermaster,
    month: YearMonth,
) -> Result<ClosingChecklist, ChecklistError> {
    let mut snapshot = app.store.read().await?;
    let reading = load(&mut *snapshot, month.into()).await?;
    let active = reading.contents.month.clone().into_active(Act::Close);
    active.map_err(DoorError::from)?;
    let today = reading.household.today(app.clock.now());
    let sheet = reading.sheet()?;
    let findings = findings(&mut *snapshot, &reading, &sheet, today).await?;
    Ok(ClosingChecklist {
        month: MonthView { reading, sheet },
        findings,
    })
}

/// Why no checklist can be drawn up.
#[derive(Debug, thiserror::Error)]
pub enum ChecklistError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Read(#[from] ReadError),
}

impl From<StoreError> for ChecklistError {
    fn from(error: StoreError) -> Self {
        Self::Read(error.into())
    }
}

impl From<Overflow> for ChecklistError {
    fn from(error: Overflow) -> Self {
        Self::Read(error.into())
    }
}

async fn findings(
    snapshot: &mut dyn Snapshot,
    reading: &MonthReading,
    sheet: &Sheet,
    today: Date,
) -> Result<Vec<Finding>, ChecklistError> {
    let following = match reading.next {
        Some(next) => snapshot.month(next).await?,
        None => None,
    };
    let has_place = places(snapshot, reading, following.as_ref()).await?;
    let dropped = dropped(sheet, |source| has_place.contains(&source))?;
    let conflict = following
        .as_ref()
        .map(|following| conflict(reading, sheet, following))
        .transpose()?
        .flatten();
    Ok(checklist(&BeforeClosing {
        head: reading.contents.month.head(),
        sheet,
        today,
        earlier_open: reading
            .open_before
            .first()
            .map(|earlier| earlier.month.head().year_month),
        dropped: &dropped,
        conflict: conflict.as_ref(),
    })?)
}

/// The entries that the following month has, or that the template will give it.
async fn places(
    snapshot: &mut dyn Snapshot,
    reading: &MonthReading,
    following: Option<&MonthReading>,
) -> Result<Vec<EntryId>, ChecklistError> {
    if let Some(following) = following {
        let sources = following.contents.entries.iter();
        return Ok(sources.filter_map(|line| line.entry.source).collect());
    }
    let template = snapshot.template().await?;
    let head = reading.contents.month.head();
    let Some(next) = head.year_month.next() else {
        return Ok(Vec::new());
    };
    let days = MonthDays::between(
        next,
        reading.household.month_start_day,
        Some(head.as_neighbour()),
        None,
    );
    let times =
        |entry: &Entry| days.map_or(0, |days| entry.fields.recurrence.occurrences(next, days));
    let entries = template.entries.iter();
    Ok(entries
        .filter(|entry| entry.belongs_in_a_month(times(entry)))
        .map(|entry| entry.id)
        .collect())
}

fn conflict(
    reading: &MonthReading,
    sheet: &Sheet,
    following: &MonthReading,
) -> Result<Option<OpeningConflict>, Overflow> {
    let given = (reading.contents.month.head().year_month, sheet);
    let changes = OpeningChanges::between(Some(given), &following.contents);
    match changes {
        Err(CarryOverError::Conflict(conflict)) => Ok(Some(conflict)),
        Err(CarryOverError::Overflow(error)) => Err(error),
        Ok(_) => Ok(None),
    }
}
