//! The drift between the template and a month.

use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, Route, handler};
use quartermaster_application::Quartermaster;
use quartermaster_application::months::{
    DriftAct, DriftChoice, DriftTarget, DriftView, drift, settle_drift,
};
use quartermaster_domain::{DebtTargetId, EntryId, MonthEntryId};

use super::reply::{by, month_of, on_form, page, refused, see_other};
use super::trail::Trail;
use super::typed::{Typed, chosen};
use crate::edge::methods::get;
use crate::format::Words;
use crate::problem::Problem;
use crate::views::drift::{DriftPage, line_of};
use crate::views::form::FormView;

pub(super) fn add_routes(routes: Route) -> Route {
    routes.at("/months/:ym/drift", get(show).post(settle))
}

#[handler]
async fn show(app: Data<&Quartermaster>, Path(ym): Path<String>, trail: Trail) -> Result<Response> {
    let drift = drift(&app, month_of(&ym)?).await.map_err(refused)?;
    drift_page((&drift, trail), StatusCode::OK, FormView::default())
}

fn drift_page(
    (drift, trail): (&DriftView, Trail),
    status: StatusCode,
    form: FormView,
) -> Result<Response> {
    let words = Words::of(&drift.reading.household);
    let view = DriftPage::of(drift, form);
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(status, &shell, &view)
}

#[handler]
async fn settle(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let choices = choices(&typed);
    let settled = settle_drift(&app, &by(), typed.month(month), choices.clone()).await;
    let Err(error) = settled else {
        return Ok(see_other(format!("/months/{month}/drift")));
    };
    let problem = on_form(error)?;
    let drift = drift(&app, month).await.map_err(refused)?;
    let form = refused_lines(&drift, &choices, &problem);
    drift_page((&drift, trail), problem.status, form)
}

/// What was refused, each line by its name.
fn refused_lines(drift: &DriftView, choices: &[DriftChoice], problem: &Problem) -> FormView {
    let words = Words::of(&drift.reading.household);
    let mut form = FormView::default().refused(problem, &words.wording());
    for (told, error) in form.problems.iter_mut().zip(&problem.errors) {
        let index = error.field.split(['[', ']']).nth(1);
        let index = index.and_then(|index| index.parse::<usize>().ok());
        let choice = index.and_then(|index| choices.get(index));
        if let Some(name) = choice.and_then(|choice| line_of(drift, choice.target)) {
            let values = [("name", name.into()), ("refusal", told.as_str().into())];
            *told = words.text_with("drift-refused-line", &values);
        }
    }
    form
}

/// An id that nothing ever has.
const NO_LINE: i64 = -1;

/// The lines that a form names, in its order, each with what to do with it.
fn choices(typed: &Typed) -> Vec<DriftChoice> {
    let act = match typed.text("action") {
        "adopt" => DriftAct::Adopt,
        "push_back" => DriftAct::PushBack,
        _ => return Vec::new(),
    };
    let targets = typed.fields().iter().filter_map(|(name, value)| {
        // One that cannot be read is no line of the month, so that none of the others is settled.
        let id = chosen(value.trim()).unwrap_or(NO_LINE);
        match name.as_str() {
            "entry_id" => Some(DriftTarget::Entry(EntryId(id))),
            "month_entry_id" => Some(DriftTarget::MonthEntry(MonthEntryId(id))),
            "debt_target_id" => Some(DriftTarget::DebtTarget(DebtTargetId(id))),
            _ => None,
        }
    });
    targets.map(|target| DriftChoice { target, act }).collect()
}
