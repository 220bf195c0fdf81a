pub(crate) mod entity;
mod origins;
mod payment;
mod repository;
mod row;

pub(crate) use repository::{delete_of_month, delete_openings_of};
pub(crate) use row::{origin_of, posting_of};
