//! The HTTP API under `/api/v1`, and its documentation.

mod answers;
mod asking;
mod bodies;
pub(crate) mod docs;
mod document;
mod endpoints;
mod given;
mod idempotency;
mod named_once;
mod page_limit;
mod preconditions;
pub(crate) mod scalars;

use poem::{EndpointExt as _, Route};
use poem_openapi::{OpenApi as _, OpenApiService};
use quartermaster_application::Quartermaster;

use crate::edge::api_methods::ApiMethods;
use crate::edge::methods::get;
pub(crate) use document::{document, serve_document};
use endpoints::{DebtTargets, Entries, HouseholdSettings, MonthParts, Months, Postings, Years};
use idempotency::Repeatable;
use named_once::NamedOnce;
use preconditions::AnyVersion;

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

const API: Api = (
    HouseholdSettings,
    Entries,
    DebtTargets,
    Months,
    MonthParts,
    Postings,
    Years,
);

/// The routes of the API, its document among them.
pub(crate) fn routes(app: &Quartermaster) -> Route {
    let service = OpenApiService::new(API, "Quartermaster", env!("CARGO_PKG_VERSION"));
    let service = NamedOnce::new(AnyVersion::new(service));
    let service = Repeatable::new(service, app.clone()).data(app.clone());
    Route::new()
        .nest(PREFIX, ApiMethods::new(service, Api::meta()))
        .at("/api/openapi.json", get(serve_document))
}
