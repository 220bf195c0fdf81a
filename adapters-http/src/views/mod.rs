//! What the pages show, as typed data: strings and flags, ready to be printed.

pub(crate) mod activity;
mod activity_words;
pub(crate) mod backups;
mod bar;
mod chart;
pub(crate) mod close;
pub(crate) mod drift;
mod drift_fields;
mod drift_words;
pub(crate) mod entry;
mod entry_history;
pub(crate) mod form;
mod household_choices;
pub(crate) mod kept;
mod life;
pub(crate) mod life_forms;
pub(crate) mod month;
mod month_categories;
mod month_choices;
mod month_covering;
mod month_debt;
mod month_figures;
pub(crate) mod month_ledger;
mod month_line;
mod month_pace;
mod month_sample;
pub(crate) mod month_told;
mod month_unplaced;
pub(crate) mod months;
mod months_year;
pub(crate) mod moves;
pub(crate) mod new_month;
pub(crate) mod problem;
mod renderer;
pub(crate) mod sample;
pub(crate) mod sample_years;
pub(crate) mod section;
pub(crate) mod settings;
pub(crate) mod split;
pub(crate) mod starter;
pub(crate) mod statement;
pub(crate) mod template;
mod template_choices;
pub(crate) mod template_debt_target;
mod template_debts;
pub(crate) mod template_entry;
mod template_lines;
mod template_sample;
pub(crate) mod template_told;
pub(crate) mod welcome;
pub(crate) mod year;

pub use renderer::RenderError;
pub(crate) use renderer::{Shell, render};

use kept::Kept;
use serde::Serialize;

use crate::texts::Texts;

/// The data of one template. Everything in it is worded and formatted already.
pub(crate) trait View: Serialize {
    /// The file under `templates/`.
    const TEMPLATE: &'static str;

    /// Views of a household with this locale that together show every branch of the template; rendered by
    /// the tests and at start.
    fn samples(locale: &str) -> Vec<Self>
    where
        Self: Sized;
}

/// A view's template, and a function that renders its samples as `locale` reads them.
type Rendering = (
    &'static str,
    fn(locale: &str) -> Result<Vec<String>, RenderError>,
);

/// Every view there is; the tests hold that each template has one.
const VIEWS: [Rendering; 25] = [
    of::<activity::ActivityPage>(),
    of::<backups::BackupPage>(),
    of::<backups::BackupsPage>(),
    of::<close::CannotClosePage>(),
    of::<close::ChecklistPage>(),
    of::<drift::DriftPage>(),
    of::<entry::EntryPage>(),
    of::<life_forms::DeleteMonthPage>(),
    of::<life_forms::ReopenPage>(),
    of::<month::MonthPage>(),
    of::<months::MonthsPage>(),
    of::<moves::MovePage>(),
    of::<new_month::NewMonthPage>(),
    of::<problem::ProblemView>(),
    of::<settings::SettingsPage>(),
    of::<split::SplitPage>(),
    of::<statement::StatementPage>(),
    of::<template::TemplatePage>(),
    of::<template_debt_target::TemplateDebtTargetPage>(),
    of::<template_entry::TemplateEntryPage>(),
    of::<welcome::WelcomeDone>(),
    of::<welcome::WelcomeHousehold>(),
    of::<welcome::WelcomeMonth>(),
    of::<welcome::WelcomeTemplate>(),
    of::<year::YearPage>(),
];

const fn of<V: View>() -> Rendering {
    (V::TEMPLATE, samples_of::<V>)
}

fn samples_of<V: View>(locale: &str) -> Result<Vec<String>, RenderError> {
    let shell = Shell::in_texts(&Texts::of(locale), sample::HOSTILE, "month");
    let mut shells = vec![shell.clone()];
    let kept = Kept::samples(locale).into_iter();
    shells.extend(kept.map(|kept| shell.clone().keeping(kept)));
    let samples = V::samples(locale);
    let pages = samples.iter().zip(shells.iter().cycle());
    pages.map(|(view, shell)| render(shell, view)).collect()
}

/// Renders every sample of every view, so that a broken page is known before anyone is served.
///
/// # Errors
/// The first template that cannot be rendered.
pub(crate) fn check_templates() -> Result<(), RenderError> {
    for (_, samples) in VIEWS {
        samples("en-GB")?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
