//! What differs on a line of the drift, field by field.

use quartermaster_application::months::DriftView;
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::drift::{DriftField, DriftLine, DriftValue, FieldDrift};
use quartermaster_domain::planning::snapshot;
use serde::Serialize;

use crate::format::Words;

/// A field with both of its values, as words.
#[derive(Debug, Clone, Serialize)]
pub(super) struct FieldLine {
    field: String,
    month: String,
    template: String,
}

/// A field of a line that is on one side only.
type Known = (DriftField, DriftValue);

pub(super) fn fields(line: &DriftLine, drift: &DriftView, words: &Words) -> Vec<FieldLine> {
    let nothing = || words.text("drift-nothing");
    let shown = |value: &DriftValue| shown(value, drift, words);
    let both = |drift: &FieldDrift| FieldLine {
        field: label(drift.field, words),
        month: shown(&drift.month),
        template: shown(&drift.template),
    };
    let of_template = |(field, value): Known| FieldLine {
        field: label(field, words),
        month: nothing(),
        template: shown(&value),
    };
    let of_month = |(field, value): Known| FieldLine {
        field: label(field, words),
        month: shown(&value),
        template: nothing(),
    };
    match line {
        DriftLine::Differs { fields, .. } | DriftLine::DebtDiffers { fields, .. } => {
            fields.iter().map(both).collect()
        }
        DriftLine::OnlyInTemplate { .. } | DriftLine::DebtOnlyInTemplate { .. } => {
            told(known(line, drift), of_template)
        }
        DriftLine::OnlyInMonth { .. } | DriftLine::DebtOnlyInMonth { .. } => {
            told(known(line, drift), of_month)
        }
    }
}

/// The fields that have something to say, as one without a value has not.
fn told(known: Vec<Known>, line: impl Fn(Known) -> FieldLine) -> Vec<FieldLine> {
    let lines = known.into_iter().map(line);
    lines.filter(|line| line.month != line.template).collect()
}

/// What there is to know of a line that is on one side only.
fn known(line: &DriftLine, drift: &DriftView) -> Vec<Known> {
    let (contents, template) = (&drift.reading.contents, &drift.template);
    let head = contents.month.head();
    let of_entry = |category: &str, planned, due_on| {
        vec![
            (DriftField::Category, DriftValue::Text(category.to_owned())),
            (DriftField::Planned, DriftValue::Amount(planned)),
            (DriftField::DueOn, DriftValue::Date(due_on)),
        ]
    };
    let of_debt = |apr, minimum| {
        vec![
            (DriftField::Apr, DriftValue::Rate(apr)),
            (DriftField::MinimumPayment, DriftValue::Amount(minimum)),
        ]
    };
    let found = match line {
        DriftLine::OnlyInTemplate { entry: id, .. } => {
            let entry = template.entries.iter().find(|entry| entry.id == *id);
            let copy = entry.and_then(|entry| snapshot(entry, head.year_month, head.days).ok());
            copy.map(|(copy, _)| of_entry(copy.category.as_str(), copy.planned, copy.due_on))
        }
        DriftLine::OnlyInMonth { entry: id, .. } => {
            let line = contents.entries.iter().find(|line| line.entry.id == *id);
            line.map(|line| {
                let fields = &line.entry.fields;
                of_entry(fields.category.as_str(), fields.planned, fields.due_on)
            })
        }
        DriftLine::DebtOnlyInTemplate { debt: id, .. } => {
            let debt = template.debt_targets.iter().find(|debt| debt.id == *id);
            debt.map(|debt| of_debt(debt.fields.apr, debt.fields.minimum_payment))
        }
        DriftLine::DebtOnlyInMonth { debt: id, .. } => {
            let debt = contents.debts.iter().find(|debt| debt.id == *id);
            debt.map(|debt| of_debt(debt.apr, debt.minimum_payment))
        }
        DriftLine::Differs { .. } | DriftLine::DebtDiffers { .. } => None,
    };
    found.unwrap_or_default()
}

fn label(field: DriftField, words: &Words) -> String {
    words.text(match field {
        DriftField::Kind => "drift-kind",
        DriftField::Category => "drift-category",
        DriftField::Name => "drift-name",
        DriftField::Planned => "drift-planned",
        DriftField::DueOn => "drift-due",
        DriftField::Carry => "drift-carry",
        DriftField::DebtTarget => "drift-debt",
        DriftField::Notes => "drift-notes",
        DriftField::Apr => "drift-rate",
        DriftField::MinimumPayment => "drift-minimum-payment",
    })
}

fn shown(value: &DriftValue, drift: &DriftView, words: &Words) -> String {
    let debt_name = |id: DebtTargetId| {
        let mut debts = drift.template.debt_targets.iter();
        debts
            .find(|debt| debt.id == id)
            .map_or_else(|| id.to_string(), |debt| debt.fields.name.to_string())
    };
    let text = match value {
        DriftValue::Text(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        DriftValue::Kind(kind) => Some(words.kind(*kind)),
        DriftValue::Carry(carry) => Some(words.carry(*carry)),
        DriftValue::Amount(amount) => Some(words.amount(*amount)),
        DriftValue::Date(date) => date.map(|date| words.short_date(date)),
        DriftValue::Debt(debt) => debt.map(debt_name),
        DriftValue::Rate(rate) => Some(words.rate(*rate)),
    };
    text.unwrap_or_else(|| words.text("drift-nothing"))
}
