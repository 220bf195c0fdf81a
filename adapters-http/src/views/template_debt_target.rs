use quartermaster_application::reading::TemplateLine;
use quartermaster_domain::template::DebtTarget;
use quartermaster_domain::{Date, DebtTargetId, Overflow};
use serde::Serialize;

use super::form::FormView;
use super::template_debts::Pace;
use super::template_lines::Ground;
use super::{Shell, View};
#[cfg(test)]
use super::{sample, template_sample};
use crate::format::Words;
use crate::problem::Problem;

/// One debt target of the template.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TemplateDebtTargetPage {
    id: i64,
    name: String,
    is_archived: bool,
    /// Whether a month has copied it or an entry pays it, so that it cannot be deleted.
    is_in_use: bool,
    pace: Pace,
    form: FormView,
}

pub(super) fn debt_target_form_empty() -> FormView {
    FormView::of([
        ("name", String::new()),
        ("balance", String::new()),
        ("apr", String::new()),
        ("minimum_payment", String::new()),
        ("due_day", String::new()),
        ("notes", String::new()),
        ("version", String::new()),
    ])
}

/// The form with what was typed and what is wrong with it.
pub(crate) fn refused_debt_target_form(
    typed: &[(String, String)],
    problem: &Problem,
    words: &Words,
) -> FormView {
    let form = debt_target_form_empty().typed(typed);
    form.refused(problem, &words.wording())
}

fn debt_target_form(debt: &DebtTarget, words: &Words) -> FormView {
    let fields = &debt.fields;
    let due_day = fields.due_day.map(|day| day.day().to_string());
    FormView::of([
        ("name", fields.name.to_string()),
        ("balance", words.typed(fields.balance)),
        ("apr", words.rate_typed(fields.apr)),
        ("minimum_payment", words.typed(fields.minimum_payment)),
        ("due_day", due_day.unwrap_or_default()),
        ("notes", fields.notes.to_string()),
        ("version", debt.version.to_string()),
    ])
}

impl TemplateDebtTargetPage {
    /// None where the template has no such debt target.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(
        line: &TemplateLine,
        id: DebtTargetId,
        today: Date,
        refused: Option<FormView>,
    ) -> Result<Option<Self>, Overflow> {
        let household = &line.template.household;
        let words = Words::of(household);
        let template = &line.template.template;
        let ground = Ground {
            household,
            words: &words,
            today,
            debts: &template.debt_targets,
        };
        let mut debts = template.debt_targets.iter();
        let Some(debt) = debts.find(|debt| debt.id == id) else {
            return Ok(None);
        };
        Ok(Some(Self {
            id: id.0,
            name: debt.fields.name.to_string(),
            is_archived: debt.archived_at.is_some(),
            is_in_use: line.is_in_use,
            pace: Pace::of(debt, template, ground)?,
            form: FormView::shown(refused, debt_target_form(debt, &words)),
        }))
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, self.name.clone(), "template")
    }
}

impl View for TemplateDebtTargetPage {
    const TEMPLATE: &'static str = "pages/template_debt_target.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let lines = template_sample::lines(locale, |template| &template.debt_targets);
        let pages = lines.iter().flat_map(|(line, debt)| {
            let words = Words::of(&line.template.household);
            let forms = sample::forms(&debt_target_form(debt, &words), "balance_minor");
            forms.map(|form| Self::of(line, debt.id, sample::today(), form))
        });
        pages.filter_map(Result::ok).flatten().collect()
    }
}
