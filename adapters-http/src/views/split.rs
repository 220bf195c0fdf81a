use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::{Date, limits};
use serde::Serialize;

use super::form::{Choice, FormView};
use super::month::MonthName;
use super::month_choices::entry_choices;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::format::Words;

/// How many lines the form has at first, and how many more each time they are asked for.
pub(crate) const LINES: usize = 4;
/// How many it can have.
pub(crate) const LINES_MAX: usize = limits::SPLIT_MAX_LINES;

/// A payment split over several entries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SplitPage {
    month: MonthName,
    form: FormView,
    entries: Vec<Choice>,
    lines: Vec<Line>,
    can_have_more: bool,
    /// What the lines leave of the total, in words; empty where nobody asked.
    rest: String,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    at: usize,
    /// Counted from one.
    number: usize,
}

impl SplitPage {
    pub(crate) fn empty_form(month: &Reading, today: Date, lines: usize) -> FormView {
        let days = month.reading.contents.month.head().days;
        let date = today.clamp(days.first(), days.last()).to_string();
        let mut form = FormView::of([
            ("posted_on", date),
            ("payee", String::new()),
            ("memo", String::new()),
            ("total", String::new()),
            ("count", lines.to_string()),
        ]);
        for line in 0..lines {
            for part in ["entry_id", "amount"] {
                form.values
                    .insert(format!("lines[{line}].{part}"), String::new());
            }
        }
        form
    }

    pub(crate) fn of(month: &Reading, form: FormView, lines: usize, rest: String) -> Self {
        let words = Words::of(&month.reading.household);
        let none = Choice::new("", words.text("split-no-entry"));
        Self {
            month: MonthName::of(&month.reading, &words),
            form,
            entries: std::iter::once(none)
                .chain(entry_choices(month, &words))
                .collect(),
            lines: (0..lines).map(|at| Line { at, number: at + 1 }).collect(),
            can_have_more: lines < LINES_MAX,
            rest,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let month = [("month", self.month.title.as_str().into())];
        Shell::new(words, words.text_with("split-title", &month), "month")
    }
}

impl View for SplitPage {
    const TEMPLATE: &'static str = "pages/split.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let months = sample::months(locale);
        let forms = |month| {
            let form = |lines| Self::empty_form(month, sample::today(), lines);
            let refused = sample::refused(form(LINES_MAX), "lines[1].amount_minor");
            [form(LINES), refused]
        };
        months
            .iter()
            .flat_map(|month| {
                let pages = forms(month).into_iter().zip([LINES, LINES_MAX]);
                let page = |(form, lines)| Self::of(month, form, lines, sample::HOSTILE.to_owned());
                pages.map(page).collect::<Vec<_>>()
            })
            .collect()
    }
}
