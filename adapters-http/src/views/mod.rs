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
mod excerpt;
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
mod month_name;
mod month_pace;
#[cfg(test)]
mod month_sample;
pub(crate) mod month_sums;
pub(crate) mod month_told;
mod month_unplaced;
pub(crate) mod months;
mod months_year;
pub(crate) mod moves;
pub(crate) mod new_month;
mod planned_size;
pub(crate) mod problem;
mod renderer;
#[cfg(test)]
pub(crate) mod sample;
#[cfg(test)]
pub(crate) mod sample_years;
pub(crate) mod section;
pub(crate) mod settings;
pub(crate) mod split;
pub(crate) mod starter;
pub(crate) mod statement;
mod statement_figure;
pub(crate) mod template;
mod template_choices;
pub(crate) mod template_debt_target;
mod template_debts;
pub(crate) mod template_entry;
mod template_lines;
#[cfg(test)]
mod template_sample;
pub(crate) mod template_told;
pub(crate) mod welcome;
pub(crate) mod year;
mod year_lines;

pub use renderer::RenderError;
pub(crate) use renderer::{Shell, check_templates, render};

use serde::Serialize;

/// The data of one template. Everything in it is worded and formatted already.
pub(crate) trait View: Serialize {
    /// The file under `templates/`.
    const TEMPLATE: &'static str;

    /// Views of a household with this locale that together show every branch of the template.
    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self>
    where
        Self: Sized;
}

#[cfg(test)]
mod tests;
