pub(crate) mod entity;
mod repository;
mod row;

pub(crate) use row::month_of;
