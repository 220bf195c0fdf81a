//! All months.

use poem::http::StatusCode;
use poem::web::{Data, Query};
use poem::{Response, Result, Route, handler};
use quartermaster_application::reading::MonthFilter;
use quartermaster_application::{Quartermaster, reading};

use super::new_month;
use super::reply::{page, refused};
use crate::edge::methods::get;
use crate::format::Words;
use crate::views::months::MonthsPage;

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/months", get(list).post(new_month::create_month))
        .at("/months/new", get(new_month::show))
}

/// How many months a page of the list shows.
const PAGE_MAX_MONTHS: u32 = 36;

#[derive(serde::Deserialize)]
struct Before {
    #[serde(default)]
    before: String,
}

#[handler]
async fn list(app: Data<&Quartermaster>, Query(query): Query<Before>) -> Result<Response> {
    let filter = MonthFilter {
        state: None,
        before: query.before.parse().ok(),
        limit: PAGE_MAX_MONTHS + 1,
    };
    let household = reading::household(&app).await.map_err(refused)?;
    let mut months = reading::months(&app, &filter).await.map_err(refused)?;
    let page_months = usize::try_from(PAGE_MAX_MONTHS).unwrap_or(usize::MAX);
    let has_more = months.len() > page_months;
    months.truncate(page_months);
    let words = Words::of(&household);
    let view = MonthsPage::of(&months, &words, has_more).map_err(refused)?;
    page(StatusCode::OK, &view.shell(&words), &view)
}
