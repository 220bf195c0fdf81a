pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::{entry_of, imported_row};
