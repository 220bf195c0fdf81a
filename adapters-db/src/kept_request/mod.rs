pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::kept_request_of;
