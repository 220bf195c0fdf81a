//! The browser pages: plain links and forms, 303 after a change.

mod backups;
mod close;
mod drift;
mod entry;
mod home;
mod localized;
mod month;
mod months;
mod new_month;
mod once;
mod order;
mod problem_pages;
mod reply;
mod settings;
mod template;
mod trail;
mod typed;
mod welcome;
mod years;

pub(crate) use problem_pages::ProblemPages;

use localized::Localized;
use once::Once;
use trail::Trailed;

use poem::Route;
use poem::{Endpoint, EndpointExt as _};
use quartermaster_application::Quartermaster;

/// All pages.
pub(crate) fn routes(app: &Quartermaster) -> impl Endpoint<Output = poem::Response> + use<> {
    let routes = home::add_routes(Route::new());
    let routes = welcome::add_routes(routes);
    let routes = months::add_routes(routes);
    let routes = years::add_routes(routes);
    let routes = month::add_routes(routes);
    let routes = entry::add_routes(routes);
    let routes = close::add_routes(routes);
    let routes = drift::add_routes(routes);
    let routes = template::add_routes(routes);
    let routes = backups::add_routes(routes);
    let pages = Once {
        pages: settings::add_routes(routes),
        app: app.clone(),
    };
    Localized {
        pages: Trailed(pages).data(app.clone()),
        app: app.clone(),
    }
}
