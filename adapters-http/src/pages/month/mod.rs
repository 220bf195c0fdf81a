//! The month's page and the forms on it.

mod add_entry;
mod debt;
mod life;
mod moves;
mod notes;
mod plan;
mod postings;
mod seen;
mod show;
mod split;
mod split_rest;

use poem::Route;

use crate::edge::methods::{get, post};

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/months/:ym", get(show::show))
        .at("/months/:ym/activate", post(life::activate))
        .at(
            "/months/:ym/reopen",
            get(life::reopen_form).post(life::reopen),
        )
        .at(
            "/months/:ym/delete",
            get(life::delete_form).post(life::delete),
        )
        .at("/months/:ym/notes", post(notes::change))
        .at("/months/:ym/entries", post(add_entry::add))
        .at("/months/:ym/debts/:id", post(debt::change))
        .at("/months/:ym/postings", post(postings::add))
        .at(
            "/months/:ym/postings/new",
            get(split::show).post(split::add),
        )
        .at("/months/:ym/postings/:id", post(postings::change))
        .at("/months/:ym/postings/:id/delete", post(postings::delete))
        .at(
            "/months/:ym/postings/:id/put-back",
            post(postings::put_back),
        )
        .at("/months/:ym/entries/:id/plan", post(plan::change))
        .at("/months/:ym/moves/new", get(moves::show))
        .at("/months/:ym/moves", post(moves::carry_out))
}
