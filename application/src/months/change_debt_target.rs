use quartermaster_domain::month::{MonthDebtTarget, MonthDebtTargetInput};
use quartermaster_domain::{FieldErrors, MonthDebtTargetId};

use super::door::{DoorError, MonthAtVersion, load_open};
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone)]
pub struct ChangeDebtTarget {
    pub month: MonthAtVersion,
    pub debt: MonthDebtTargetId,
    pub input: MonthDebtTargetInput,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeDebtTargetError {
    #[error(transparent)]
    Door(#[from] DoorError),
    #[error("there is no such debt in the month")]
    NoSuchDebtTarget,
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Enters interest, charges or notes of a debt in a draft or active month.
pub async fn change_debt_target(
    app: &Quartermaster,
    by: &Author,
    command: ChangeDebtTarget,
) -> Result<MonthDebtTarget, ChangeDebtTargetError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let (open, reading) = load_open(&mut *work, command.month).await?;
    let mut debts = reading.contents.debts.iter();
    let current = debts
        .find(|debt| debt.id == command.debt)
        .ok_or(ChangeDebtTargetError::NoSuchDebtTarget)?;
    let changed = current.changed(command.input)?;
    work.month_debt_targets().update(&changed).await?;
    work.months_to_write().update(open.into()).await?;
    let change = Change::of("changed", "month_debt_target")
        .id(changed.id.0)
        .month(command.month.month)
        .before(record::month_debt_target(current))
        .after(record::month_debt_target(&changed));
    record::commit(work, by, at, change).await?;
    Ok(changed)
}
