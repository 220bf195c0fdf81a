use quartermaster_domain::Timestamp;
use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::ids::MonthId;
use quartermaster_domain::month::{Month, NewMonthEntry};
use quartermaster_domain::planning::Proposal;

use super::openings::{SettleOpeningsError, settle_openings};
use super::preview::{CreateMonth, ProposeError, propose};
use crate::audit::Author;
use crate::ports::{NewMonth, NewMonthDebtTarget, StoreError, UnitOfWork};
use crate::record::{self, Change};
use crate::{Quartermaster, events};

#[derive(Debug, thiserror::Error)]
pub enum CreateError {
    #[error(transparent)]
    Propose(#[from] ProposeError),
    /// An opening set by hand, or a sum that does not fit, stands in the way.
    #[error(transparent)]
    CarryOver(#[from] CarryOverError),
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<SettleOpeningsError> for CreateError {
    fn from(error: SettleOpeningsError) -> Self {
        match error {
            SettleOpeningsError::CarryOver(error) => Self::CarryOver(error),
            SettleOpeningsError::Store(error) => Self::Store(error),
        }
    }
}

/// Creates a draft from the template, or from an existing month, without the lines to leave out, and settles the openings of it
/// and of the month after it.
pub async fn create(
    app: &Quartermaster,
    by: &Author,
    wanted: CreateMonth,
) -> Result<(), CreateError> {
    let month = wanted.month;
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (_, change) = create_in(&mut *work, by, at, wanted).await?;
    record::commit(work, by, at, change).await?;
    events::month_created(app, month);
    Ok(())
}

/// Creates the draft as a part of an act that does more.
pub(super) async fn create_in(
    work: &mut dyn UnitOfWork,
    by: &Author,
    at: Timestamp,
    wanted: CreateMonth,
) -> Result<(Month, Change), CreateError> {
    let month = wanted.month;
    let proposal = propose(work, &wanted).await?;
    let created = work
        .months_to_write()
        .insert(NewMonth {
            year_month: month,
            days: proposal.days,
            created_at: at,
        })
        .await?;
    let left_out = left_out(&proposal);
    copy_contents(work, created.head().id, proposal).await?;
    settle_openings(work, Some(month), at, &by.actor).await?;
    let after = work.surroundings(month).await?.after;
    let after = after.map(|after| after.head().year_month);
    settle_openings(work, after, at, &by.actor).await?;
    let copy_from = wanted.copy_from.map(|from| from.to_string());
    let mut after = record::month(&created).with("copy_from", copy_from);
    if !left_out.is_empty() {
        after = after.with("left_out", left_out);
    }
    let change = Change::of("created", "month")
        .id(created.head().id.0)
        .month(month)
        .after(after);
    Ok((created, change))
}

/// The names of the entries that a person leaves out.
fn left_out(proposal: &Proposal) -> Vec<String> {
    let lines = proposal.lines.iter().filter(|line| line.is_left_out());
    lines.map(|line| line.entry.name.to_string()).collect()
}

async fn copy_contents(
    work: &mut dyn UnitOfWork,
    month: MonthId,
    proposal: Proposal,
) -> Result<(), StoreError> {
    let debts = proposal
        .debts
        .into_iter()
        .zip(1..)
        .map(|(debt, position)| NewMonthDebtTarget { debt, position })
        .collect();
    let debts = work.month_debt_targets().insert(month, debts).await?;
    let entries = proposal
        .lines
        .into_iter()
        .filter(|line| line.included)
        .zip(1..)
        .map(|(line, position)| NewMonthEntry {
            source: line.id.source(),
            fields: line.entry.in_month(&debts),
            baseline: None,
            position,
        })
        .collect();
    work.month_entries().insert(month, entries).await?;
    Ok(())
}
