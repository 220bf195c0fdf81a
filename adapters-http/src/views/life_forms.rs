//! The small pages that ask before a month is reopened or deleted.

use quartermaster_application::reading::MonthReading;
use quartermaster_domain::month::Act;
use serde::Serialize;

use super::form::FormView;
use super::month::MonthName;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::format::Words;

#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReopenPage {
    month: MonthName,
    can_reopen: bool,
    form: FormView,
}

impl ReopenPage {
    pub(crate) fn of(reading: &MonthReading, form: FormView) -> Self {
        Self {
            month: MonthName::of(reading, &Words::of(&reading.household)),
            can_reopen: reading.contents.month.state().allows(Act::Reopen),
            form,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let month = self.month.title.clone();
        let title = words.text_with("reopen-title", &[("month", month.into())]);
        Shell::new(words, title, "month")
    }
}

impl View for ReopenPage {
    const TEMPLATE: &'static str = "pages/reopen.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let form = || FormView::of([("reason", String::new())]);
        let forms = [form(), sample::refused(form(), "reason")];
        let months = sample::months(locale);
        let readings = months.iter().map(|month| &month.reading);
        readings
            .flat_map(|reading| forms.clone().map(|form| Self::of(reading, form)))
            .collect()
    }
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct DeleteMonthPage {
    month: MonthName,
    entries: usize,
    pub(crate) can_delete: bool,
    is_closed: bool,
}

impl DeleteMonthPage {
    pub(crate) fn of(reading: &MonthReading) -> Self {
        let contents = &reading.contents;
        let allows = contents.month.state().allows(Act::Delete);
        Self {
            month: MonthName::of(reading, &Words::of(&reading.household)),
            entries: contents.entries.len(),
            can_delete: allows && !contents.has_postings_of_a_person(),
            is_closed: contents.month.is_closed(),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let month = self.month.title.clone();
        let title = words.text_with("delete-month-title", &[("month", month.into())]);
        Shell::new(words, title, "month")
    }
}

impl View for DeleteMonthPage {
    const TEMPLATE: &'static str = "pages/delete_month.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let months = sample::months(locale);
        let months = months.iter();
        months
            .flat_map(|month| {
                let mut untouched = month.reading.clone();
                for line in &mut untouched.contents.entries {
                    line.ledger = quartermaster_domain::ledger::EntryLedger::default();
                }
                [Self::of(&month.reading), Self::of(&untouched)]
            })
            .collect()
    }
}
