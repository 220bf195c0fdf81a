use quartermaster_application::months::DriftView;
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::drift::{DriftField, DriftLine, DriftValue, FieldDrift, OnlyInMonth};
use serde::Serialize;

use super::month::MonthName;
use super::{Shell, View, sample};
use crate::format::Words;

/// How the template and a month differ now.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DriftPage {
    month: MonthName,
    lines: Vec<DriftRow>,
    /// Why settling was refused; empty at first.
    refusal: String,
}

#[derive(Debug, Clone, Serialize)]
struct DriftRow {
    name: String,
    says: &'static str,
    fields: Vec<DriftCell>,
    /// The name and value of the hidden field that names the line.
    target: &'static str,
    id: i64,
    adopt: &'static str,
    /// Empty where the template has no way to say it.
    push_back: &'static str,
}

#[derive(Debug, Clone, Serialize)]
struct DriftCell {
    field: &'static str,
    month: String,
    template: String,
}

impl DriftPage {
    pub(crate) fn of(drift: &DriftView, refusal: String) -> Self {
        let words = Words::of(&drift.reading.household);
        let debt_name = |id: DebtTargetId| {
            let mut debts = drift.template.debt_targets.iter();
            debts
                .find(|debt| debt.id == id)
                .map_or_else(|| id.to_string(), |debt| debt.fields.name.to_string())
        };
        let cells = |fields: &[FieldDrift]| -> Vec<DriftCell> {
            let cells = fields.iter().map(|field| DriftCell {
                field: label(field.field),
                month: value(&field.month, &words, &debt_name),
                template: value(&field.template, &words, &debt_name),
            });
            cells.collect()
        };
        Self {
            month: MonthName::of(&drift.reading, &words),
            lines: drift.lines.iter().map(|line| row(line, &cells)).collect(),
            refusal,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, format!("Drift, {}", self.month.title), "month")
    }
}

fn row(line: &DriftLine, cells: &impl Fn(&[FieldDrift]) -> Vec<DriftCell>) -> DriftRow {
    let (name, target, id) = match line {
        DriftLine::OnlyInTemplate { entry, name } => (name, "entry_id", entry.0),
        DriftLine::OnlyInMonth { entry, name, .. } | DriftLine::Differs { entry, name, .. } => {
            (name, "month_entry_id", entry.0)
        }
        DriftLine::DebtOnlyInTemplate { debt, name } => (name, "debt_target_id", debt.0),
        DriftLine::DebtOnlyInMonth { source, name, .. }
        | DriftLine::DebtDiffers { source, name, .. } => (name, "debt_target_id", source.0),
    };
    let (says, adopt, push_back) = words_of(line);
    DriftRow {
        name: name.clone(),
        says,
        fields: match line {
            DriftLine::Differs { fields, .. } | DriftLine::DebtDiffers { fields, .. } => {
                cells(fields)
            }
            _ => Vec::new(),
        },
        target,
        id,
        adopt,
        push_back,
    }
}

/// What a line says, and what its two acts are called.
fn words_of(line: &DriftLine) -> (&'static str, &'static str, &'static str) {
    match line {
        DriftLine::OnlyInTemplate { .. } => (
            "in the template and not in this month",
            "Add to the month",
            "Archive in the template",
        ),
        DriftLine::OnlyInMonth { why, .. } => match why {
            OnlyInMonth::AddedByHand => (
                "added to this month by hand",
                "Remove from the month",
                "Add to the template",
            ),
            OnlyInMonth::Archived => (
                "archived in the template",
                "Remove from the month",
                "Take back into the template",
            ),
            OnlyInMonth::NotDue => (
                "not due in this month by the template",
                "Remove from the month",
                "",
            ),
        },
        DriftLine::Differs { .. } | DriftLine::DebtDiffers { .. } => {
            ("differs", "Take the template's", "Change the template")
        }
        DriftLine::DebtOnlyInTemplate { .. } => (
            "a debt in the template and not in this month",
            "Add to the month",
            "Archive in the template",
        ),
        DriftLine::DebtOnlyInMonth { .. } => (
            "a debt archived in the template",
            "Remove from the month",
            "Take back into the template",
        ),
    }
}

fn label(field: DriftField) -> &'static str {
    match field {
        DriftField::Kind => "Kind",
        DriftField::Category => "Category",
        DriftField::Name => "Name",
        DriftField::Planned => "Planned",
        DriftField::DueOn => "Due",
        DriftField::Carry => "Carry",
        DriftField::DebtTarget => "Debt",
        DriftField::Notes => "Notes",
        DriftField::Apr => "Rate",
        DriftField::MinimumPayment => "Minimum payment",
    }
}

fn value(value: &DriftValue, words: &Words, debt_name: &impl Fn(DebtTargetId) -> String) -> String {
    let nothing = || "–".to_owned();
    match value {
        DriftValue::Text(text) if text.is_empty() => nothing(),
        DriftValue::Text(text) => text.clone(),
        DriftValue::Kind(kind) => words.kind(*kind).to_owned(),
        DriftValue::Carry(carry) => words.carry(*carry).to_owned(),
        DriftValue::Amount(amount) => words.amount(*amount),
        DriftValue::Date(date) => date.map_or_else(nothing, |it| words.short_date(it)),
        DriftValue::Debt(debt) => debt.map_or_else(nothing, debt_name),
        DriftValue::Rate(rate) => words.rate(*rate),
    }
}

impl View for DriftPage {
    const TEMPLATE: &'static str = "pages/drift.html";

    fn samples(locale: &str) -> Vec<Self> {
        let drifts = sample::drifts(locale);
        let plain = drifts.iter().map(|drift| Self::of(drift, String::new()));
        let refused = drifts
            .iter()
            .map(|drift| Self::of(drift, sample::HOSTILE.to_owned()));
        plain.chain(refused).collect()
    }
}
