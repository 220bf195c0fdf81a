//! The drift between the template and a month.

use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, Route, handler};
use quartermaster_application::Quartermaster;
use quartermaster_application::months::{DriftAct, DriftChoice, DriftTarget, drift, settle_drift};
use quartermaster_domain::{DebtTargetId, EntryId, MonthEntryId, YearMonth};

use super::reply::{by, month_of, on_form, page, refused, see_other};
use super::typed::{Typed, chosen};
use crate::edge::methods::get;
use crate::format::{Wording, Words};
use crate::problem::Problem;
use crate::views::drift::DriftPage;

pub(super) fn add_routes(routes: Route) -> Route {
    routes.at("/months/:ym/drift", get(show).post(settle))
}

#[handler]
async fn show(app: Data<&Quartermaster>, Path(ym): Path<String>) -> Result<Response> {
    drift_page(&app, month_of(&ym)?, StatusCode::OK, None).await
}

async fn drift_page(
    app: &Quartermaster,
    month: YearMonth,
    status: StatusCode,
    problem: Option<&Problem>,
) -> Result<Response> {
    let drift = drift(app, month).await.map_err(refused)?;
    let words = Words::of(&drift.reading.household);
    let refusal = problem.map(|problem| why(problem, &words.wording()));
    let view = DriftPage::of(&drift, refusal.unwrap_or_default());
    page(status, &view.shell(&words), &view)
}

#[handler]
async fn settle(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let choices = choice(&typed).into_iter().collect();
    let Err(error) = settle_drift(&app, &by(), month.into(), choices).await else {
        return Ok(see_other(format!("/months/{month}/drift")));
    };
    let problem = on_form(error)?;
    drift_page(&app, month, problem.status, Some(&problem)).await
}

/// Why the line was not settled. A form is about one line, so that its field need not be named.
fn why(problem: &Problem, wording: &Wording) -> String {
    let errors = problem.errors.iter();
    let reasons: Vec<String> = errors
        .map(|error| wording.message(&error.message))
        .collect();
    if reasons.is_empty() {
        problem.detail(wording)
    } else {
        reasons.join(" ")
    }
}

/// The line that a form names, and what to do with it.
fn choice(typed: &Typed) -> Option<DriftChoice> {
    let act = match typed.text("action") {
        "adopt" => DriftAct::Adopt,
        "push_back" => DriftAct::PushBack,
        _ => return None,
    };
    let id = |name| chosen(typed.text(name)).ok();
    let target = id("entry_id")
        .map(|id| DriftTarget::Entry(EntryId(id)))
        .or_else(|| id("month_entry_id").map(|id| DriftTarget::MonthEntry(MonthEntryId(id))))
        .or_else(|| id("debt_target_id").map(|id| DriftTarget::DebtTarget(DebtTargetId(id))))?;
    Some(DriftChoice { target, act })
}
