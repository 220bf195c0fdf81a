//! What the pages show, as typed data: strings and flags, ready to be printed.

pub(crate) mod activity;
mod bar;
pub(crate) mod close;
pub(crate) mod drift;
pub(crate) mod entry;
pub(crate) mod form;
pub(crate) mod home;
mod life;
pub(crate) mod life_forms;
pub(crate) mod month;
pub(crate) mod months;
pub(crate) mod moves;
pub(crate) mod new_month;
pub(crate) mod problem;
mod renderer;
mod sample;
pub(crate) mod section;
pub(crate) mod settings;
pub(crate) mod split;
pub(crate) mod template;
pub(crate) mod template_debt_target;
pub(crate) mod template_entry;

pub use renderer::RenderError;
pub(crate) use renderer::{Shell, check_templates, render};

use serde::Serialize;

/// The data of one template. Everything in it is worded and formatted already.
pub(crate) trait View: Serialize {
    /// The file under `templates/`.
    const TEMPLATE: &'static str;

    /// Views that together show every branch of the template; rendered by the tests and at start.
    fn samples() -> Vec<Self>
    where
        Self: Sized;
}

/// Renders every sample of one view.
fn check<V: View>() -> Result<(), RenderError> {
    let shell = Shell {
        title: "Sample".to_owned(),
        section: "month",
    };
    for view in V::samples() {
        render(&shell, &view)?;
    }
    Ok(())
}

/// Every view there is; the tests hold that each template has one.
fn for_each_view() -> Result<(), RenderError> {
    check::<activity::ActivityPage>()?;
    check::<close::ChecklistPage>()?;
    check::<close::StatementPage>()?;
    check::<drift::DriftPage>()?;
    check::<entry::EntryPage>()?;
    check::<home::FirstSteps>()?;
    check::<life_forms::DeleteMonthPage>()?;
    check::<life_forms::ReopenPage>()?;
    check::<month::MonthPage>()?;
    check::<months::MonthsPage>()?;
    check::<moves::MovePage>()?;
    check::<new_month::NewMonthPage>()?;
    check::<settings::SettingsPage>()?;
    check::<split::SplitPage>()?;
    check::<template::TemplatePage>()?;
    check::<template_debt_target::TemplateDebtTargetPage>()?;
    check::<template_entry::TemplateEntryPage>()?;
    check::<problem::ProblemView>()
}
