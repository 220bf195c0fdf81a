use quartermaster_application::reading::TemplateView;
use quartermaster_domain::EntryId;
use quartermaster_domain::template::{Entry, Template};
use serde::Serialize;

use super::entry::carry_choices;
use super::form::{Choice, FormView};
use super::month::kind_choices;
use super::{Shell, View, sample};
use crate::format::Words;

/// One entry of the template.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TemplateEntryPage {
    id: i64,
    name: String,
    is_archived: bool,
    form: FormView,
    kinds: Vec<Choice>,
    rhythms: Vec<Choice>,
    carries: Vec<Choice>,
    debt_choices: Vec<Choice>,
}

pub(crate) fn entry_form_empty() -> FormView {
    FormView::of([
        ("kind", "expense".to_owned()),
        ("category", String::new()),
        ("name", String::new()),
        ("planned", String::new()),
        ("due_day", String::new()),
        ("unit", "month".to_owned()),
        ("every", "1".to_owned()),
        ("from", String::new()),
        ("until", String::new()),
        ("carry", "none".to_owned()),
        ("debt_target_id", String::new()),
        ("notes", String::new()),
        ("version", String::new()),
    ])
}

fn entry_form(entry: &Entry, words: &Words) -> FormView {
    let fields = &entry.fields;
    let recurrence = fields.recurrence;
    let or_empty = |text: Option<String>| text.unwrap_or_default();
    FormView::of([
        ("kind", fields.kind.as_str().to_owned()),
        ("category", fields.category.to_string()),
        ("name", fields.name.to_string()),
        ("planned", words.typed(fields.planned)),
        (
            "due_day",
            or_empty(fields.due_day.map(|day| day.day().to_string())),
        ),
        ("unit", recurrence.unit().to_owned()),
        ("every", recurrence.every().to_string()),
        ("from", or_empty(recurrence.from())),
        (
            "until",
            or_empty(recurrence.until().map(|month| month.to_string())),
        ),
        ("carry", fields.carry.as_str().to_owned()),
        (
            "debt_target_id",
            or_empty(fields.debt_target.map(|debt| debt.to_string())),
        ),
        ("notes", fields.notes.to_string()),
        ("version", entry.version.to_string()),
    ])
}

pub(super) fn rhythm_choices() -> Vec<Choice> {
    vec![
        Choice::new("month", "every so many months"),
        Choice::new("week", "every so many weeks"),
        Choice::new("once", "once"),
    ]
}

pub(super) fn debt_target_choices(template: &Template) -> Vec<Choice> {
    let none = Choice::new("", "none");
    let debts = template.debt_targets.iter();
    let debts = debts.map(|debt| Choice::new(debt.id, debt.fields.name.as_str()));
    std::iter::once(none).chain(debts).collect()
}

impl TemplateEntryPage {
    /// None where the template has no such entry.
    pub(crate) fn of(view: &TemplateView, id: EntryId, form: Option<FormView>) -> Option<Self> {
        let words = Words::of(&view.household);
        let mut entries = view.template.entries.iter();
        let entry = entries.find(|entry| entry.id == id)?;
        Some(Self {
            id: id.0,
            name: entry.fields.name.to_string(),
            is_archived: entry.archived_at.is_some(),
            form: form.unwrap_or_else(|| entry_form(entry, &words)),
            kinds: kind_choices(&words),
            rhythms: rhythm_choices(),
            carries: carry_choices(&words),
            debt_choices: debt_target_choices(&view.template),
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, self.name.clone(), "template")
    }
}

impl View for TemplateEntryPage {
    const TEMPLATE: &'static str = "pages/template_entry.html";

    fn samples(locale: &str) -> Vec<Self> {
        let refused = || Some(sample::refused(entry_form_empty(), "planned_minor"));
        let templates = sample::templates(locale);
        let pages = templates.iter().flat_map(|view| {
            let entries = view.template.entries.iter();
            entries
                .flat_map(move |entry| [None, refused()].map(|form| Self::of(view, entry.id, form)))
        });
        pages.flatten().collect()
    }
}
