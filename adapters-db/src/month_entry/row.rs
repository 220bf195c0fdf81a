use quartermaster_application::ports::StoreError;
use quartermaster_domain::month::{MonthEntry, MonthEntryFields, NewMonthEntry};
use quartermaster_domain::template::{Carry, EntryKind};
use quartermaster_domain::text::{Category, Name, Notes};
use quartermaster_domain::{EntryId, MonthDebtTargetId, MonthEntryId, MonthId};
use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::{ActiveModel, Entity, Model};
use crate::row::RowName;

/// The month entry; which month it is in the caller knows.
pub(crate) fn month_entry_of(row: Model) -> Result<MonthEntry, StoreError> {
    let Model {
        id,
        month_id: _,
        source_entry_id,
        kind,
        category,
        name,
        planned_minor,
        baseline_minor,
        due_on,
        carry,
        month_debt_target_id,
        notes,
        position,
    } = row;
    let row = RowName::of::<Entity>(id);
    Ok(MonthEntry {
        id: MonthEntryId(id),
        source: source_entry_id.map(EntryId),
        fields: MonthEntryFields {
            kind: row.value("kind", EntryKind::parse(&kind))?,
            category: row.value("category", Category::kept(&category))?,
            name: row.value("name", Name::kept(&name))?,
            planned: row.not_negative("planned_minor", planned_minor)?,
            due_on: row.date_or_none("due_on", due_on.as_deref())?,
            carry: row.value("carry", Carry::parse(&carry))?,
            debt_target: month_debt_target_id.map(MonthDebtTargetId),
            notes: row.value("notes", Notes::kept(&notes))?,
        },
        baseline: row.not_negative_or_none("baseline_minor", baseline_minor)?,
        position: row.position(position)?,
    })
}

pub(super) fn new_row(month: MonthId, entry: NewMonthEntry) -> ActiveModel {
    let NewMonthEntry {
        source,
        fields,
        baseline,
        position,
    } = entry;
    ActiveModel {
        month_id: Set(month.0),
        source_entry_id: Set(source.map(|source| source.0)),
        baseline_minor: Set(baseline.map(|baseline| baseline.minor())),
        position: Set(i64::from(position)),
        ..fields_row(&fields)
    }
}

/// The columns that an update writes; source and month never change.
pub(super) fn changed_row(entry: &MonthEntry) -> ActiveModel {
    ActiveModel {
        baseline_minor: Set(entry.baseline.map(|baseline| baseline.minor())),
        position: Set(i64::from(entry.position)),
        ..fields_row(&entry.fields)
    }
}

fn fields_row(fields: &MonthEntryFields) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        month_id: NotSet,
        source_entry_id: NotSet,
        kind: Set(fields.kind.as_str().to_owned()),
        category: Set(fields.category.as_str().to_owned()),
        name: Set(fields.name.as_str().to_owned()),
        planned_minor: Set(fields.planned.minor()),
        baseline_minor: NotSet,
        due_on: Set(fields.due_on.map(|due_on| due_on.to_string())),
        carry: Set(fields.carry.as_str().to_owned()),
        month_debt_target_id: Set(fields.debt_target.map(|debt| debt.0)),
        notes: Set(fields.notes.as_str().to_owned()),
        position: NotSet,
    }
}

/// The row as another store had it.
pub(crate) fn imported_row(month: MonthId, entry: &MonthEntry) -> ActiveModel {
    ActiveModel {
        id: Set(entry.id.0),
        month_id: Set(month.0),
        source_entry_id: Set(entry.source.map(|source| source.0)),
        ..changed_row(entry)
    }
}
