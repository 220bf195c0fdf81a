use quartermaster_application::reading::TemplateView;
use quartermaster_domain::{Date, EntryId, Overflow};
use serde::Serialize;

use super::form::FormView;
use super::planned_size::longest;
use super::section::{self, Section};
use super::template_choices::EntryChoices;
use super::template_debt_target::debt_target_form_empty;
use super::template_debts::DebtLine;
use super::template_entry::entry_form_empty;
use super::template_lines::{Ground, Line, SectionLines};
use super::template_told::{Tell, Told};
use super::{Shell, View};
#[cfg(test)]
use super::{sample, template_sample};
use crate::format::Words;

/// The template: what recurs, what of it is archived, and forms to add to it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TemplatePage {
    told: Told,
    usual: Usual,
    sections: Vec<SectionLines>,
    /// How many characters the longest planned amount has: the fields are that wide.
    planned_size: usize,
    debts: Vec<DebtLine>,
    archived: Vec<Line>,
    archived_debts: Vec<DebtLine>,
    /// How many entries and debts are archived.
    archived_count: usize,
    entry: FormView,
    debt_target: FormView,
    choices: EntryChoices,
}

/// The totals of a usual month.
#[derive(Debug, Clone, Serialize)]
struct Usual {
    income: String,
    expense: String,
    saving: String,
    debt_payment: String,
    to_allocate: String,
    /// The same below the column of planned amounts, which are without a currency.
    left: String,
    over_allocated: bool,
}

/// The forms of the template's page as a refused one has to be shown again, and what there is to say.
#[derive(Debug, Clone, Default)]
pub(crate) struct TemplateForms {
    pub(crate) entry: Option<FormView>,
    pub(crate) debt_target: Option<FormView>,
    /// The planned amount of an entry, typed in its row.
    pub(crate) plan: Option<(EntryId, FormView)>,
    pub(crate) tell: Option<Tell>,
}

impl TemplatePage {
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(
        view: &TemplateView,
        today: Date,
        forms: TemplateForms,
    ) -> Result<Self, Overflow> {
        let words = Words::of(&view.household);
        let template = &view.template;
        let ground = Ground {
            household: &view.household,
            words: &words,
            today,
            debts: &template.debt_targets,
        };
        let archived = template.entries.iter();
        let archived = archived.filter(|entry| entry.archived_at.is_some());
        let archived: Vec<Line> = archived
            .map(|entry| Line::of(entry, ground))
            .collect::<Result<_, _>>()?;
        let archived_debts = debts(view, true, ground)?;
        let mut sections = sections(view, ground)?;
        let mut tell = forms.tell;
        if let Some((id, refused)) = forms.plan {
            let mut lines = sections.iter_mut().flat_map(|section| &mut section.lines);
            match lines.find(|line| line.id == id.0) {
                Some(line) => line.refuse(refused),
                None => tell = Some(Tell::NotPlanned(id)),
            }
        }
        let lines = sections.iter().flat_map(|section| &section.lines);
        let planned_size = longest(lines.map(|line| &*line.planned));
        Ok(Self {
            told: Told::of(tell, template, &words),
            usual: Usual::of(view, &words),
            sections,
            planned_size,
            debts: debts(view, false, ground)?,
            archived_count: archived.len() + archived_debts.len(),
            archived,
            archived_debts,
            entry: forms.entry.unwrap_or_else(entry_form_empty),
            debt_target: forms.debt_target.unwrap_or_else(debt_target_form_empty),
            choices: EntryChoices::of(template, &words),
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, words.text("template-title"), "template")
    }
}

/// The entries that are not archived, by category.
fn sections(view: &TemplateView, ground: Ground<'_>) -> Result<Vec<SectionLines>, Overflow> {
    let entries = view.template.entries.iter();
    let entries = entries.filter(|entry| entry.archived_at.is_none());
    let sections = section::group(entries, Section::of_template);
    let mut sections = sections
        .iter()
        .map(|(section, entries)| SectionLines::of(section, entries, ground))
        .collect::<Result<Vec<_>, _>>()?;
    if let Some(first) = sections.first_mut() {
        first.is_first = true;
    }
    if let Some(last) = sections.last_mut() {
        last.is_last = true;
    }
    Ok(sections)
}

fn debts(
    view: &TemplateView,
    archived: bool,
    ground: Ground<'_>,
) -> Result<Vec<DebtLine>, Overflow> {
    let debts = view.template.debt_targets.iter();
    let debts = debts.filter(|debt| debt.archived_at.is_some() == archived);
    let mut lines = debts
        .map(|debt| DebtLine::of(debt, &view.template, ground))
        .collect::<Result<Vec<_>, _>>()?;
    if let Some(first) = lines.first_mut() {
        first.is_first = true;
    }
    if let Some(last) = lines.last_mut() {
        last.is_last = true;
    }
    Ok(lines)
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
            left: words.amount(usual.to_allocate),
            over_allocated: usual.to_allocate.is_negative(),
        }
    }
}

impl View for TemplatePage {
    const TEMPLATE: &'static str = "pages/template.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let templates = template_sample::templates(locale);
        let forms = template_sample::forms();
        let pages = templates.iter().flat_map(|template| {
            let forms = forms.iter().cloned();
            forms.map(|forms| Self::of(template, sample::today(), forms))
        });
        pages.filter_map(Result::ok).collect()
    }
}
