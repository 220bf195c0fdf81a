use quartermaster_application::ports::StoreError;
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::template::{DebtTarget, DebtTargetFields, Rate};
use quartermaster_domain::text::{Name, Notes};
use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::{ActiveModel, Entity, Model};
use crate::row::{RowName, instant_text};

pub(crate) fn debt_target_of(row: Model) -> Result<DebtTarget, StoreError> {
    let Model {
        id,
        name,
        balance_minor,
        apr_ppm,
        minimum_payment_minor,
        due_day,
        notes,
        position,
        archived_at,
        version,
    } = row;
    let row = RowName::of::<Entity>(id);
    Ok(DebtTarget {
        id: DebtTargetId(id),
        fields: DebtTargetFields {
            name: row.value("name", Name::kept(&name))?,
            balance: row.amount("balance_minor", balance_minor)?,
            apr: row.value("apr_ppm", Rate::from_ppm(apr_ppm))?,
            minimum_payment: row.not_negative("minimum_payment_minor", minimum_payment_minor)?,
            due_day: row.value("due_day", due_day.map(DueDay::new).transpose())?,
            notes: row.value("notes", Notes::kept(&notes))?,
        },
        position: row.position(position)?,
        archived_at: row.instant_or_none("archived_at", archived_at.as_deref())?,
        version: row.version(version)?,
    })
}

/// The row of fields whose id, position and state the caller knows.
pub(super) fn row_of(fields: &DebtTargetFields, position: i64) -> ActiveModel {
    ActiveModel {
        id: NotSet,
        name: Set(fields.name.as_str().to_owned()),
        balance_minor: Set(fields.balance.minor()),
        apr_ppm: Set(i64::from(fields.apr.ppm())),
        minimum_payment_minor: Set(fields.minimum_payment.minor()),
        due_day: Set(fields.due_day.map(|due| i64::from(due.day()))),
        notes: Set(fields.notes.as_str().to_owned()),
        position: Set(position),
        archived_at: Set(None),
        version: Set(1),
    }
}

/// The columns that an update writes.
pub(super) fn changed_row(debt: &DebtTarget, version: i64) -> ActiveModel {
    ActiveModel {
        archived_at: Set(debt.archived_at.map(instant_text)),
        version: Set(version),
        ..row_of(&debt.fields, i64::from(debt.position))
    }
}

/// The row as another store had it.
pub(crate) fn imported_row(debt: &DebtTarget) -> ActiveModel {
    ActiveModel {
        id: Set(debt.id.0),
        ..changed_row(debt, debt.version)
    }
}
