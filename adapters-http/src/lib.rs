//! The browser pages and the HTTP API, on poem.
//!
//! [`Application`] is the listening server; the edge around the routes shuts the doors that need no use case.
#![cfg_attr(
    test,
    allow(
        clippy::disallowed_methods,
        reason = "tests look at files as nobody else may"
    )
)]

mod api;
mod assets;
mod edge;
mod entry_names;
mod fingerprint;
mod format;
mod health;
mod metrics;
mod pages;
mod problem;
mod server;
mod site;
mod texts;
mod views;

pub use edge::{
    HostNames, HostNamesError, ProblemPage, PublicUrl, PublicUrlError, RequestIdSource,
    TrustedProxies, TrustedProxiesError, WayOn,
};
pub use metrics::{Gauge, Gauges, Metrics, MetricsError};
pub use problem::Problem;
pub use server::{Application, ServerConfig, Site};
pub use site::{SiteError, site};
pub use views::RenderError;

use quartermaster_domain::Message;

/// What a message says to programs and to people at a command line, where nobody chose a language.
pub fn in_english(message: &Message) -> String {
    format::Wording::for_programs().message(message)
}

/// The OpenAPI document of the HTTP API.
pub fn openapi_document() -> String {
    api::document()
}
