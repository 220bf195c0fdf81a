use std::sync::Arc;

use poem::http::header::{HeaderName, HeaderValue};

pub(super) const X_REQUEST_ID: HeaderName = HeaderName::from_static("x-request-id");

/// Makes the id of each request; randomness is the caller's.
pub type RequestIdSource = Arc<dyn Fn() -> String + Send + Sync>;

/// The id that the answer, the log and a problem of one request share.
///
/// Handlers find it in the request's data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct RequestId(Arc<str>);

impl RequestId {
    pub(super) fn new(id: &str) -> Self {
        Self(Arc::from(id))
    }

    pub(crate) fn as_str(&self) -> &str {
        &self.0
    }

    pub(super) fn shared(&self) -> Arc<str> {
        Arc::clone(&self.0)
    }

    /// Empty if the source made something that no header can carry.
    pub(super) fn header_value(&self) -> HeaderValue {
        HeaderValue::from_str(&self.0).unwrap_or(HeaderValue::from_static(""))
    }
}
