use quartermaster_application::ports::{NewMonthDebtTarget, StoreError};
use quartermaster_domain::month::{FrozenDebt, MonthDebtTarget};
use quartermaster_domain::planning::ProposedDebt;
use quartermaster_domain::template::Rate;
use quartermaster_domain::text::{Name, Notes};
use quartermaster_domain::{DebtTargetId, Money, MonthDebtTargetId, MonthId};
use sea_orm::ActiveValue::{NotSet, Set};

use super::entity::{ActiveModel, Entity, Model};
use crate::row::RowName;

/// The debt of a month; which month it is in the caller knows.
pub(crate) fn month_debt_target_of(row: Model) -> Result<MonthDebtTarget, StoreError> {
    let Model {
        id,
        month_id: _,
        source_debt_target_id,
        name,
        apr_ppm,
        minimum_payment_minor,
        due_on,
        notes,
        position,
        balance_at_creation_minor,
        carried_balance_minor,
        entered_interest_minor,
        charges_minor,
        closing_balance_minor,
        replaced_balance_minor,
    } = row;
    let row = RowName::of::<Entity>(id);
    Ok(MonthDebtTarget {
        id: MonthDebtTargetId(id),
        source: DebtTargetId(source_debt_target_id),
        name: row.value("name", Name::kept(&name))?,
        apr: row.value("apr_ppm", Rate::from_ppm(apr_ppm))?,
        minimum_payment: row.not_negative("minimum_payment_minor", minimum_payment_minor)?,
        due_on: row.date_or_none("due_on", due_on.as_deref())?,
        notes: row.value("notes", Notes::kept(&notes))?,
        position: row.position(position)?,
        balance_at_creation: row.amount("balance_at_creation_minor", balance_at_creation_minor)?,
        carried_balance: row.amount_or_none("carried_balance_minor", carried_balance_minor)?,
        entered_interest: row
            .not_negative_or_none("entered_interest_minor", entered_interest_minor)?,
        charges: row.not_negative("charges_minor", charges_minor)?,
        frozen: frozen_of(
            row,
            row.amount_or_none("closing_balance_minor", closing_balance_minor)?,
            row.amount_or_none("replaced_balance_minor", replaced_balance_minor)?,
        )?,
    })
}

fn frozen_of(
    row: RowName,
    closing_balance: Option<Money>,
    replaced_balance: Option<Money>,
) -> Result<Option<FrozenDebt>, StoreError> {
    match (closing_balance, replaced_balance) {
        (None, None) => Ok(None),
        (Some(closing_balance), Some(replaced_balance)) => Ok(Some(FrozenDebt {
            closing_balance,
            replaced_balance,
        })),
        (Some(_), None) => Err(row.corrupt("replaced_balance_minor")),
        (None, Some(_)) => Err(row.corrupt("closing_balance_minor")),
    }
}

pub(super) fn new_row(month: MonthId, new: NewMonthDebtTarget) -> ActiveModel {
    let NewMonthDebtTarget { debt, position } = new;
    let ProposedDebt {
        source,
        name,
        apr,
        minimum_payment,
        due_on,
        notes,
        balance_at_creation,
    } = debt;
    ActiveModel {
        id: NotSet,
        month_id: Set(month.0),
        source_debt_target_id: Set(source.0),
        name: Set(name.as_str().to_owned()),
        apr_ppm: Set(i64::from(apr.ppm())),
        minimum_payment_minor: Set(minimum_payment.minor()),
        due_on: Set(due_on.map(|due_on| due_on.to_string())),
        notes: Set(notes.as_str().to_owned()),
        position: Set(i64::from(position)),
        balance_at_creation_minor: Set(balance_at_creation.minor()),
        carried_balance_minor: Set(None),
        entered_interest_minor: Set(None),
        charges_minor: Set(0),
        closing_balance_minor: Set(None),
        replaced_balance_minor: Set(None),
    }
}

/// The columns that an update writes; source and month never change.
pub(super) fn changed_row(debt: &MonthDebtTarget) -> ActiveModel {
    let minor = |amount: Option<Money>| Set(amount.map(|amount| amount.minor()));
    ActiveModel {
        id: NotSet,
        month_id: NotSet,
        source_debt_target_id: NotSet,
        name: Set(debt.name.as_str().to_owned()),
        apr_ppm: Set(i64::from(debt.apr.ppm())),
        minimum_payment_minor: Set(debt.minimum_payment.minor()),
        due_on: Set(debt.due_on.map(|due_on| due_on.to_string())),
        notes: Set(debt.notes.as_str().to_owned()),
        position: Set(i64::from(debt.position)),
        balance_at_creation_minor: Set(debt.balance_at_creation.minor()),
        carried_balance_minor: minor(debt.carried_balance),
        entered_interest_minor: minor(debt.entered_interest),
        charges_minor: Set(debt.charges.minor()),
        closing_balance_minor: minor(debt.frozen.map(|frozen| frozen.closing_balance)),
        replaced_balance_minor: minor(debt.frozen.map(|frozen| frozen.replaced_balance)),
    }
}

/// The row as another store had it.
pub(crate) fn imported_row(month: MonthId, debt: &MonthDebtTarget) -> ActiveModel {
    ActiveModel {
        id: Set(debt.id.0),
        month_id: Set(month.0),
        source_debt_target_id: Set(debt.source.0),
        ..changed_row(debt)
    }
}
