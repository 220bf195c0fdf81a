//! What is counted while the program runs, and what GET /metrics tells Prometheus. No amounts, no
//! names, and no label that grows with what clients send.

mod endpoint;
mod gauge;
#[cfg(test)]
mod tests;

use std::time::Duration;

use poem::http::{Method, StatusCode};
use prometheus::{HistogramOpts, HistogramVec, IntCounter, IntCounterVec, Opts, Registry};

pub(crate) use endpoint::endpoint;
pub use gauge::{Gauge, Gauges};

/// From half a millisecond, which a small page takes, to the patience of a caller of the database.
const BUCKETS_SECONDS: [f64; 13] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0,
];

/// The methods that are told apart.
const METHODS: [Method; 7] = [
    Method::GET,
    Method::HEAD,
    Method::POST,
    Method::PUT,
    Method::PATCH,
    Method::DELETE,
    Method::OPTIONS,
];

/// The method of a request that is none of [`METHODS`].
const OTHER_METHOD: &str = "other";

/// The route of a request that reached none.
const NO_ROUTE: &str = "none";

/// The counters of one server; a clone counts on.
#[derive(Clone)]
pub struct Metrics {
    registry: Registry,
    requests: IntCounterVec,
    durations: HistogramVec,
    busy: IntCounter,
}

/// The metrics cannot be set up, since two of them contradict each other.
#[derive(Debug, thiserror::Error)]
#[error("the metrics cannot be set up")]
pub struct MetricsError(#[from] prometheus::Error);

impl Metrics {
    /// # Errors
    /// A metric's name cannot be taken.
    pub fn new() -> Result<Self, MetricsError> {
        let requests = Opts::new(
            "quartermaster_http_requests_total",
            "Requests by method, pattern of the route and status.",
        );
        let durations = HistogramOpts::new(
            "quartermaster_http_request_duration_seconds",
            "Time from the head of a request to its finished answer.",
        );
        let metrics = Self {
            registry: Registry::new(),
            requests: IntCounterVec::new(requests, &["method", "route", "status"])?,
            durations: HistogramVec::new(
                durations.buckets(BUCKETS_SECONDS.to_vec()),
                &["method", "route"],
            )?,
            busy: IntCounter::new(
                "quartermaster_database_busy_total",
                "Requests that failed as the database did not become free in time.",
            )?,
        };
        let registry = &metrics.registry;
        registry.register(Box::new(metrics.requests.clone()))?;
        registry.register(Box::new(metrics.durations.clone()))?;
        registry.register(Box::new(metrics.busy.clone()))?;
        Ok(metrics)
    }

    /// `route` is the pattern of the address, and `None` for one that is not served.
    pub(crate) fn count_request(
        &self,
        method: &Method,
        route: Option<&str>,
        status: StatusCode,
        took: Duration,
    ) {
        let method = match METHODS.contains(method) {
            true => method.as_str(),
            false => OTHER_METHOD,
        };
        let route = route.unwrap_or(NO_ROUTE);
        self.requests
            .with_label_values(&[method, route, status.as_str()])
            .inc();
        self.durations
            .with_label_values(&[method, route])
            .observe(took.as_secs_f64());
    }

    pub(crate) fn count_busy(&self) {
        self.busy.inc();
    }
}
