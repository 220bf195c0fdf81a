use poem::http::StatusCode;
use poem::http::header::LOCATION;
use poem::{Response, Result};
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::YearMonth;

use crate::format::Words;
use crate::problem::{Problem, doors, no_such_month};
use crate::views::{Shell, View, render};

/// A page of `view`.
pub(super) fn page<V: View>(status: StatusCode, shell: &Shell, view: &V) -> Result<Response> {
    let html =
        render(shell, view).map_err(|error| doors::internal().with_fault("page_failed", error))?;
    Ok(Response::builder()
        .status(status)
        .content_type("text/html; charset=utf-8")
        .body(html))
}

/// Leads on after a change, so that reloading does not repeat it.
pub(super) fn see_other(to: impl Into<String>) -> Response {
    Response::builder()
        .status(StatusCode::SEE_OTHER)
        .header(LOCATION, to.into())
        .finish()
}

/// A problem that a person can mend in the form they sent; every other one is a page of its own.
pub(super) fn on_form(error: impl Into<Problem>) -> Result<Problem> {
    let problem: Problem = error.into();
    match problem.status {
        StatusCode::CONFLICT | StatusCode::UNPROCESSABLE_ENTITY => Ok(problem),
        _ => Err(problem.into()),
    }
}

pub(super) fn refused(error: impl Into<Problem>) -> poem::Error {
    let problem: Problem = error.into();
    problem.into()
}

/// The month of an address; one that cannot be is one that is not there.
pub(super) fn month_of(text: &str) -> Result<YearMonth> {
    Ok(text.parse().map_err(|_| no_such_month())?)
}

/// How the household is spoken to now.
pub(super) async fn words(app: &Quartermaster) -> Result<Words> {
    let household = reading::household(app).await.map_err(refused)?;
    Ok(Words::of(&household))
}

pub(super) fn by() -> Author {
    Author::local(Channel::Page)
}
