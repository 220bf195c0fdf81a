mod details;
pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::{imported_row, record_of};
