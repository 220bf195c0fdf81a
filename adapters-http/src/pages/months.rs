//! The addresses of all months: the list of them, and the one that would come next.

use poem::Route;

use super::{new_month, years};
use crate::edge::methods::get;

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/months", get(years::list).post(new_month::create_month))
        .at("/months/new", get(new_month::show))
}
