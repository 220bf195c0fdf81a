pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::{imported_closing, imported_row, month_of};
