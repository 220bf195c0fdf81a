use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::Date;
use serde::Serialize;

use super::form::{Choice, FormView};
use super::month::{MonthName, entry_choices};
use super::{Shell, View, sample};
use crate::format::Words;

/// How many lines the form has; more are posted by a second payment or through the API.
pub(crate) const LINES: usize = 8;

/// A payment split over several entries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SplitPage {
    month: MonthName,
    form: FormView,
    entries: Vec<Choice>,
    lines: Vec<usize>,
}

impl SplitPage {
    pub(crate) fn empty_form(month: &Reading, today: Date) -> FormView {
        let days = month.reading.contents.month.head().days;
        let date = today.clamp(days.first(), days.last()).to_string();
        let mut form = FormView::of([
            ("posted_on", date),
            ("payee", String::new()),
            ("memo", String::new()),
            ("total", String::new()),
        ]);
        for line in 0..LINES {
            for part in ["entry_id", "amount"] {
                form.values
                    .insert(format!("lines[{line}].{part}"), String::new());
            }
        }
        form
    }

    pub(crate) fn of(month: &Reading, form: FormView) -> Self {
        let words = Words::of(&month.reading.household);
        let none = Choice::new("", "–");
        Self {
            month: MonthName::of(&month.reading, &words),
            form,
            entries: std::iter::once(none)
                .chain(entry_choices(month, &words))
                .collect(),
            lines: (0..LINES).collect(),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(
            words,
            format!("Split a payment, {}", self.month.title),
            "month",
        )
    }
}

impl View for SplitPage {
    const TEMPLATE: &'static str = "pages/split.html";

    fn samples(locale: &str) -> Vec<Self> {
        let months = sample::months(locale);
        let forms = |month| {
            let form = Self::empty_form(month, sample::today());
            [form.clone(), sample::refused(form, "lines[1].amount_minor")]
        };
        months
            .iter()
            .flat_map(|month| forms(month).map(|form| Self::of(month, form)))
            .collect()
    }
}
