//! Closing a month: the checklist, then the statement.

use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, Route, handler};
use quartermaster_application::months::{MonthAtVersion, close as close_month, closing_checklist};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::YearMonth;

use super::reply::{by, month_of, on_form, page, refused, see_other};
use super::typed::Typed;
use crate::edge::methods::get;
use crate::format::Words;
use crate::problem::Problem;
use crate::views::close::{ChecklistPage, StatementPage};

pub(super) fn add_routes(routes: Route) -> Route {
    routes.at("/months/:ym/close", get(show).post(close))
}

#[handler]
async fn show(app: Data<&Quartermaster>, Path(ym): Path<String>) -> Result<Response> {
    let month = month_of(&ym)?;
    let view = reading::month(&app, month).await.map_err(refused)?;
    let words = Words::of(&view.reading.household);
    match StatementPage::of(&view) {
        Some(statement) => page(StatusCode::OK, &statement.shell(&words), &statement),
        None => checklist(&app, month, StatusCode::OK, None).await,
    }
}

async fn checklist(
    app: &Quartermaster,
    month: YearMonth,
    status: StatusCode,
    problem: Option<&Problem>,
) -> Result<Response> {
    let checklist = closing_checklist(app, month).await.map_err(refused)?;
    let words = Words::of(&checklist.month.reading.household);
    let refusal = problem.map(|problem| problem.told(&words.wording()));
    let view = ChecklistPage::of(&checklist, refusal.unwrap_or_default());
    page(status, &view.shell(&words), &view)
}

#[handler]
async fn close(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
) -> Result<Response> {
    let month = month_of(&ym)?;
    let wanted = MonthAtVersion {
        month,
        expected_version: typed.version(),
    };
    let Err(error) = close_month(&app, &by(), wanted).await else {
        return Ok(see_other(format!("/months/{month}/close")));
    };
    let problem = on_form(error)?;
    if problem.code == "wrong_state" {
        return Err(problem.into());
    }
    checklist(&app, month, problem.status, Some(&problem)).await
}
