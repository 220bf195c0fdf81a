use super::{
    ActiveMonth, DraftMonth, Month, MonthDebtTarget, MonthEntry, MonthEntryFields, MonthEntryInput,
    MonthHead, NewMonthEntry,
};
use crate::field::FieldErrors;
use crate::money::Money;
use crate::template::{Carry, Template};

/// A month whose plan can be edited: a draft or an active one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OpenMonth {
    Draft(DraftMonth),
    Active(ActiveMonth),
}

impl OpenMonth {
    pub fn head(&self) -> &MonthHead {
        match self {
            Self::Draft(month) => &month.head,
            Self::Active(month) => &month.head,
        }
    }

    pub fn head_mut(&mut self) -> &mut MonthHead {
        match self {
            Self::Draft(month) => &mut month.head,
            Self::Active(month) => &mut month.head,
        }
    }

    /// The baseline of an entry that is added now: 0 once the month is active, none in a draft.
    pub fn baseline_of_addition(&self) -> Option<Money> {
        match self {
            Self::Draft(_) => None,
            Self::Active(_) => Some(Money::ZERO),
        }
    }

    /// An entry added by hand; it has no source and cannot carry.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn new_entry(
        &self,
        input: MonthEntryInput,
        debts: &[MonthDebtTarget],
        position: u32,
    ) -> Result<NewMonthEntry, FieldErrors> {
        let fields = MonthEntryFields::create(input, self.head().days, debts)?;
        Ok(NewMonthEntry {
            source: None,
            fields,
            baseline: self.baseline_of_addition(),
            position,
        })
    }

    /// An entry that was removed, as it fits the month now, which may be active since then. What it pointed
    /// to may be gone: without its entry of the template it is as one added by hand, which cannot carry.
    pub fn entry_put_back(
        &self,
        mut entry: MonthEntry,
        debts: &[MonthDebtTarget],
        template: &Template,
    ) -> MonthEntry {
        let of_addition = self.baseline_of_addition();
        entry.baseline = of_addition.map(|none| entry.baseline.unwrap_or(none));
        let is_there = |wanted: &_| debts.iter().any(|debt| debt.id == *wanted);
        entry.fields.debt_target = entry.fields.debt_target.filter(is_there);
        let mut known = template.entries.iter();
        if !known.any(|known| Some(known.id) == entry.source) {
            entry.source = None;
            entry.fields.carry = Carry::None;
        }
        entry
    }

    /// `entry` with what `input` changes.
    ///
    /// # Errors
    /// All fields that were refused.
    pub fn changed_entry(
        &self,
        entry: &MonthEntry,
        input: MonthEntryInput,
        debts: &[MonthDebtTarget],
    ) -> Result<MonthEntry, FieldErrors> {
        let fields = entry.changed_fields(input, self.head().days, debts)?;
        Ok(MonthEntry {
            fields,
            ..entry.clone()
        })
    }
}

impl From<DraftMonth> for OpenMonth {
    fn from(month: DraftMonth) -> Self {
        Self::Draft(month)
    }
}

impl From<ActiveMonth> for OpenMonth {
    fn from(month: ActiveMonth) -> Self {
        Self::Active(month)
    }
}

impl From<OpenMonth> for Month {
    fn from(month: OpenMonth) -> Self {
        match month {
            OpenMonth::Draft(month) => Self::Draft(month),
            OpenMonth::Active(month) => Self::Active(month),
        }
    }
}
