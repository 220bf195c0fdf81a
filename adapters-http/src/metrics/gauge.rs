use std::sync::Arc;

use prometheus::core::Collector;
use prometheus::{IntCounter, IntGauge, Opts, Registry};

/// A figure as it is at the moment of a scrape; one whose name ends in `_total` is of something that is only counted up.
///
/// Several may share a name where they share its explanation and differ in the label's value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gauge {
    /// As Prometheus wants it: lower case, words joined by `_`, the unit at its end.
    pub name: &'static str,
    pub explains: &'static str,
    /// A name and a value out of few.
    pub label: Option<(&'static str, String)>,
    pub value: i64,
}

/// Brings the figures that only the program around the server knows, at every scrape anew.
pub type Gauges = Arc<dyn Fn() -> Vec<Gauge> + Send + Sync>;

/// # Errors
/// A name that Prometheus cannot take, or two gauges that contradict each other.
pub(super) fn registry(gauges: &[Gauge]) -> Result<Registry, prometheus::Error> {
    let registry = Registry::new();
    for gauge in gauges {
        let mut options = Opts::new(gauge.name, gauge.explains);
        if let Some((name, value)) = &gauge.label {
            options = options.const_label(*name, value.as_str());
        }
        registry.register(shown(gauge, options)?)?;
    }
    Ok(registry)
}

fn shown(gauge: &Gauge, options: Opts) -> Result<Box<dyn Collector>, prometheus::Error> {
    if gauge.name.ends_with("_total") {
        let counter = IntCounter::with_opts(options)?;
        counter.inc_by(u64::try_from(gauge.value).unwrap_or_default());
        return Ok(Box::new(counter));
    }
    let shown = IntGauge::with_opts(options)?;
    shown.set(gauge.value);
    Ok(Box::new(shown))
}
