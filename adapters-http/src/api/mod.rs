//! The HTTP API under `/api/v1`, and its documentation.

pub(crate) mod docs;
#[allow(dead_code, unused_imports, reason = "until the endpoints use them")]
pub(crate) mod scalars;
