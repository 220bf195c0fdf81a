//! The checklist before a month closes.

use jiff::civil::Date;

use crate::calendar::YearMonth;
use crate::carry_over::{GivenOpening, OpeningConflict};
use crate::ids::{MonthDebtTargetId, MonthEntryId};
use crate::money::{Money, Overflow};
use crate::month::{FrozenDebt, MonthHead};
use crate::sheet::{DebtFigures, Sheet};

/// Something to look at before the month closes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// Months close in order.
    EarlierMonthOpen { month: YearMonth },
    /// In the following month an opening balance set by hand stands where the carried one has to go.
    OpeningConflict { name: String },
    /// The month's last day is still to come or today.
    NotOver { last_day: Date },
    /// An amount would be dropped: the entry has no place in the following month.
    CarryDropped { entry: MonthEntryId, amount: Money },
    /// Something was planned and nothing posted.
    NothingPosted { entry: MonthEntryId },
    /// More was applied than planned of what may not be more, and the entry does not carry its balance.
    Overspent { entry: MonthEntryId, by: Money },
    /// Planned money is spread over more, or less, than planned income.
    NotAllocated { to_allocate: Money },
    /// The interest of a debt is still an estimate.
    InterestEstimated { debt: MonthDebtTargetId },
    /// Less was paid than the minimum payment.
    BelowMinimumPayment {
        debt: MonthDebtTargetId,
        short_by: Money,
    },
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Severity {
    /// The month cannot close before this is settled.
    Blocker,
    Warning,
}

impl Severity {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Blocker => "blocker",
            Self::Warning => "warning",
        }
    }
}

impl Finding {
    pub fn code(&self) -> &'static str {
        match self {
            Self::EarlierMonthOpen { .. } => "earlier_month_open",
            Self::OpeningConflict { .. } => "opening_conflict",
            Self::NotOver { .. } => "month_not_over",
            Self::CarryDropped { .. } => "carry_dropped",
            Self::NothingPosted { .. } => "nothing_posted",
            Self::Overspent { .. } => "overspent",
            Self::NotAllocated { .. } => "not_allocated",
            Self::InterestEstimated { .. } => "interest_estimated",
            Self::BelowMinimumPayment { .. } => "below_minimum_payment",
        }
    }

    pub fn severity(&self) -> Severity {
        match self {
            Self::EarlierMonthOpen { .. } | Self::OpeningConflict { .. } => Severity::Blocker,
            _ => Severity::Warning,
        }
    }

    pub fn entry(&self) -> Option<MonthEntryId> {
        match self {
            Self::CarryDropped { entry, .. }
            | Self::NothingPosted { entry }
            | Self::Overspent { entry, .. } => Some(*entry),
            _ => None,
        }
    }

    pub fn debt_target(&self) -> Option<MonthDebtTargetId> {
        match self {
            Self::InterestEstimated { debt } | Self::BelowMinimumPayment { debt, .. } => {
                Some(*debt)
            }
            _ => None,
        }
    }
}

/// What the checklist is drawn up from.
#[derive(Debug, Clone)]
pub struct BeforeClosing<'a> {
    pub head: &'a MonthHead,
    pub sheet: &'a Sheet,
    pub today: Date,
    /// The earliest month before this one that is not closed.
    pub earlier_open: Option<YearMonth>,
    /// The carried amounts that have no place, see [`crate::carry_over::dropped`].
    pub dropped: &'a [GivenOpening],
    pub conflict: Option<&'a OpeningConflict>,
}

/// All findings, blockers first.
///
/// # Errors
/// A sum that does not fit.
pub fn checklist(before: &BeforeClosing<'_>) -> Result<Vec<Finding>, Overflow> {
    let mut findings = Vec::new();
    if let Some(month) = before.earlier_open {
        findings.push(Finding::EarlierMonthOpen { month });
    }
    if let Some(conflict) = before.conflict {
        findings.push(Finding::OpeningConflict {
            name: conflict.name.clone(),
        });
    }
    let last_day = before.head.days.last();
    if before.today <= last_day {
        findings.push(Finding::NotOver { last_day });
    }
    for given in before.dropped {
        findings.push(Finding::CarryDropped {
            entry: given.from_entry,
            amount: given.amount.negated()?,
        });
    }
    findings.extend(entry_findings(before.sheet)?);
    let to_allocate = before.sheet.totals.to_allocate;
    if !to_allocate.is_zero() {
        findings.push(Finding::NotAllocated { to_allocate });
    }
    findings.extend(debt_findings(&before.sheet.debts)?);
    Ok(findings)
}

fn entry_findings(sheet: &Sheet) -> Result<Vec<Finding>, Overflow> {
    let mut findings = Vec::new();
    for line in &sheet.entries {
        let entry = line.entry.id;
        if line.payments == 0 && !line.entry.fields.planned.is_zero() {
            findings.push(Finding::NothingPosted { entry });
        }
        let balance_goes_on = line.entry.fields.carry == crate::template::Carry::Balance;
        if line.beyond().is_over() && !balance_goes_on {
            findings.push(Finding::Overspent {
                entry,
                by: line.remaining.negated()?,
            });
        }
    }
    Ok(findings)
}

fn debt_findings(debts: &[DebtFigures]) -> Result<Vec<Finding>, Overflow> {
    let mut findings = Vec::new();
    for line in debts {
        let debt = line.debt.id;
        if line.interest_is_estimate && !line.interest.is_zero() {
            findings.push(Finding::InterestEstimated { debt });
        }
        let short_by = line.debt.minimum_payment.minus(line.paid)?;
        if line.opening_balance.is_positive() && short_by.is_positive() {
            findings.push(Finding::BelowMinimumPayment { debt, short_by });
        }
    }
    Ok(findings)
}

/// What closing freezes of each debt; `template_balance` is the balance it replaces there.
///
/// # Errors
/// A closing balance that is too large to be kept.
pub fn freeze(
    sheet: &mut Sheet,
    template_balance: impl Fn(crate::ids::DebtTargetId) -> Option<Money>,
) -> Result<(), Overflow> {
    for line in &mut sheet.debts {
        line.debt.frozen = Some(FrozenDebt {
            closing_balance: line.closing_balance.to_keep()?,
            replaced_balance: template_balance(line.debt.source).unwrap_or(line.opening_balance),
        });
    }
    Ok(())
}

/// The balance that reopening puts back into the template: the replaced one, if the template
/// still has the closing balance.
pub fn balance_to_put_back(frozen: FrozenDebt, template_balance: Money) -> Option<Money> {
    (template_balance == frozen.closing_balance).then_some(frozen.replaced_balance)
}
