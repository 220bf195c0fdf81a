use quartermaster_domain::FieldErrors;
use quartermaster_domain::limits::TEMPLATE_MAX_DEBT_TARGETS;
use quartermaster_domain::template::{DebtTarget, DebtTargetFields, DebtTargetInput};

use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum CreateDebtTargetError {
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error("the template has as many debt targets as it can have")]
    TemplateFull,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds a debt target after all others.
pub async fn create(
    app: &Quartermaster,
    by: &Author,
    input: DebtTargetInput,
) -> Result<DebtTarget, CreateDebtTargetError> {
    let at = app.clock.now();
    let fields = DebtTargetFields::create(input)?;
    let mut work = app.store.write().await?;
    let template = work.template().await?;
    if template.debt_targets.len() >= TEMPLATE_MAX_DEBT_TARGETS {
        return Err(CreateDebtTargetError::TemplateFull);
    }
    let debt = work.debt_targets().insert(fields).await?;
    let change = Change::of("created", "debt_target")
        .id(debt.id.0)
        .after(record::debt_target(&debt));
    record::commit(work, by, at, change).await?;
    Ok(debt)
}
