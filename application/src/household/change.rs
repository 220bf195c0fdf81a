use quartermaster_domain::household::HouseholdInput;
use quartermaster_domain::{FieldErrors, Household};

use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, Clone, Default)]
pub struct ChangeHousehold {
    pub input: HouseholdInput,
    /// The version the person saw, where they say it.
    pub expected_version: Option<i64>,
}

#[derive(Debug, thiserror::Error)]
pub enum ChangeHouseholdError {
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    /// Amounts exist, and they would mean something else in another currency.
    #[error("amounts exist in the household's currency")]
    CurrencyInUse,
    #[error("the household was changed meanwhile")]
    Stale,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Changes the household's settings. A new first day of the month counts for months not created yet.
pub async fn change(
    app: &Quartermaster,
    by: &Author,
    command: ChangeHousehold,
) -> Result<Household, ChangeHouseholdError> {
    let at = app.clock.now();
    let mut work = app.store.write().await?;
    let current = work.household().await?;
    if command
        .expected_version
        .is_some_and(|version| version != current.version)
    {
        return Err(ChangeHouseholdError::Stale);
    }
    let changed = current.changed(command.input)?;
    if changed.currency != current.currency && work.currency_is_in_use().await? {
        return Err(ChangeHouseholdError::CurrencyInUse);
    }
    let saved = work.households().update(changed).await?;
    let change = Change::of("changed", "household")
        .before(record::household(&current))
        .after(record::household(&saved));
    record::commit(work, by, at, change).await?;
    Ok(saved)
}
