//! What the program tells of itself at every scrape of /metrics.

use std::sync::Arc;

use quartermaster_adapters_db::newest_step;
use quartermaster_adapters_http::{Gauge, Gauges};
use quartermaster_domain::Timestamp;

/// The gauges of a program that began to serve at `started`.
pub(crate) fn gauges(started: Timestamp) -> Gauges {
    Arc::new(move || {
        let start = Gauge {
            name: "process_start_time_seconds",
            explains: "When the program began to serve, in seconds since 1970.",
            label: None,
            value: started.as_second(),
        };
        [start].into_iter().chain(schema_step()).collect()
    })
}

/// A store only opens with the newest step, and nobody else may migrate it while it is open.
fn schema_step() -> Option<Gauge> {
    let (number, name) = newest_step()?;
    Some(Gauge {
        name: "quartermaster_schema_step",
        explains: "The number of the newest schema step that the database has.",
        label: Some(("name", name.to_owned())),
        value: i64::try_from(number).unwrap_or(i64::MAX),
    })
}
