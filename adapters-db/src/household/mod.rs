pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::{household_of, imported_row};
