use quartermaster_domain::DebtTargetId;
use quartermaster_domain::limits::TEMPLATE_MAX_DEBT_TARGETS;

use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum PutBackDebtTargetError {
    /// It never was there, or it is back already.
    #[error("no such debt target was deleted")]
    NothingDeleted,
    #[error("the template has as many debt targets as it can have")]
    TemplateFull,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Takes the deletion of a debt target back: it is there again as it was, id and place too.
pub async fn put_back(
    app: &Quartermaster,
    by: &Author,
    debt: DebtTargetId,
) -> Result<(), PutBackDebtTargetError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let record = work.latest_record(None, "debt_target", debt.0).await?;
    let gone = record.as_ref().and_then(record::deleted_debt_target);
    let debt = gone.ok_or(PutBackDebtTargetError::NothingDeleted)?;
    let template = work.template().await?;
    if template.debt_targets.len() >= TEMPLATE_MAX_DEBT_TARGETS {
        return Err(PutBackDebtTargetError::TemplateFull);
    }
    work.debt_targets().put_back(&debt).await?;
    let change = Change::of("restored", "debt_target")
        .id(debt.id.0)
        .after(record::debt_target(&debt));
    Ok(record::commit(work, by, at, change).await?)
}
