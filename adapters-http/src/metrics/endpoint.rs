use std::time::Duration;

use poem::error::InternalServerError;
use poem::web::Data;
use poem::{Endpoint, EndpointExt as _, Response, Result, handler};
use prometheus::{TEXT_FORMAT, TextEncoder};
use quartermaster_application::Quartermaster;
use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::MonthCounts;
use quartermaster_domain::month::MonthState;

use super::gauge::registry;
use super::{Gauge, Gauges, Metrics};

/// A scrape does not wait longer for the database; it goes without what is in there.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// GET /metrics, without a sign-in: everything that was counted, and the gauges as they are now.
pub(crate) fn endpoint(
    app: &Quartermaster,
    metrics: &Metrics,
    gauges: &Gauges,
) -> impl Endpoint + use<> {
    crate::edge::methods::get(tell)
        .data(app.clone())
        .data(metrics.clone())
        .data(Gauges::clone(gauges))
}

#[handler]
async fn tell(
    app: Data<&Quartermaster>,
    metrics: Data<&Metrics>,
    gauges: Data<&Gauges>,
) -> Result<Response> {
    let mut now = vec![build()];
    now.extend(months(&app).await);
    now.extend(gauges.0());
    let mut families = registry(&now).map_err(InternalServerError)?.gather();
    families.extend(metrics.registry.gather());
    let text = TextEncoder::new()
        .encode_to_string(&families)
        .map_err(InternalServerError)?;
    Ok(Response::builder().content_type(TEXT_FORMAT).body(text))
}

fn build() -> Gauge {
    Gauge {
        name: "quartermaster_build_info",
        explains: "The version of the program; always 1.",
        label: Some(("version", env!("CARGO_PKG_VERSION").to_owned())),
        value: 1,
    }
}

/// Empty where the database does not answer: /healthz says so, and a scrape must not fail with it.
async fn months(app: &Quartermaster) -> Vec<Gauge> {
    let Ok(Ok(counts)) = tokio::time::timeout(PATIENCE, month_counts(app)).await else {
        return Vec::new();
    };
    let gauge = |state: MonthState| Gauge {
        name: "quartermaster_months",
        explains: "Months by state.",
        label: Some(("state", state.as_str().to_owned())),
        value: i64::from(match state {
            MonthState::Draft => counts.draft,
            MonthState::Active => counts.active,
            MonthState::Closed => counts.closed,
        }),
    };
    MonthState::ALL.map(gauge).to_vec()
}

async fn month_counts(app: &Quartermaster) -> Result<MonthCounts, StoreError> {
    app.store.read().await?.month_counts().await
}
