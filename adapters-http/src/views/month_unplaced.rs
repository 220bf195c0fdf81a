use serde::Serialize;

use super::form::FormView;
use super::life::LifeView;
use super::month::MonthForms;
use crate::format::Words;

/// What was refused in a form that the page has no place for any more: the month was closed meanwhile,
/// or the entry was removed from it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Unplaced {
    problems: Vec<String>,
    /// What stood in the fields, so that nothing typed is lost.
    typed: String,
}

/// The fields that a person types into, in the order they are read out again.
const TYPED: [&str; 11] = [
    "amount",
    "entry",
    "payee",
    "memo",
    "planned",
    "category",
    "name",
    "interest",
    "charges",
    "notes",
    "posted_on",
];

impl Unplaced {
    /// `has_row` tells whether the page has a row for an entry.
    pub(crate) fn of(
        forms: &MonthForms,
        life: &LifeView,
        has_row: impl Fn(i64) -> bool,
        words: &Words,
    ) -> Self {
        let second = |form: &'_ Option<(i64, FormView)>| form.clone().map(|(_, form)| form);
        let posting = [forms.posting.clone(), second(&forms.correction)];
        let plan = forms.plan.clone();
        let plan = plan.filter(|(entry, _)| !life.can_edit || !has_row(*entry));
        let editing = [
            forms.notes.clone(),
            forms.addition.clone(),
            second(&forms.debt),
        ];
        let posting = posting.into_iter().filter(|_| !life.can_post);
        let editing = editing.into_iter().filter(|_| !life.can_edit);
        let forms: Vec<FormView> = posting
            .chain(editing)
            .flatten()
            .chain(plan.map(|(_, form)| form))
            .collect();
        let problems = forms.iter().flat_map(|form| {
            let errors = form.errors.values();
            form.problems.iter().chain(errors).cloned()
        });
        let typed: Vec<String> = forms.iter().flat_map(typed).collect();
        Self {
            problems: problems.collect(),
            typed: words.list(&typed),
        }
    }
}

fn typed(form: &FormView) -> impl Iterator<Item = String> {
    TYPED.into_iter().filter_map(|name| {
        let value = form.values.get(name)?;
        Some(value.clone()).filter(|value| !value.is_empty())
    })
}
