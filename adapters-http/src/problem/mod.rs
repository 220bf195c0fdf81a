//! Problems: why a request was not served, with every status code in one place.

mod backups;
mod body;
pub(crate) mod codes;
pub(crate) mod doors;
mod first_run;
mod household;
pub(crate) mod idempotency;
mod months;
mod postings;
mod store;
mod template;
#[cfg(test)]
mod tests;

pub use body::Problem;
pub(crate) use body::{FieldProblem, PROBLEM_JSON};
pub(crate) use months::{no_such_month, no_such_year};
pub(crate) use template::{no_such_debt_target, no_such_entry};
