use quartermaster_domain::template::{DebtTarget, DebtTargetInput};
use quartermaster_domain::{DebtTargetId, FieldErrors};

use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone)]
pub struct ChangeDebtTarget {
    pub debt: DebtTargetId,
    pub input: DebtTargetInput,
    /// The version the person saw, where they say it.
    pub expected_version: Option<i64>,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeDebtTargetError {
    #[error("there is no such debt target")]
    NoSuchDebtTarget,
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error("the debt target was changed meanwhile")]
    Stale,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes a debt target of the template; months that copied it stay as they are.
pub async fn change(
    app: &Quartermaster,
    by: &Author,
    command: ChangeDebtTarget,
) -> Result<DebtTarget, ChangeDebtTargetError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let template = work.template().await?;
    let current = template
        .debt_targets
        .iter()
        .find(|debt| debt.id == command.debt)
        .ok_or(ChangeDebtTargetError::NoSuchDebtTarget)?;
    if command
        .expected_version
        .is_some_and(|version| version != current.version)
    {
        return Err(ChangeDebtTargetError::Stale);
    }
    let fields = current.fields.changed(command.input)?;
    let changed = DebtTarget {
        fields,
        ..current.clone()
    };
    let saved = work.debt_targets().update(changed).await?;
    let change = Change::of("changed", "debt_target")
        .id(saved.id.0)
        .before(record::debt_target(current))
        .after(record::debt_target(&saved));
    record::commit(work, by, at, change).await?;
    Ok(saved)
}
