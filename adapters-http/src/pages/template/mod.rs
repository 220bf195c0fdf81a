//! The template: what recurs.

mod debt_target;
mod entry;
mod entry_row;
mod list;

use poem::Route;

use crate::edge::methods::{get, post};

pub(super) fn add_routes(routes: Route) -> Route {
    routes
        .at("/template", get(list::show))
        .at("/template/entries", post(entry::create))
        .at(
            "/template/entries/:id",
            get(entry::show).post(entry::change),
        )
        .at("/template/entries/:id/plan", post(entry_row::plan))
        .at("/template/entries/:id/move", post(entry_row::put))
        .at(
            "/template/entries/:id/category",
            post(entry_row::move_category),
        )
        .at("/template/entries/:id/:act", post(entry::act))
        .at("/template/debts", post(debt_target::create))
        .at(
            "/template/debts/:id",
            get(debt_target::show).post(debt_target::change),
        )
        .at("/template/debts/:id/move", post(debt_target::put))
        .at("/template/debts/:id/:act", post(debt_target::act))
}

/// What a button of an entry or a debt target asks for.
enum Act {
    Archive,
    Restore,
    Delete,
    PutBack,
}

impl Act {
    fn parse(text: &str) -> Option<Self> {
        match text {
            "archive" => Some(Self::Archive),
            "restore" => Some(Self::Restore),
            "delete" => Some(Self::Delete),
            "put-back" => Some(Self::PutBack),
            _ => None,
        }
    }
}
