pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use repository::delete_of_month;
pub(crate) use row::{imported_row, month_entry_of};
