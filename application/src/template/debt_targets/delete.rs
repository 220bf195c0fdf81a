use quartermaster_domain::DebtTargetId;

use super::find;
use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum DeleteDebtTargetError {
    #[error("there is no such debt target")]
    NoSuchDebtTarget,
    /// A month has copied it; it can be archived.
    #[error("a month has copied the debt target")]
    InUse,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Deletes a debt target that no month has copied.
pub async fn delete(
    app: &Quartermaster,
    by: &Author,
    debt: DebtTargetId,
) -> Result<(), DeleteDebtTargetError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let current = find(&mut *work, debt)
        .await?
        .ok_or(DeleteDebtTargetError::NoSuchDebtTarget)?;
    if work.debt_target_is_in_use(debt).await? {
        return Err(DeleteDebtTargetError::InUse);
    }
    work.debt_targets().delete(debt).await?;
    let change = Change::of("deleted", "debt_target")
        .id(debt.0)
        .before(record::debt_target(&current).with("position", i64::from(current.position)));
    Ok(record::commit(work, by, at, change).await?)
}
