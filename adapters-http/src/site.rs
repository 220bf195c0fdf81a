//! Everything that is served.

use std::sync::Arc;

use poem::Route;
use quartermaster_application::Quartermaster;

use crate::metrics::{self, Gauges, Metrics, MetricsError};
use crate::pages::{self, ProblemPages};
use crate::server::Site;
use crate::views::{RenderError, check_templates};
use crate::{api, health};

/// Why the site cannot be served.
#[derive(Debug, thiserror::Error)]
pub enum SiteError {
    #[error(transparent)]
    Template(#[from] RenderError),
    #[error(transparent)]
    Metrics(#[from] MetricsError),
}

/// The API and the pages, whose templates have all been parsed.
///
/// # Errors
/// A template that cannot be parsed.
pub fn site(app: &Quartermaster, gauges: &Gauges) -> Result<Site, SiteError> {
    check_templates()?;
    let metrics = Metrics::new()?;
    Ok(Site {
        routes: routes(app).at("/metrics", metrics::endpoint(app, &metrics, gauges)),
        metrics,
        problem_page: Arc::new(ProblemPages),
    })
}

fn routes(app: &Quartermaster) -> Route {
    api::routes(app)
        .at(health::PATH, health::endpoint(app))
        .nest_no_strip("/", pages::routes(app))
}
