//! Drift: how the template and a month's snapshot differ now.

mod acts;
mod push_back;

pub use acts::{CannotAdopt, adoptable};
pub use push_back::{CannotPushBack, pushed_back, pushed_back_debt};

use jiff::civil::Date;

use crate::ids::{DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId};
use crate::money::{Money, Overflow};
use crate::month::{MonthContents, MonthDebtTarget, MonthEntry};
use crate::planning::{ProposedEntry, snapshot};
use crate::template::{Carry, DebtTarget, EntryKind, Rate, Template};

/// One line that differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DriftLine {
    /// The template would copy this entry, and the month lacks it.
    OnlyInTemplate {
        entry: EntryId,
        name: String,
    },
    /// The month has this entry, and the template would not copy it.
    OnlyInMonth {
        entry: MonthEntryId,
        source: Option<EntryId>,
        name: String,
        why: OnlyInMonth,
    },
    Differs {
        entry: MonthEntryId,
        source: EntryId,
        name: String,
        fields: Vec<FieldDrift>,
    },
    DebtOnlyInTemplate {
        debt: DebtTargetId,
        name: String,
    },
    DebtOnlyInMonth {
        debt: MonthDebtTargetId,
        source: DebtTargetId,
        name: String,
    },
    DebtDiffers {
        debt: MonthDebtTargetId,
        source: DebtTargetId,
        name: String,
        fields: Vec<FieldDrift>,
    },
}

/// Why the template would not copy an entry that the month has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OnlyInMonth {
    AddedByHand,
    Archived,
    NotDue,
}

/// A field with both of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldDrift {
    pub field: DriftField,
    pub month: DriftValue,
    pub template: DriftValue,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DriftField {
    Kind,
    Category,
    Name,
    Planned,
    DueOn,
    Carry,
    DebtTarget,
    Notes,
    Apr,
    MinimumPayment,
}

impl DriftField {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Kind => "kind",
            Self::Category => "category",
            Self::Name => "name",
            Self::Planned => "planned_minor",
            Self::DueOn => "due_on",
            Self::Carry => "carry",
            Self::DebtTarget => "debt_target_id",
            Self::Notes => "notes",
            Self::Apr => "apr_ppm",
            Self::MinimumPayment => "minimum_payment_minor",
        }
    }
}

/// A value that can differ; a debt target is named by its identity in the template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DriftValue {
    Text(String),
    Kind(EntryKind),
    Carry(Carry),
    Amount(Money),
    Date(Option<Date>),
    Debt(Option<DebtTargetId>),
    Rate(Rate),
}

/// All lines of a draft or active month that differ from the template, entries first.
///
/// # Errors
/// A sum that does not fit.
pub fn drift(template: &Template, month: &MonthContents) -> Result<Vec<DriftLine>, Overflow> {
    let mut lines = Vec::new();
    for line in &month.entries {
        lines.extend(entry_drift(template, month, &line.entry)?);
    }
    let head = month.month.head();
    for entry in &template.entries {
        let absent = month
            .entries
            .iter()
            .all(|line| line.entry.source != Some(entry.id));
        let (_, times) = snapshot(entry, head.year_month, head.days)?;
        if absent && entry.belongs_in_a_month(times) {
            lines.push(DriftLine::OnlyInTemplate {
                entry: entry.id,
                name: entry.fields.name.as_str().to_owned(),
            });
        }
    }
    for debt in &month.debts {
        lines.extend(debt_drift(template, month, debt));
    }
    for target in &template.debt_targets {
        let absent = month.debts.iter().all(|debt| debt.source != target.id);
        if absent && target.archived_at.is_none() {
            lines.push(DriftLine::DebtOnlyInTemplate {
                debt: target.id,
                name: target.fields.name.as_str().to_owned(),
            });
        }
    }
    Ok(lines)
}

fn entry_drift(
    template: &Template,
    month: &MonthContents,
    here: &MonthEntry,
) -> Result<Option<DriftLine>, Overflow> {
    let only_here = |why| DriftLine::OnlyInMonth {
        entry: here.id,
        source: here.source,
        name: here.fields.name.as_str().to_owned(),
        why,
    };
    let Some(source) = template
        .entries
        .iter()
        .find(|entry| Some(entry.id) == here.source)
    else {
        return Ok(Some(only_here(OnlyInMonth::AddedByHand)));
    };
    if source.archived_at.is_some() {
        return Ok(Some(only_here(OnlyInMonth::Archived)));
    }
    let head = month.month.head();
    let (there, times) = snapshot(source, head.year_month, head.days)?;
    if !source.belongs_in_a_month(times) {
        return Ok(Some(only_here(OnlyInMonth::NotDue)));
    }
    let fields = differing_fields(month, here, &there);
    Ok((!fields.is_empty()).then(|| DriftLine::Differs {
        entry: here.id,
        source: source.id,
        name: here.fields.name.as_str().to_owned(),
        fields,
    }))
}

fn differing_fields(
    month: &MonthContents,
    here: &MonthEntry,
    there: &ProposedEntry,
) -> Vec<FieldDrift> {
    let text = |text: &str| DriftValue::Text(text.to_owned());
    let here = here.fields.proposed(&month.debts);
    [
        (
            DriftField::Kind,
            DriftValue::Kind(here.kind),
            DriftValue::Kind(there.kind),
        ),
        (
            DriftField::Category,
            text(here.category.as_str()),
            text(there.category.as_str()),
        ),
        (
            DriftField::Name,
            text(here.name.as_str()),
            text(there.name.as_str()),
        ),
        (
            DriftField::Planned,
            DriftValue::Amount(here.planned),
            DriftValue::Amount(there.planned),
        ),
        (
            DriftField::DueOn,
            DriftValue::Date(here.due_on),
            DriftValue::Date(there.due_on),
        ),
        (
            DriftField::Carry,
            DriftValue::Carry(here.carry),
            DriftValue::Carry(there.carry),
        ),
        (
            DriftField::DebtTarget,
            DriftValue::Debt(here.debt_target),
            DriftValue::Debt(there.debt_target),
        ),
        (
            DriftField::Notes,
            text(here.notes.as_str()),
            text(there.notes.as_str()),
        ),
    ]
    .into_iter()
    .filter_map(differing)
    .collect()
}

fn differing((field, month, template): (DriftField, DriftValue, DriftValue)) -> Option<FieldDrift> {
    (month != template).then_some(FieldDrift {
        field,
        month,
        template,
    })
}

fn debt_drift(
    template: &Template,
    month: &MonthContents,
    here: &MonthDebtTarget,
) -> Option<DriftLine> {
    let name = here.name.as_str().to_owned();
    let target = template
        .debt_targets
        .iter()
        .find(|target| target.id == here.source && target.archived_at.is_none());
    let Some(target) = target else {
        return Some(DriftLine::DebtOnlyInMonth {
            debt: here.id,
            source: here.source,
            name,
        });
    };
    let fields = differing_debt_fields(month, here, target);
    (!fields.is_empty()).then_some(DriftLine::DebtDiffers {
        debt: here.id,
        source: target.id,
        name,
        fields,
    })
}

fn differing_debt_fields(
    month: &MonthContents,
    here: &MonthDebtTarget,
    target: &DebtTarget,
) -> Vec<FieldDrift> {
    let there = &target.fields;
    let days = month.month.head().days;
    let due_there = there.due_day.map(|due| days.date_due(due));
    let text = |text: &str| DriftValue::Text(text.to_owned());
    [
        (
            DriftField::Name,
            text(here.name.as_str()),
            text(there.name.as_str()),
        ),
        (
            DriftField::Apr,
            DriftValue::Rate(here.apr),
            DriftValue::Rate(there.apr),
        ),
        (
            DriftField::MinimumPayment,
            DriftValue::Amount(here.minimum_payment),
            DriftValue::Amount(there.minimum_payment),
        ),
        (
            DriftField::DueOn,
            DriftValue::Date(here.due_on),
            DriftValue::Date(due_there),
        ),
        (
            DriftField::Notes,
            text(here.notes.as_str()),
            text(there.notes.as_str()),
        ),
    ]
    .into_iter()
    .filter_map(differing)
    .collect()
}
