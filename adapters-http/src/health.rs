//! GET /healthz: whether the database answers.

use std::time::Duration;

use poem::http::StatusCode;
use poem::web::Data;
use poem::{Endpoint, EndpointExt as _, Response, handler};
use quartermaster_application::Quartermaster;
use serde_json::json;

/// A database that takes longer counts as not answering; the whole answer is there within 2 s.
const PATIENCE: Duration = Duration::from_millis(1_500);

/// Asked under whatever name a monitor has for us, since it tells nobody anything.
pub(crate) const PATH: &str = "/healthz";

pub(crate) fn endpoint(app: &Quartermaster) -> impl Endpoint + use<> {
    crate::edge::methods::get(health).data(app.clone())
}

#[handler]
async fn health(app: Data<&Quartermaster>) -> Response {
    let error = match tokio::time::timeout(PATIENCE, app.store.ping()).await {
        Ok(Ok(())) => return answer(StatusCode::OK, &json!({"status": "ok"})),
        Ok(Err(error)) => error.name(),
        Err(_) => "Timeout",
    };
    tracing::warn!(
        event = "healthz_failed",
        error_class = error,
        "The database is not well: {error}"
    );
    let body = json!({"status": "error", "detail": error});
    answer(StatusCode::SERVICE_UNAVAILABLE, &body)
}

fn answer(status: StatusCode, body: &serde_json::Value) -> Response {
    Response::builder()
        .status(status)
        .content_type("application/json")
        .body(body.to_string())
}
