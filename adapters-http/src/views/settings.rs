use quartermaster_domain::Household;
use serde::Serialize;

use super::backups::BackupsPart;
#[cfg(test)]
use super::backups::part_samples;
use super::form::FormView;
use super::household_choices::HouseholdChoices;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::format::Words;

/// The household's settings, and how its backups stand.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SettingsPage {
    form: FormView,
    /// What was just done; empty where nothing was.
    told: String,
    choices: HouseholdChoices,
    backups: BackupsPart,
}

impl SettingsPage {
    pub(crate) fn of(household: &Household, form: Option<FormView>, backups: BackupsPart) -> Self {
        Self {
            form: FormView::shown(form, Self::form(household)),
            told: String::new(),
            choices: HouseholdChoices::offered(),
            backups: backups.newest(),
        }
    }

    /// The page that says that the settings were saved.
    #[must_use]
    pub(crate) fn saved(mut self, words: &Words) -> Self {
        self.told = words.text("settings-saved");
        self
    }

    pub(crate) fn form_empty() -> FormView {
        let names = [
            "name",
            "currency",
            "locale",
            "time_zone",
            "month_start_day",
            "version",
        ];
        FormView::of(names.map(|name| (name, String::new())))
    }

    pub(crate) fn form(household: &Household) -> FormView {
        FormView::of([
            ("name", household.name.to_string()),
            ("currency", household.currency.code().to_owned()),
            ("locale", household.locale.as_str().to_owned()),
            ("time_zone", household.time_zone.as_str().to_owned()),
            (
                "month_start_day",
                household.month_start_day.day().to_string(),
            ),
            ("version", household.version.to_string()),
        ])
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, words.text("settings-title"), "settings")
    }
}

impl View for SettingsPage {
    const TEMPLATE: &'static str = "pages/settings.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let households = sample::households(locale);
        let refused = || Some(sample::refused(Self::form_empty(), "currency"));
        let mut samples = Vec::new();
        for household in &households {
            for part in part_samples(household) {
                samples.push(Self::of(household, None, part.clone()));
                let saved = Self::of(household, None, part.clone());
                samples.push(saved.saved(&Words::of(household)));
                samples.push(Self::of(household, refused(), part.clone()));
                let overtaken = sample::overtaken(Self::form(household));
                samples.push(Self::of(household, Some(overtaken), part));
            }
        }
        samples
    }
}
