use std::net::IpAddr;
use std::time::{Duration, Instant};

use poem::Request;
use poem::http::{Method, StatusCode};

use super::client::Client;
use super::request_id::RequestId;

/// One line of the access log, begun when the request comes in.
pub(super) struct AccessLine {
    method: Method,
    /// Without the query, which may hold what somebody searched for.
    path: String,
    client_ip: Option<IpAddr>,
    started: Instant,
}

impl AccessLine {
    #[expect(
        clippy::disallowed_methods,
        reason = "the duration of a request is measured here and nowhere else"
    )]
    pub(super) fn begin(request: &Request, client: &Client<'_>) -> Self {
        Self {
            method: request.method().clone(),
            path: request.uri().path().to_owned(),
            client_ip: client.ip,
            started: Instant::now(),
        }
    }

    /// Returns how long the request took.
    pub(super) fn write(self, status: StatusCode, id: &RequestId) -> Duration {
        let took = self.started.elapsed();
        let duration_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        let (method, path, status) = (self.method.as_str(), &*self.path, status.as_u16());
        tracing::info!(
            event = "http_request",
            method,
            path,
            status,
            duration_ms,
            client_ip = self.client_ip.map(tracing::field::display),
            request_id = id.as_str(),
            "{method} {path} was answered with {status} in {duration_ms} ms"
        );
        took
    }
}
