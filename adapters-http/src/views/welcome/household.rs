use serde::Serialize;

use super::shell;
use crate::format::Words;
use crate::views::form::FormView;
use crate::views::household_choices::HouseholdChoices;
#[cfg(test)]
use crate::views::sample;
use crate::views::{Shell, View};

/// The first step: whose budget it is, and in what.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WelcomeHousehold {
    form: FormView,
    choices: HouseholdChoices,
    /// Whether the browser may put its own time zone into the field.
    may_guess: bool,
}

impl WelcomeHousehold {
    pub(crate) fn of(form: FormView, may_guess: bool) -> Self {
        Self {
            form,
            choices: HouseholdChoices::offered(),
            may_guess,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        shell(words)
    }
}

impl View for WelcomeHousehold {
    const TEMPLATE: &'static str = "pages/welcome.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let households = sample::households(locale);
        let mut samples = Vec::new();
        for household in &households {
            let form = crate::views::settings::SettingsPage::form(household);
            samples.push(Self::of(form.clone(), true));
            samples.push(Self::of(sample::refused(form.clone(), "time_zone"), false));
            samples.push(Self::of(sample::overtaken(form), false));
        }
        samples
    }
}
