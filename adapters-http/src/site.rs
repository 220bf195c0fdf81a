//! Everything that is served.

use std::sync::Arc;

use poem::Route;
use quartermaster_application::Quartermaster;

use crate::pages::{self, ProblemPages};
use crate::server::Site;
use crate::views::{RenderError, check_templates};
use crate::{api, health};

/// The API and the pages, whose templates have all been rendered once.
///
/// # Errors
/// A template that cannot be rendered.
pub fn site(app: &Quartermaster) -> Result<Site, RenderError> {
    check_templates()?;
    Ok(Site {
        routes: routes(app),
        problem_page: Arc::new(ProblemPages),
    })
}

fn routes(app: &Quartermaster) -> Route {
    api::routes(app)
        .at("/healthz", health::endpoint(app))
        .nest_no_strip("/", pages::routes(app))
}
