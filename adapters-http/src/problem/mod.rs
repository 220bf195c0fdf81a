//! Problems: why a request was not served, with every status code in one place.

mod body;
pub(crate) mod doors;

pub(crate) use body::FieldProblem;
pub use body::Problem;
