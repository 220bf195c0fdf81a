pub(crate) mod entity;
mod origins;
pub(crate) mod payment;
mod repository;
mod row;

pub(crate) use repository::{delete_of_month, delete_openings_of};
pub(crate) use row::{imported_payments, imported_row, origin_of, posting_of};
