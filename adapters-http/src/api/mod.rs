//! The HTTP API under `/api/v1`, and its documentation.

mod answers;
mod asking;
mod bodies;
pub(crate) mod docs;
mod document;
mod endpoints;
mod given;
mod idempotency;
mod page_limit;
pub(crate) mod scalars;

use poem::Route;
use poem_openapi::{OpenApi as _, OpenApiService};
use quartermaster_application::Quartermaster;

use crate::edge::api_methods::ApiMethods;
use crate::edge::methods::get;
pub(crate) use document::{document, serve_document};
use endpoints::{DebtTargets, Entries, HouseholdSettings, MonthParts, Months, Postings, Years};
use idempotency::Repeatable;

/// Where the API lies.
pub(crate) const PREFIX: &str = "/api/v1";

type Api = (
    HouseholdSettings,
    Entries,
    DebtTargets,
    Months,
    MonthParts,
    Postings,
    Years,
);

fn api(app: &Quartermaster) -> Api {
    (
        HouseholdSettings(app.clone()),
        Entries(app.clone()),
        DebtTargets(app.clone()),
        Months(app.clone()),
        MonthParts(app.clone()),
        Postings(app.clone()),
        Years(app.clone()),
    )
}

/// The routes of the API, its document among them.
pub(crate) fn routes(app: &Quartermaster) -> Route {
    let service = OpenApiService::new(api(app), "Quartermaster", env!("CARGO_PKG_VERSION"));
    let service = Repeatable::new(service, app.clone());
    Route::new()
        .nest(PREFIX, ApiMethods::new(service, Api::meta()))
        .at("/api/openapi.json", get(serve_document))
}
