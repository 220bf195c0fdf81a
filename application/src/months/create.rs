use quartermaster_domain::carry_over::CarryOverError;
use quartermaster_domain::ids::MonthId;
use quartermaster_domain::month::{Month, MonthDebtTarget, MonthEntryFields, NewMonthEntry};
use quartermaster_domain::planning::{Proposal, ProposedEntry};
use quartermaster_domain::{Timestamp, YearMonth};

use super::openings::{SettleOpeningsError, settle_openings};
use super::preview::{ProposeError, propose};
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

/// Creates a draft from the template, or from an existing month, and settles the openings of it
/// and of the month after it.
pub async fn create(
    app: &Quartermaster,
    by: &Author,
    month: YearMonth,
    copy_from: Option<YearMonth>,
) -> Result<(), CreateError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (_, change) = create_in(&mut *work, by, at, month, copy_from).await?;
    record::commit(work, by, at, change).await?;
    events::month_created(month);
    Ok(())
}

/// Creates the draft as a part of an act that does more.
pub(super) async fn create_in(
    work: &mut dyn UnitOfWork,
    by: &Author,
    at: Timestamp,
    month: YearMonth,
    copy_from: Option<YearMonth>,
) -> Result<(Month, Change), CreateError> {
    let proposal = propose(work, month, copy_from).await?;
    let created = work
        .months_to_write()
        .insert(NewMonth {
            year_month: month,
            days: proposal.days,
            created_at: at,
        })
        .await?;
    copy_contents(work, created.head().id, proposal).await?;
    settle_openings(work, Some(month), at, &by.actor).await?;
    let after = work.surroundings(month).await?.after;
    let after = after.map(|after| after.head().year_month);
    settle_openings(work, after, at, &by.actor).await?;
    let change = Change::of("created", "month")
        .id(created.head().id.0)
        .month(month)
        .after(record::month(&created).with("copy_from", copy_from.map(|from| from.to_string())));
    Ok((created, change))
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
            source: line.entry.source,
            fields: month_entry_fields(line.entry, &debts),
            baseline: None,
            position,
        })
        .collect();
    work.month_entries().insert(month, entries).await?;
    Ok(())
}

/// The proposed entry as one of a month that has these debts.
pub(super) fn month_entry_fields(
    proposed: ProposedEntry,
    debts: &[MonthDebtTarget],
) -> MonthEntryFields {
    MonthEntryFields {
        kind: proposed.kind,
        category: proposed.category,
        name: proposed.name,
        planned: proposed.planned,
        due_on: proposed.due_on,
        carry: proposed.carry,
        debt_target: debts
            .iter()
            .find(|debt| Some(debt.source) == proposed.debt_target)
            .map(|debt| debt.id),
        notes: proposed.notes,
    }
}
