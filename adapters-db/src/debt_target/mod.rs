pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::{debt_target_of, imported_row};
