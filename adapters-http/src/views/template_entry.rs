use quartermaster_application::reading::TemplateLine;
use quartermaster_domain::template::{Entry, Recurrence};
use quartermaster_domain::{Date, EntryId, Household};
use serde::Serialize;

use super::form::FormView;
use super::template_choices::EntryChoices;
use super::template_lines::next_in_words;
use super::{Shell, View};
#[cfg(test)]
use super::{sample, template_sample};
use crate::format::Words;
use crate::problem::Problem;

/// One entry of the template.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TemplateEntryPage {
    id: i64,
    name: String,
    is_archived: bool,
    /// Whether a month has copied it, so that it cannot be deleted.
    is_in_use: bool,
    rhythm: String,
    next: String,
    form: FormView,
    choices: EntryChoices,
}

pub(super) fn entry_form_empty() -> FormView {
    FormView::of([
        ("kind", "expense".to_owned()),
        ("category", String::new()),
        ("name", String::new()),
        ("planned", String::new()),
        ("due_day", String::new()),
        ("unit", "month".to_owned()),
        ("every", "1".to_owned()),
        ("from", String::new()),
        ("first_date", String::new()),
        ("until", String::new()),
        ("carry", "none".to_owned()),
        ("debt_target_id", String::new()),
        ("notes", String::new()),
        ("version", String::new()),
    ])
}

/// The form with what was typed and what is wrong with it; weeks begin with a date, which has a field
/// of its own.
pub(crate) fn refused_entry_form(
    typed: &[(String, String)],
    problem: &Problem,
    words: &Words,
) -> FormView {
    let form = entry_form_empty().typed(typed);
    let mut form = form.refused(problem, &words.wording());
    let is_weekly = form.values.get("unit").is_some_and(|unit| unit == "week");
    if let Some(error) = form.errors.remove("from") {
        let field = if is_weekly { "first_date" } else { "from" };
        form.errors.insert(field.to_owned(), error);
    }
    form
}

fn entry_form(entry: &Entry, words: &Words) -> FormView {
    let fields = &entry.fields;
    let recurrence = fields.recurrence;
    let or_empty = |text: Option<String>| text.unwrap_or_default();
    let from = or_empty(recurrence.from());
    let (from, first_date) = match recurrence {
        Recurrence::Weeks { .. } => (String::new(), from),
        Recurrence::Months { .. } | Recurrence::Once { .. } => (from, String::new()),
    };
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
        ("from", from),
        ("first_date", first_date),
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

/// The form, and what is there now as a person reads it.
fn shown_form(refused: Option<FormView>, entry: &Entry, words: &Words) -> FormView {
    let mut form = FormView::shown(refused, entry_form(entry, words));
    let recurrence = entry.fields.recurrence;
    let (date, month) = match recurrence {
        Recurrence::Weeks { from, .. } => (Some(from), None),
        Recurrence::Months { from, .. } => (None, from),
        Recurrence::Once { month } => (None, Some(month)),
    };
    form.say_now("first_date", date.map(|date| words.date(date)));
    form.say_now("from", month.map(|month| words.month(month)));
    form.say_now("until", recurrence.until().map(|month| words.month(month)));
    form
}

impl TemplateEntryPage {
    /// None where the template has no such entry.
    pub(crate) fn of(
        line: &TemplateLine,
        id: EntryId,
        today: Date,
        refused: Option<FormView>,
    ) -> Option<Self> {
        let household: &Household = &line.template.household;
        let words = Words::of(household);
        let template = &line.template.template;
        let mut entries = template.entries.iter();
        let entry = entries.find(|entry| entry.id == id)?;
        Some(Self {
            id: id.0,
            name: entry.fields.name.to_string(),
            is_archived: entry.archived_at.is_some(),
            is_in_use: line.is_in_use,
            rhythm: words.recurrence(entry.fields.recurrence),
            next: next_in_words(entry.fields.recurrence, household, today, &words),
            form: shown_form(refused, entry, &words),
            choices: EntryChoices::of(template, &words),
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, self.name.clone(), "template")
    }
}

impl View for TemplateEntryPage {
    const TEMPLATE: &'static str = "pages/template_entry.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let lines = template_sample::lines(locale, |template| &template.entries);
        let pages = lines.iter().flat_map(|(line, entry)| {
            let words = Words::of(&line.template.household);
            let forms = sample::forms(&entry_form(entry, &words), "planned_minor");
            forms.map(|form| Self::of(line, entry.id, sample::today(), form))
        });
        pages.flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::{FieldErrors, ValueError};

    use super::*;

    #[test]
    fn what_is_wrong_with_the_beginning_stands_at_the_field_that_is_asked_for() {
        let error = FieldErrors::one("recurrence.from", ValueError::required());
        let problem = Problem::from(error);
        let words = Words::of(&sample::household("en-GB", "EUR").unwrap());
        for (unit, field) in [("month", "from"), ("once", "from"), ("week", "first_date")] {
            let typed = [("unit".to_owned(), unit.to_owned())];
            let form = refused_entry_form(&typed, &problem, &words);
            let wrong: Vec<&str> = form.errors.keys().map(String::as_str).collect();
            assert_eq!(wrong, [field], "{unit}");
        }
    }
}
