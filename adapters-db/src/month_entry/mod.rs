pub(crate) mod entity;
mod repository;
mod row;

use quartermaster_domain::month::MonthEntry;

pub(crate) use repository::delete_of_month;
pub(crate) use row::{imported_row, month_entry_of};

/// The texts of a month's entry that are folded.
pub(crate) fn texts(entry: &MonthEntry) -> [&str; 2] {
    let fields = &entry.fields;
    [fields.category.as_str(), fields.name.as_str()]
}
