use quartermaster_domain::field::Fields;
use quartermaster_domain::month::Month;
use quartermaster_domain::text::Notes;
use quartermaster_domain::{FieldErrors, Given};

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone)]
pub struct ChangeNotes {
    pub month: MonthAtVersion,
    pub notes: Option<Given<Notes>>,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeNotesError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes a month's own notes.
pub async fn change_notes(
    app: &Quartermaster,
    by: &Author,
    command: ChangeNotes,
) -> Result<Month, ChangeNotesError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (mut open, reading) = load_open(&mut *work, command.month).await?;
    let mut fields = Fields::new();
    let notes = fields.keep("notes", command.notes, open.head().notes.clone());
    open.head_mut().notes = fields.finish_with(notes)?;
    let saved = work.months_to_write().update(open.into()).await?;
    let change = Change::of("changed", "month")
        .id(saved.head().id.0)
        .month(command.month.month)
        .before(record::month(&reading.contents.month))
        .after(record::month(&saved));
    record::commit(work, by, at, change).await?;
    Ok(saved)
}
