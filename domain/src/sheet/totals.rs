use super::EntryFigures;
use crate::money::{Money, Overflow};
use crate::template::EntryKind;

/// A month's totals by kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    pub income: KindTotals,
    pub expense: KindTotals,
    pub saving: KindTotals,
    pub debt_payment: KindTotals,
    /// Planned income − planned of all other kinds.
    pub to_allocate: Money,
    /// Posted income − posted of all other kinds.
    pub net_posted: Money,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct KindTotals {
    pub planned: Money,
    pub opening: Money,
    pub posted: Money,
    pub applied: Money,
    pub remaining: Money,
}

impl KindTotals {
    /// The totals of one line whose planned, opening and posted amounts these are.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of_line(planned: Money, opening: Money, posted: Money) -> Result<Self, Overflow> {
        let applied = opening.plus(posted)?;
        Ok(Self {
            planned,
            opening,
            posted,
            applied,
            remaining: planned.minus(applied)?,
        })
    }

    /// # Errors
    /// A sum that does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        Ok(Self {
            planned: self.planned.plus(other.planned)?,
            opening: self.opening.plus(other.opening)?,
            posted: self.posted.plus(other.posted)?,
            applied: self.applied.plus(other.applied)?,
            remaining: self.remaining.plus(other.remaining)?,
        })
    }

    /// The totals of all of `parts`.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn sum(parts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        parts.into_iter().try_fold(Self::default(), Self::plus)
    }

    /// What there is to spend: the plan with what was carried in.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn to_spend(self) -> Result<Money, Overflow> {
        self.planned.minus(self.opening)
    }
}

impl EntryFigures {
    /// The figures as totals, to be summed up with those of other entries.
    pub fn totals(&self) -> KindTotals {
        KindTotals {
            planned: self.entry.fields.planned,
            opening: self.opening,
            posted: self.posted,
            applied: self.applied,
            remaining: self.remaining,
        }
    }
}

impl Totals {
    pub(super) fn of(entries: &[EntryFigures]) -> Result<Self, Overflow> {
        Self::of_lines(
            entries
                .iter()
                .map(|line| Ok((line.entry.fields.kind, line.totals()))),
        )
    }

    /// The totals of lines that are each of one kind.
    ///
    /// # Errors
    /// A sum that does not fit, or an error among the lines.
    pub fn of_lines(
        lines: impl IntoIterator<Item = Result<(EntryKind, KindTotals), Overflow>>,
    ) -> Result<Self, Overflow> {
        let mut totals = Self::default();
        for line in lines {
            let (kind, line) = line?;
            let total = totals.of_kind_mut(kind);
            *total = total.plus(line)?;
        }
        totals.to_allocate = to_allocate(
            totals.income.planned,
            totals.outgoing().map(|kind| kind.planned),
        )?;
        totals.net_posted = to_allocate(
            totals.income.posted,
            totals.outgoing().map(|kind| kind.posted),
        )?;
        Ok(totals)
    }

    /// The totals of two months together.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        Ok(Self {
            income: self.income.plus(other.income)?,
            expense: self.expense.plus(other.expense)?,
            saving: self.saving.plus(other.saving)?,
            debt_payment: self.debt_payment.plus(other.debt_payment)?,
            to_allocate: self.to_allocate.plus(other.to_allocate)?,
            net_posted: self.net_posted.plus(other.net_posted)?,
        })
    }

    pub fn of_kind(&self, kind: EntryKind) -> &KindTotals {
        match kind {
            EntryKind::Income => &self.income,
            EntryKind::Expense => &self.expense,
            EntryKind::Saving => &self.saving,
            EntryKind::DebtPayment => &self.debt_payment,
        }
    }

    /// Expense, saving and debt payment: where money goes out.
    pub fn outgoing(&self) -> [KindTotals; 3] {
        [self.expense, self.saving, self.debt_payment]
    }

    fn of_kind_mut(&mut self, kind: EntryKind) -> &mut KindTotals {
        match kind {
            EntryKind::Income => &mut self.income,
            EntryKind::Expense => &mut self.expense,
            EntryKind::Saving => &mut self.saving,
            EntryKind::DebtPayment => &mut self.debt_payment,
        }
    }
}

/// What is left of `income` after all `outgoing`.
///
/// # Errors
/// A sum that does not fit.
pub fn to_allocate(income: Money, outgoing: [Money; 3]) -> Result<Money, Overflow> {
    outgoing.into_iter().try_fold(income, Money::minus)
}
