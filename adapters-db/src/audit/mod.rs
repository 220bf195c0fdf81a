mod details;
pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::record_of;
