use quartermaster_application::months::{DriftTarget, DriftView};
use quartermaster_domain::drift::{DriftLine, adoptable};
use quartermaster_domain::{EntryId, MonthEntryId};
use serde::Serialize;

use super::drift_fields::{FieldLine, fields};
use super::drift_words::{acts, cannot_adopt, cannot_push_back, says};
use super::form::FormView;
use super::month::MonthName;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::format::Words;

/// How the template and a month differ now.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct DriftPage {
    month: MonthName,
    version: i64,
    lines: Vec<DriftRow>,
    /// The lines that are adopted at once, in the order in which they are.
    together: Vec<Named>,
    /// How many lines stay when all of those are adopted.
    staying: usize,
    /// Why settling was refused; without problems at first.
    form: FormView,
}

#[derive(Debug, Clone, Serialize)]
struct DriftRow {
    name: String,
    says: String,
    fields: Vec<FieldLine>,
    line: Named,
    adopt: Act,
    push_back: Act,
}

/// The name and value of the hidden field that names a line.
#[derive(Debug, Clone, Serialize)]
struct Named {
    field: &'static str,
    id: i64,
}

/// Something to do with a line: what it is called, or why it cannot be done.
#[derive(Debug, Clone, Serialize)]
struct Act {
    label: String,
    /// Empty where it can.
    refusal: String,
}

impl DriftPage {
    pub(crate) fn of(drift: &DriftView, form: FormView) -> Self {
        let words = Words::of(&drift.reading.household);
        let contents = &drift.reading.contents;
        let together = adoptable(&drift.lines, &drift.template, contents);
        let lines = drift.lines.iter();
        Self {
            month: MonthName::of(&drift.reading, &words),
            version: contents.month.head().version,
            staying: drift.lines.len().saturating_sub(together.len()),
            together: together.into_iter().map(Named::of).collect(),
            lines: lines.map(|line| row(line, drift, &words)).collect(),
            form,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let title = words.text_with("drift-title", &[("month", self.month.title.clone().into())]);
        Shell::new(words, title, "month")
    }
}

/// The line that a choice is about, as far as it still differs.
pub(crate) fn line_of(drift: &DriftView, target: DriftTarget) -> Option<&str> {
    let mut lines = drift.lines.iter();
    let line = lines.find(|line| target_of(line) == target)?;
    Some(name_of(line))
}

/// What a form of the page says to name a line.
fn target_of(line: &DriftLine) -> DriftTarget {
    match line {
        DriftLine::OnlyInTemplate { entry, .. } => DriftTarget::Entry(*entry),
        DriftLine::OnlyInMonth { entry, .. } | DriftLine::Differs { entry, .. } => {
            DriftTarget::MonthEntry(*entry)
        }
        DriftLine::DebtOnlyInTemplate { debt, .. } => DriftTarget::DebtTarget(*debt),
        DriftLine::DebtOnlyInMonth { source, .. } | DriftLine::DebtDiffers { source, .. } => {
            DriftTarget::DebtTarget(*source)
        }
    }
}

impl Named {
    fn of(line: &DriftLine) -> Self {
        let (field, id) = match target_of(line) {
            DriftTarget::Entry(EntryId(id)) => ("entry_id", id),
            DriftTarget::MonthEntry(MonthEntryId(id)) => ("month_entry_id", id),
            DriftTarget::DebtTarget(id) => ("debt_target_id", id.0),
        };
        Self { field, id }
    }
}

fn name_of(line: &DriftLine) -> &str {
    match line {
        DriftLine::OnlyInTemplate { name, .. }
        | DriftLine::OnlyInMonth { name, .. }
        | DriftLine::Differs { name, .. }
        | DriftLine::DebtOnlyInTemplate { name, .. }
        | DriftLine::DebtOnlyInMonth { name, .. }
        | DriftLine::DebtDiffers { name, .. } => name,
    }
}

fn row(line: &DriftLine, drift: &DriftView, words: &Words) -> DriftRow {
    let contents = &drift.reading.contents;
    let (adopt, push_back) = acts(line, words);
    let can_adopt = line.can_adopt(&drift.template, contents);
    let can_push_back = line.can_push_back(&drift.template, contents);
    let refusal_of_adopting = can_adopt.err().map(|error| cannot_adopt(&error, words));
    let refusal_of_pushing = can_push_back
        .err()
        .map(|error| cannot_push_back(error, words));
    DriftRow {
        name: name_of(line).to_owned(),
        says: says(line, words),
        fields: fields(line, drift, words),
        line: Named::of(line),
        adopt: Act {
            label: adopt,
            refusal: refusal_of_adopting.unwrap_or_default(),
        },
        push_back: Act {
            label: push_back,
            refusal: refusal_of_pushing.unwrap_or_default(),
        },
    }
}

impl View for DriftPage {
    const TEMPLATE: &'static str = "pages/drift.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let refused = FormView {
            problems: vec![sample::HOSTILE.to_owned()],
            ..FormView::default()
        };
        sample::drifts(locale)
            .iter()
            .flat_map(|drift| {
                [FormView::default(), refused.clone()].map(|form| Self::of(drift, form))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_done_is_said_and_the_rest_is_adopted_at_once() {
        let pages = DriftPage::samples("en-GB");
        let page = pages.iter().find(|page| !page.lines.is_empty()).unwrap();
        let adoptable = |row: &&DriftRow| row.adopt.refusal.is_empty();
        assert!(page.lines.iter().any(|row| !adoptable(&row)));
        assert!(
            page.lines
                .iter()
                .any(|row| !row.push_back.refusal.is_empty())
        );
        assert_eq!(page.together.len() + page.staying, page.lines.len());
        assert!(page.together.len() >= page.lines.iter().filter(adoptable).count());
    }
}
