use quartermaster_domain::template::{DebtTarget, Entry};
use quartermaster_domain::{DebtTargetId, EntryId};

use super::queries::template_of;
use super::{ReadError, TemplateView};
use crate::Quartermaster;
use crate::record;

/// The template, and whether one line of it can still be deleted, all as it was at one moment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TemplateLine {
    pub template: TemplateView,
    /// Whether something holds on to the line, so that it can only be archived.
    pub is_in_use: bool,
}

pub async fn template_entry(
    app: &Quartermaster,
    entry: EntryId,
) -> Result<TemplateLine, ReadError> {
    let mut snapshot = app.store.read().await?;
    Ok(TemplateLine {
        template: template_of(&mut *snapshot).await?,
        is_in_use: snapshot.entry_is_in_use(entry).await?,
    })
}

pub async fn template_debt_target(
    app: &Quartermaster,
    debt: DebtTargetId,
) -> Result<TemplateLine, ReadError> {
    let mut snapshot = app.store.read().await?;
    Ok(TemplateLine {
        template: template_of(&mut *snapshot).await?,
        is_in_use: snapshot.debt_target_is_in_use(debt).await?,
    })
}

/// An entry of the template that was deleted and is not back.
pub async fn deleted_template_entry(
    app: &Quartermaster,
    entry: EntryId,
) -> Result<Option<Entry>, ReadError> {
    let mut snapshot = app.store.read().await?;
    let record = snapshot.latest_record(None, "entry", entry.0).await?;
    Ok(record.as_ref().and_then(record::deleted_entry))
}

/// A debt target of the template that was deleted and is not back.
pub async fn deleted_template_debt_target(
    app: &Quartermaster,
    debt: DebtTargetId,
) -> Result<Option<DebtTarget>, ReadError> {
    let mut snapshot = app.store.read().await?;
    let record = snapshot.latest_record(None, "debt_target", debt.0).await?;
    Ok(record.as_ref().and_then(record::deleted_debt_target))
}
