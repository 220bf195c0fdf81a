//! The start: the current month, or the first steps.

use poem::http::StatusCode;
use poem::web::Data;
use poem::{Response, Result, Route, handler};
use quartermaster_application::{Quartermaster, reading};

use super::reply::{page, refused, see_other};
use crate::edge::methods::get;
use crate::format::Words;
use crate::views::home::FirstSteps;

pub(super) fn add_routes(routes: Route) -> Route {
    routes.at("/", get(show))
}

#[handler]
async fn show(app: Data<&Quartermaster>) -> Result<Response> {
    if let Some(month) = reading::current_month(&app).await.map_err(refused)? {
        return Ok(see_other(format!("/months/{month}")));
    }
    let template = reading::template(&app).await.map_err(refused)?;
    let today = template.household.today(app.clock.now());
    let words = Words::of(&template.household);
    let view = FirstSteps::of(&template, today, &words);
    page(StatusCode::OK, &view.shell(&words), &view)
}
