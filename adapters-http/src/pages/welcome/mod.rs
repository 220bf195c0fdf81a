//! The first run: three short steps from an empty household to its first month.

mod household;
mod month;
mod places;
mod template;

use poem::http::StatusCode;
use poem::{Response, Result, Route};
use quartermaster_application::{Quartermaster, reading};
use quartermaster_domain::YearMonth;

use super::reply::{page, refused};
use crate::edge::methods::get;
use crate::format::Words;
use crate::problem::Problem;
use crate::views::welcome::WelcomeDone;

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/welcome", get(household::show).post(household::save))
        .at(
            "/welcome/template",
            get(template::show).post(template::save),
        )
        .at("/welcome/month", get(month::show).post(month::save))
}

/// Where a household without a month goes on.
pub(super) async fn next_step(app: &Quartermaster) -> Result<&'static str> {
    let view = reading::template(app).await.map_err(refused)?;
    let is_untouched = view.household.version == 1;
    Ok(match (view.template.entries.is_empty(), is_untouched) {
        (false, _) => "/welcome/month",
        (true, true) => "/welcome",
        (true, false) => "/welcome/template",
    })
}

/// The month that the household lives in already, which is past its first run then.
async fn begun(app: &Quartermaster) -> Result<Option<YearMonth>> {
    reading::current_month(app).await.map_err(refused)
}

/// What stands in place of a step that is done.
async fn done(app: &Quartermaster, month: Option<YearMonth>) -> Result<Response> {
    let template = reading::template(app).await.map_err(refused)?;
    let words = Words::of(&template.household);
    let view = WelcomeDone::of(&template, month, &words);
    page(StatusCode::OK, &view.shell(&words), &view)
}

/// The problem with each error of a line that was sent at the place it has in the form.
fn at_their_places(mut problem: Problem, places: &[String]) -> Problem {
    for error in &mut problem.errors {
        let place = places.iter().enumerate().find_map(|(sent, place)| {
            let part = error.field.strip_prefix(&format!("lines[{sent}]"))?;
            Some((place, part))
        });
        if let Some((place, part)) = place {
            error.field = format!("{place}{part}");
        }
    }
    problem
}
