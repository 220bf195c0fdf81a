//! The small pages that ask before a month is reopened or deleted.

use quartermaster_application::reading::MonthReading;
use serde::Serialize;

use super::form::FormView;
use super::month::MonthName;
use super::{Shell, View, sample};
use crate::format::Words;

#[derive(Debug, Clone, Serialize)]
pub(crate) struct ReopenPage {
    month: MonthName,
    form: FormView,
}

impl ReopenPage {
    pub(crate) fn of(reading: &MonthReading, form: FormView) -> Self {
        Self {
            month: MonthName::of(reading, &Words::of(&reading.household)),
            form,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, format!("Reopen {}", self.month.title), "month")
    }
}

impl View for ReopenPage {
    const TEMPLATE: &'static str = "pages/reopen.html";

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
}

impl DeleteMonthPage {
    pub(crate) fn of(reading: &MonthReading) -> Self {
        Self {
            month: MonthName::of(reading, &Words::of(&reading.household)),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, format!("Delete {}", self.month.title), "month")
    }
}

impl View for DeleteMonthPage {
    const TEMPLATE: &'static str = "pages/delete_month.html";

    fn samples(locale: &str) -> Vec<Self> {
        let months = sample::months(locale);
        months
            .iter()
            .map(|month| Self::of(&month.reading))
            .collect()
    }
}
