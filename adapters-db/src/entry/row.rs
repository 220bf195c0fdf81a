use quartermaster_application::ports::StoreError;
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{
    Carry, Entry, EntryFields, EntryKind, Recurrence, RecurrenceInput,
};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{DebtTargetId, EntryId};
use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::{ActiveModel, Entity, Model};
use crate::row::{RowName, instant_text};

pub(crate) fn entry_of(row: Model) -> Result<Entry, StoreError> {
    let Model {
        id,
        kind,
        category,
        name,
        planned_minor,
        due_day,
        recurrence_unit,
        recurrence_every,
        recurrence_from,
        recurrence_until,
        carry,
        debt_target_id,
        notes,
        position,
        archived_at,
        version,
    } = row;
    let row = RowName::of::<Entity>(id);
    let recurrence = RecurrenceInput {
        unit: recurrence_unit,
        every: recurrence_every,
        from: recurrence_from,
        until: recurrence_until,
    };
    Ok(Entry {
        id: EntryId(id),
        fields: EntryFields {
            kind: row.value("kind", EntryKind::parse(&kind))?,
            category: row.value("category", Category::kept(&category))?,
            name: row.value("name", Name::kept(&name))?,
            planned: row.not_negative("planned_minor", planned_minor)?,
            due_day: row.value("due_day", due_day.map(DueDay::new).transpose())?,
            recurrence: recurrence_of(row, &recurrence)?,
            carry: row.value("carry", Carry::parse(&carry))?,
            debt_target: debt_target_id.map(DebtTargetId),
            notes: row.value("notes", Notes::kept(&notes))?,
        },
        position: row.position(position)?,
        archived_at: row.instant_or_none("archived_at", archived_at.as_deref())?,
        version: row.version(version)?,
    })
}

fn recurrence_of(row: RowName, stored: &RecurrenceInput) -> Result<Recurrence, StoreError> {
    Recurrence::validate(stored).map_err(|errors| {
        let first = errors.as_slice().first().map(|error| error.field.as_str());
        row.corrupt(match first {
            Some("recurrence.every") => "recurrence_every",
            Some("recurrence.from") => "recurrence_from",
            Some("recurrence.until") => "recurrence_until",
            _ => "recurrence_unit",
        })
    })
}

/// The row of fields whose id, position and state the caller knows.
pub(super) fn row_of(fields: &EntryFields, position: i64) -> ActiveModel {
    let recurrence = fields.recurrence;
    ActiveModel {
        id: NotSet,
        kind: Set(fields.kind.as_str().to_owned()),
        category: Set(fields.category.as_str().to_owned()),
        name: Set(fields.name.as_str().to_owned()),
        planned_minor: Set(fields.planned.minor()),
        due_day: Set(fields.due_day.map(|due| i64::from(due.day()))),
        recurrence_unit: Set(recurrence.unit().to_owned()),
        recurrence_every: Set(i64::from(recurrence.every())),
        recurrence_from: Set(recurrence.from()),
        recurrence_until: Set(recurrence.until().map(|until| until.to_string())),
        carry: Set(fields.carry.as_str().to_owned()),
        debt_target_id: Set(fields.debt_target.map(|debt| debt.0)),
        notes: Set(fields.notes.as_str().to_owned()),
        position: Set(position),
        archived_at: Set(None),
        version: Set(1),
    }
}

/// The columns that an update writes.
pub(super) fn changed_row(entry: &Entry, version: i64) -> ActiveModel {
    ActiveModel {
        archived_at: Set(entry.archived_at.map(instant_text)),
        version: Set(version),
        ..row_of(&entry.fields, i64::from(entry.position))
    }
}

/// The row as another store had it.
pub(crate) fn imported_row(entry: &Entry) -> ActiveModel {
    ActiveModel {
        id: Set(entry.id.0),
        ..changed_row(entry, entry.version)
    }
}
