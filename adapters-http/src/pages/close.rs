//! Closing a month: the checklist, then the statement.

use poem::http::StatusCode;
use poem::web::{Data, Path};
use poem::{Response, Result, Route, handler};
use quartermaster_application::months::{
    ChecklistError, DoorError, close as close_month, closing_checklist,
};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::YearMonth;

use super::reply::{by, month_of, on_form, page, refused, see_other};
use super::trail::Trail;
use super::typed::Typed;
use crate::edge::methods::get;
use crate::format::Words;
use crate::problem::Problem;
use crate::views::close::{CannotClosePage, ChecklistPage};
use crate::views::form::FormView;
use crate::views::statement::StatementPage;

pub(super) fn add_routes(routes: Route) -> Route {
    routes.at("/months/:ym/close", get(show).post(close))
}

#[handler]
async fn show(app: Data<&Quartermaster>, Path(ym): Path<String>, trail: Trail) -> Result<Response> {
    let month = month_of(&ym)?;
    let view = reading::month(&app, month).await.map_err(refused)?;
    let statement = StatementPage::of(&view).map_err(refused)?;
    match statement {
        Some(statement) => {
            let words = Words::of(&view.reading.household);
            let shell = statement.shell(&words).keeping(trail.kept(&words));
            page(StatusCode::OK, &shell, &statement)
        }
        None => checklist(&app, (month, trail), None).await,
    }
}

/// The checklist with why closing was refused; where there is none, what can be done instead.
async fn checklist(
    app: &Quartermaster,
    (month, trail): (YearMonth, Trail),
    problem: Option<Problem>,
) -> Result<Response> {
    let checklist = match closing_checklist(app, month).await {
        Ok(checklist) => checklist,
        Err(ChecklistError::Door(DoorError::WrongState(_))) => {
            return cannot_close(app, (month, trail)).await;
        }
        Err(error) => return Err(refused(error)),
    };
    let words = Words::of(&checklist.month.reading.household);
    let (status, form) = match problem {
        Some(problem) => (
            problem.status,
            FormView::default().refused(&problem, &words.wording()),
        ),
        None => (StatusCode::OK, FormView::default()),
    };
    let view = ChecklistPage::of(&checklist, form).map_err(refused)?;
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(status, &shell, &view)
}

async fn cannot_close(app: &Quartermaster, (month, trail): (YearMonth, Trail)) -> Result<Response> {
    let month = reading::month(app, month).await.map_err(refused)?;
    let words = Words::of(&month.reading.household);
    let view = CannotClosePage::of(&month);
    let shell = view.shell(&words).keeping(trail.kept(&words));
    page(StatusCode::CONFLICT, &shell, &view)
}

#[handler]
async fn close(
    app: Data<&Quartermaster>,
    Path(ym): Path<String>,
    typed: Typed,
    trail: Trail,
) -> Result<Response> {
    let month = month_of(&ym)?;
    match close_month(&app, &by(), typed.month(month)).await {
        Ok(_) => Ok(see_other(format!("/months/{month}/close"))),
        Err(error) => checklist(&app, (month, trail), Some(on_form(error)?)).await,
    }
}
