use quartermaster_application::audit::{AuditRecord, Channel, Details};
use quartermaster_application::ports::StoreError;
use sea_orm::ActiveValue::{NotSet, Set};

use super::details;
use super::entity::{ActiveModel, Entity, Model};
use crate::row::{RowName, instant_text};

/// The record with its id.
pub(crate) fn record_of(row: Model) -> Result<(i64, AuditRecord), StoreError> {
    let Model {
        id,
        at,
        actor,
        channel,
        action,
        subject,
        subject_id,
        year_month,
        before_json,
        after_json,
    } = row;
    let row = RowName::of::<Entity>(id);
    let read = |column, json: Option<String>| -> Result<Option<Details>, StoreError> {
        row.value(column, json.as_deref().map(details::parse).transpose())
    };
    let record = AuditRecord {
        at: row.instant("at", &at)?,
        actor,
        channel: Channel::parse(&channel).ok_or_else(|| row.corrupt("channel"))?,
        action,
        subject,
        subject_id,
        month: year_month
            .map(|month| row.month("year_month", &month))
            .transpose()?,
        before: read("before_json", before_json)?,
        after: read("after_json", after_json)?,
    };
    Ok((id, record))
}

pub(super) fn new_row(record: &AuditRecord) -> Result<ActiveModel, StoreError> {
    let AuditRecord {
        at,
        actor,
        channel,
        action,
        subject,
        subject_id,
        month,
        before,
        after,
    } = record;
    let write = |details: &Option<Details>| -> Result<Option<String>, StoreError> {
        let json = details.as_ref().map(details::to_json).transpose();
        json.map_err(|error| StoreError::Backend(Box::new(error)))
    };
    Ok(ActiveModel {
        id: NotSet,
        at: Set(instant_text(*at)),
        actor: Set(actor.clone()),
        channel: Set(channel.as_str().to_owned()),
        action: Set(action.clone()),
        subject: Set(subject.clone()),
        subject_id: Set(*subject_id),
        year_month: Set(month.map(|month| month.to_string())),
        before_json: Set(write(before)?),
        after_json: Set(write(after)?),
    })
}

/// The record as another store had it.
pub(crate) fn imported_row(id: i64, record: &AuditRecord) -> Result<ActiveModel, StoreError> {
    Ok(ActiveModel {
        id: Set(id),
        ..new_row(record)?
    })
}
