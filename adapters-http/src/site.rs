//! Everything that is served.

use poem::Route;
use quartermaster_application::Quartermaster;

use crate::{api, health};

/// The routes of the API and the pages.
pub(crate) fn routes(app: &Quartermaster) -> Route {
    api::routes(app).at("/healthz", health::endpoint(app))
}
