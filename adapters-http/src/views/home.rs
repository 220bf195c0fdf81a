use quartermaster_application::reading::TemplateView;
use quartermaster_domain::{Date, YearMonth};
use serde::Serialize;

use super::{Shell, View, sample};
use crate::format::Words;

/// What to do where there is no month yet.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct FirstSteps {
    household: String,
    /// The currency and the time zone as they are set.
    settings: String,
    /// How many entries the template has; 0 where it is empty.
    entries: usize,
    /// The month to begin with.
    month: String,
    month_title: String,
}

impl FirstSteps {
    pub(crate) fn of(template: &TemplateView, today: Date, words: &Words) -> Self {
        let household = &template.household;
        let month = YearMonth::of_date(today);
        Self {
            household: household.name.to_string(),
            settings: format!(
                "{}, {}",
                household.currency.code(),
                household.time_zone.as_str()
            ),
            entries: template.template.entries.len(),
            month: month.map(|month| month.to_string()).unwrap_or_default(),
            month_title: month.map(|it| words.month(it)).unwrap_or_default(),
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, "First steps".to_owned(), "month")
    }
}

impl View for FirstSteps {
    const TEMPLATE: &'static str = "pages/home.html";

    fn samples(locale: &str) -> Vec<Self> {
        let templates = sample::templates(locale);
        templates
            .iter()
            .map(|template| Self::of(template, sample::today(), &Words::of(&template.household)))
            .collect()
    }
}
