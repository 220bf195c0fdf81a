use quartermaster_application::reading::TemplateView;
use quartermaster_domain::DebtTargetId;
use quartermaster_domain::template::DebtTarget;
use serde::Serialize;

use super::form::FormView;
use super::{Shell, View, sample};
use crate::format::Words;

/// One debt target of the template.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct TemplateDebtTargetPage {
    id: i64,
    name: String,
    is_archived: bool,
    form: FormView,
}

pub(crate) fn debt_target_form_empty() -> FormView {
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
    pub(crate) fn of(
        view: &TemplateView,
        id: DebtTargetId,
        form: Option<FormView>,
    ) -> Option<Self> {
        let words = Words::of(&view.household);
        let mut debts = view.template.debt_targets.iter();
        let debt = debts.find(|debt| debt.id == id)?;
        Some(Self {
            id: id.0,
            name: debt.fields.name.to_string(),
            is_archived: debt.archived_at.is_some(),
            form: FormView::shown(form, debt_target_form(debt, &words)),
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, self.name.clone(), "template")
    }
}

impl View for TemplateDebtTargetPage {
    const TEMPLATE: &'static str = "pages/template_debt_target.html";

    fn samples(locale: &str) -> Vec<Self> {
        let refused = || Some(sample::refused(debt_target_form_empty(), "balance_minor"));
        let templates = sample::templates(locale);
        let pages = templates.iter().flat_map(|view| {
            let debts = view.template.debt_targets.iter();
            debts.flat_map(move |debt| [None, refused()].map(|form| Self::of(view, debt.id, form)))
        });
        pages.flatten().collect()
    }
}
