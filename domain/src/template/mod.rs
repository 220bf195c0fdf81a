//! The template: what recurs, and the debts being paid down.

mod carry;
mod debt_target;
mod entry;
mod kind;
mod payoff;
mod rate;
mod recurrence;

pub use carry::Carry;
pub use debt_target::{DebtTarget, DebtTargetFields, DebtTargetInput};
pub use entry::{Entry, EntryFields, EntryInput};
pub(crate) use entry::{check_carry, check_debt};
pub use kind::EntryKind;
pub use payoff::Payoff;
pub use rate::Rate;
pub use recurrence::{Recurrence, RecurrenceInput};

use crate::ids::DebtTargetId;
use crate::money::{Money, Overflow};
use crate::sheet::to_allocate;

/// All entries and debt targets, archived ones too, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Template {
    pub entries: Vec<Entry>,
    pub debt_targets: Vec<DebtTarget>,
}

/// What a usual month plans: everything unarchived that is due about every month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct UsualMonth {
    pub income: Money,
    pub expense: Money,
    pub saving: Money,
    pub debt_payment: Money,
    pub to_allocate: Money,
}

impl Template {
    /// An entry that was deleted, as it fits the template now: the debt it paid may be deleted since.
    pub fn entry_put_back(&self, mut entry: Entry) -> Entry {
        let is_there = |wanted: &_| self.debt_targets.iter().any(|debt| debt.id == *wanted);
        entry.fields.debt_target = entry.fields.debt_target.filter(is_there);
        entry
    }

    /// The totals of a usual month: a rarer recurrence counts with its share of a month, rounded
    /// half to even (a yearly bill with a twelfth, a weekly one with 52 weeks over 12 months); what
    /// happens once does not count.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn usual_month(&self) -> Result<UsualMonth, Overflow> {
        let planned = |kind| {
            let entries = self.entries.iter();
            usually(
                entries.filter(|entry| entry.fields.kind == kind && entry.archived_at.is_none()),
            )
        };
        let income = planned(EntryKind::Income)?;
        let expense = planned(EntryKind::Expense)?;
        let saving = planned(EntryKind::Saving)?;
        let debt_payment = planned(EntryKind::DebtPayment)?;
        Ok(UsualMonth {
            income,
            expense,
            saving,
            debt_payment,
            to_allocate: to_allocate(income, [expense, saving, debt_payment])?,
        })
    }

    /// The entries that pay a debt, without archived ones.
    pub fn paying(&self, debt: DebtTargetId) -> impl Iterator<Item = &Entry> {
        let entries = self.entries.iter();
        entries.filter(move |entry| {
            entry.fields.debt_target == Some(debt) && entry.archived_at.is_none()
        })
    }
}

/// What a usual month plans for all of these entries.
///
/// # Errors
/// A sum that does not fit.
pub fn usually<'a>(entries: impl IntoIterator<Item = &'a Entry>) -> Result<Money, Overflow> {
    let mut total = Money::ZERO;
    for entry in entries {
        total = total.plus(entry.fields.monthly_share()?)?;
    }
    Ok(total)
}
