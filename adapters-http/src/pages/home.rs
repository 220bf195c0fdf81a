//! The start: the current month, or the step of the first run that is next.

use poem::web::Data;
use poem::{Response, Result, Route, handler};
use quartermaster_application::{Quartermaster, reading};

use super::reply::{refused, see_other};
use super::welcome;
use crate::edge::methods::get;

pub(super) fn add_routes(routes: Route) -> Route {
    routes.at("/", get(show))
}

#[handler]
async fn show(app: Data<&Quartermaster>) -> Result<Response> {
    match reading::current_month(&app).await.map_err(refused)? {
        Some(month) => Ok(see_other(format!("/months/{month}"))),
        None => Ok(see_other(welcome::next_step(&app).await?)),
    }
}
