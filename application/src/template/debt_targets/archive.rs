use quartermaster_domain::template::DebtTarget;
use quartermaster_domain::{DebtTargetId, Timestamp};

use super::find;
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum ArchiveDebtTargetError {
    #[error("there is no such debt target")]
    NoSuchDebtTarget,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Leaves the debt target out of months to come; an archived one stays as it is.
pub async fn archive(
    app: &Quartermaster,
    by: &Author,
    debt: DebtTargetId,
) -> Result<DebtTarget, ArchiveDebtTargetError> {
    let at = app.clock.now();
    set_archived(app, by, debt, Some(at)).await
}

/// Takes an archived debt target back into months to come.
pub async fn restore(
    app: &Quartermaster,
    by: &Author,
    debt: DebtTargetId,
) -> Result<DebtTarget, ArchiveDebtTargetError> {
    set_archived(app, by, debt, None).await
}

async fn set_archived(
    app: &Quartermaster,
    by: &Author,
    debt: DebtTargetId,
    archived_at: Option<Timestamp>,
) -> Result<DebtTarget, ArchiveDebtTargetError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let current = find(&mut *work, debt)
        .await?
        .ok_or(ArchiveDebtTargetError::NoSuchDebtTarget)?;
    if current.archived_at.is_some() == archived_at.is_some() {
        return Ok(current);
    }
    let changed = DebtTarget {
        archived_at,
        ..current.clone()
    };
    let saved = work.debt_targets().update(changed).await?;
    let action = if archived_at.is_some() {
        "archived"
    } else {
        "restored"
    };
    let change = Change::of(action, "debt_target")
        .id(saved.id.0)
        .before(record::debt_target(&current))
        .after(record::debt_target(&saved));
    record::commit(work, by, at, change).await?;
    Ok(saved)
}
