use quartermaster_application::reading::TemplateView;
use quartermaster_domain::template::{DebtTarget, Entry};
use serde::Serialize;

use super::entry::carry_choices;
use super::form::{Choice, FormView};
use super::month::kind_choices;
use super::section::{self, Section};
use super::template_debt_target::debt_target_form_empty;
use super::template_entry::{debt_target_choices, entry_form_empty, rhythm_choices};
use super::{Shell, View, sample};
use crate::format::Words;

/// The template: what recurs, what of it is archived, and forms to add to it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TemplatePage {
    usual: Usual,
    sections: Vec<SectionLines>,
    archived: Vec<Line>,
    debts: Vec<DebtLine>,
    archived_debts: Vec<DebtLine>,
    entry: FormView,
    debt_target: FormView,
    kinds: Vec<Choice>,
    rhythms: Vec<Choice>,
    carries: Vec<Choice>,
    debt_choices: Vec<Choice>,
}

/// The totals of a usual month.
#[derive(Debug, Clone, Serialize)]
struct Usual {
    income: String,
    expense: String,
    saving: String,
    debt_payment: String,
    to_allocate: String,
    over_allocated: bool,
}

#[derive(Debug, Clone, Serialize)]
struct SectionLines {
    name: String,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    id: i64,
    name: String,
    kind: String,
    rhythm: String,
    due: String,
    carry: String,
    has_notes: bool,
    planned: String,
}

#[derive(Debug, Clone, Serialize)]
struct DebtLine {
    id: i64,
    name: String,
    rate: String,
    due: String,
    minimum: String,
    balance: String,
}

/// The forms of the template's page as a refused one has to be shown again.
#[derive(Debug, Clone, Default)]
pub(crate) struct TemplateForms {
    pub(crate) entry: Option<FormView>,
    pub(crate) debt_target: Option<FormView>,
}

impl TemplatePage {
    pub(crate) fn of(view: &TemplateView, forms: TemplateForms) -> Self {
        let words = Words::of(&view.household);
        let template = &view.template;
        let entries = |archived: bool| {
            let entries = template.entries.iter();
            entries.filter(move |entry| entry.archived_at.is_some() == archived)
        };
        let debts = |archived: bool| {
            let debts = template.debt_targets.iter();
            debts
                .filter(move |debt| debt.archived_at.is_some() == archived)
                .map(|debt| DebtLine::of(debt, &words))
                .collect()
        };
        Self {
            usual: Usual::of(view, &words),
            sections: section::group(entries(false), Section::of_template)
                .into_iter()
                .map(|(section, lines)| SectionLines {
                    name: section.category.to_owned(),
                    lines: lines.iter().map(|entry| Line::of(entry, &words)).collect(),
                })
                .collect(),
            archived: entries(true).map(|entry| Line::of(entry, &words)).collect(),
            debts: debts(false),
            archived_debts: debts(true),
            entry: forms.entry.unwrap_or_else(entry_form_empty),
            debt_target: forms.debt_target.unwrap_or_else(debt_target_form_empty),
            kinds: kind_choices(&words),
            rhythms: rhythm_choices(),
            carries: carry_choices(&words),
            debt_choices: debt_target_choices(template),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, "Template".to_owned(), "template")
    }
}

impl Usual {
    fn of(view: &TemplateView, words: &Words) -> Self {
        let usual = view.usual_month;
        Self {
            income: words.with_currency(usual.income),
            expense: words.with_currency(usual.expense),
            saving: words.with_currency(usual.saving),
            debt_payment: words.with_currency(usual.debt_payment),
            to_allocate: words.with_currency(usual.to_allocate),
            over_allocated: usual.to_allocate.is_negative(),
        }
    }
}

impl Line {
    fn of(entry: &Entry, words: &Words) -> Self {
        let fields = &entry.fields;
        Self {
            id: entry.id.0,
            name: fields.name.to_string(),
            kind: words.kind(fields.kind),
            rhythm: words.recurrence(fields.recurrence),
            due: due(fields.due_day),
            carry: if fields.carry.carries() {
                words.carry(fields.carry).to_owned()
            } else {
                String::new()
            },
            has_notes: !fields.notes.as_str().is_empty(),
            planned: words.amount(fields.planned),
        }
    }
}

impl DebtLine {
    fn of(debt: &DebtTarget, words: &Words) -> Self {
        let fields = &debt.fields;
        Self {
            id: debt.id.0,
            name: fields.name.to_string(),
            rate: words.rate(fields.apr),
            due: due(fields.due_day),
            minimum: words.amount(fields.minimum_payment),
            balance: words.amount(fields.balance),
        }
    }
}

fn due(day: Option<quartermaster_domain::calendar::DueDay>) -> String {
    day.map(|day| day.day().to_string()).unwrap_or_default()
}

impl View for TemplatePage {
    const TEMPLATE: &'static str = "pages/template.html";

    fn samples(locale: &str) -> Vec<Self> {
        let refused = || TemplateForms {
            entry: Some(sample::refused(entry_form_empty(), "recurrence.from")),
            debt_target: Some(sample::refused(debt_target_form_empty(), "apr_bps")),
        };
        let templates = sample::templates(locale);
        templates
            .iter()
            .flat_map(|template| {
                [TemplateForms::default(), refused()].map(|forms| Self::of(template, forms))
            })
            .collect()
    }
}
