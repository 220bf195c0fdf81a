use quartermaster_domain::limits::TEMPLATE_MAX_ENTRIES;
use quartermaster_domain::template::{Entry, EntryFields, EntryInput, Template};
use quartermaster_domain::{FieldErrors, ValueError};

use crate::Quartermaster;
use crate::audit::Author;
use crate::ports::StoreError;
use crate::record::{self, Change};

#[derive(Debug, thiserror::Error)]
pub enum CreateEntryError {
    #[error(transparent)]
    Invalid(#[from] FieldErrors),
    #[error("the template has as many entries as it can have")]
    TemplateFull,
    #[error(transparent)]
    Store(#[from] StoreError),
}

/// Adds an entry after all others.
pub async fn create(
    app: &Quartermaster,
    by: &Author,
    input: EntryInput,
) -> Result<Entry, CreateEntryError> {
    let at = app.clock.now();
    let fields = EntryFields::create(input)?;
    let mut work = app.store.write().await?;
    let template = work.template().await?;
    if template.entries.len() >= TEMPLATE_MAX_ENTRIES {
        return Err(CreateEntryError::TemplateFull);
    }
    check_debt_target(&fields, &template)?;
    let entry = work.entries().insert(fields).await?;
    let change = Change::of("created", "entry")
        .id(entry.id.0)
        .after(record::entry(&entry));
    record::commit(work, by, at, change).await?;
    Ok(entry)
}

/// The debt target an entry points to is in the template.
pub(super) fn check_debt_target(
    fields: &EntryFields,
    template: &Template,
) -> Result<(), FieldErrors> {
    let known = fields
        .debt_target
        .is_none_or(|debt| template.debt_targets.iter().any(|target| target.id == debt));
    if known {
        Ok(())
    } else {
        Err(FieldErrors::one(
            "debt_target_id",
            ValueError::unknown("refusal-debt-not-in-template"),
        ))
    }
}
