use quartermaster_application::reading::TemplateView;
use quartermaster_domain::YearMonth;
use serde::Serialize;

use super::shell;
use crate::format::Words;
#[cfg(test)]
use crate::views::sample;
use crate::views::{Shell, View};

/// What stands in place of a step that the household is past.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WelcomeDone {
    /// How many entries the template has.
    entries: usize,
    /// The month that is lived in; empty where there is none yet.
    month: String,
    month_title: String,
}

impl WelcomeDone {
    pub(crate) fn of(template: &TemplateView, month: Option<YearMonth>, words: &Words) -> Self {
        Self {
            entries: template.template.entries.len(),
            month: month.map(|month| month.to_string()).unwrap_or_default(),
            month_title: month.map(|month| words.month(month)).unwrap_or_default(),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        shell(words)
    }
}

impl View for WelcomeDone {
    const TEMPLATE: &'static str = "pages/welcome_done.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let month = YearMonth::new(2026, 10).ok();
        let templates = sample::templates(locale);
        let views = templates.iter().flat_map(|template| {
            let words = Words::of(&template.household);
            [None, month].map(|month| Self::of(template, month, &words))
        });
        views.collect()
    }
}
