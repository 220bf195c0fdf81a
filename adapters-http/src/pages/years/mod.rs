//! All months in their years, and each year entry by entry.

mod csv;
mod matrix;
mod overview;

pub(super) use overview::list;

use poem::Route;

use crate::edge::methods::get;

/// The list itself is routed with the creation of a month, which has the same address.
pub(super) fn add_routes(routes: Route) -> Route {
    routes.at("/months/year/:year", get(matrix::show))
}
