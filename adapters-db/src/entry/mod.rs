pub(crate) mod entity;
mod repository;
mod row;

use quartermaster_domain::template::EntryFields;

pub(crate) use row::{entry_of, imported_row};

/// The texts of an entry that are folded.
pub(crate) fn texts(fields: &EntryFields) -> [&str; 2] {
    [fields.category.as_str(), fields.name.as_str()]
}
