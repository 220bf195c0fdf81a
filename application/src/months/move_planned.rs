use quartermaster_domain::field::Fields;
use quartermaster_domain::month::{MonthContents, MonthEntry};
use quartermaster_domain::transfer::MoveError;
use quartermaster_domain::{FieldErrors, Given, Money, MonthEntryId, ValueError};

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::{Author, Details};
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone)]
pub struct MovePlanned {
    pub month: MonthAtVersion,
    pub from: Option<Given<MonthEntryId>>,
    pub to: Option<Given<MonthEntryId>>,
    pub amount: Option<Given<Money>>,
}

#[derive(Debug, thiserror::Error)]
pub enum MovePlannedError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// `from` tells which of the two entries an error about one of them means.
    #[error("the move was refused")]
    Move {
        #[source]
        error: MoveError,
        from: MonthEntryId,
    },
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Moves planned money from one entry of a draft or active month to another.
pub async fn move_planned(
    app: &Quartermaster,
    by: &Author,
    command: MovePlanned,
) -> Result<(), MovePlannedError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (open, reading) = load_open(&mut *work, command.month).await?;
    let month = command.month.month;
    let mut fields = Fields::new();
    let contents = &reading.contents;
    let from = fields.require("from_entry_id", command.from.map(|id| find(contents, id)));
    let to = fields.require("to_entry_id", command.to.map(|id| find(contents, id)));
    let amount = fields.require(
        "amount_minor",
        command
            .amount
            .map(|given| given.and_then(|amount| Money::entered(amount.minor()))),
    );
    let built = (|| Some((from?, to?, amount?)))();
    let (from, to, amount) = fields.finish_with(built)?;
    let (lowered, raised) =
        open.move_planned(from, to, amount)
            .map_err(|error| MovePlannedError::Move {
                error,
                from: from.id,
            })?;
    work.month_entries().update(&lowered).await?;
    work.month_entries().update(&raised).await?;
    work.months_to_write().update(open.into()).await?;
    let change = Change::of("moved", "month_entry")
        .month(month)
        .before(both(from, to))
        .after(both(&lowered, &raised).with("amount_minor", amount.minor()));
    Ok(record::commit(work, by, at, change).await?)
}

fn find(contents: &MonthContents, id: Given<MonthEntryId>) -> Given<&MonthEntry> {
    let id = id?;
    let mut entries = contents.entries.iter().map(|line| &line.entry);
    entries
        .find(|entry| entry.id == id)
        .ok_or_else(|| ValueError::unknown("refusal-entry-not-in-month"))
}

fn both(from: &MonthEntry, to: &MonthEntry) -> Details {
    Details::new()
        .with("from_entry_id", from.id.0)
        .with("from_planned_minor", from.fields.planned.minor())
        .with("to_entry_id", to.id.0)
        .with("to_planned_minor", to.fields.planned.minor())
}
