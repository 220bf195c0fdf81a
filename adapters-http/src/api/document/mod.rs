//! The OpenAPI document of the API.

mod fields;
mod operations;
mod schemas;

use std::sync::LazyLock;

use poem::http::header::{CONTENT_TYPE, HeaderValue};
use poem::{Response, handler};
use poem_openapi::{LicenseObject, OpenApiService};
use quartermaster_domain::limits;
use serde_json::{Value, json};

use super::scalars::write_bounds_as_integers;
use super::{API, PREFIX};
use crate::problem::codes::CODES;

#[handler]
pub(crate) fn serve_document() -> Response {
    let mut response = Response::from(document());
    response
        .headers_mut()
        .insert(CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The document as it is committed in docs/openapi.json.
pub(crate) fn document() -> String {
    static DOCUMENT: LazyLock<String> = LazyLock::new(|| {
        let service = OpenApiService::new(API, "Quartermaster", env!("CARGO_PKG_VERSION"))
            .description(description())
            .license(LicenseObject::new("MIT OR Apache-2.0").url("https://spdx.org/licenses/"))
            .server(PREFIX);
        let mut document = serde_json::from_str(&service.spec()).unwrap_or_default();
        write_bounds_as_integers(&mut document);
        complete(&mut document);
        serde_json::to_string_pretty(&document).unwrap_or_default()
    });
    DOCUMENT.clone()
}

/// Says what poem-openapi cannot: it knows the types, and neither the rules nor the doors.
fn complete(document: &mut Value) {
    if let Some(document) = document.as_object_mut() {
        document.insert("security".to_owned(), json!([]));
    }
    schemas::describe(document);
    operations::describe(document);
    if let Some(schemas) = document.pointer_mut("/components/schemas") {
        schemas["Problem"] = problem_schema();
    }
}

fn description() -> String {
    format!(
        "Amounts are integers in minor units of the household's currency and say so in their name, from -{amount} to {amount}. \
         Dates are YYYY-MM-DD, months YYYY-MM from {first}-01 to {last}-12, instants RFC 3339 in UTC. A field without a value is null.\n\n\
         Limits in characters: names {name}, categories {category}, payees {payee}, memos {memo}, notes {notes}. A template has at most {entries} entries and \
         {debts} debts, a month {month_entries} entries and {postings} postings, a payment {lines} lines. Rates go up to {apr} millionths (`apr_ppm`). \
         `posted_on` is at most {outside} days outside the month's days.\n\n\
         A month and what is in it carry the month's version as ETag; entries, debts and the household their own. A write may send If-Match. A POST may send \
         Idempotency-Key: the same key and body again gives the first answer, for seven days.\n\n\
         Errors are application/problem+json (RFC 9457) with a stable `code`; field errors come all at once under `errors`. An unknown field is refused.",
        amount = limits::AMOUNT_MAX_MINOR,
        first = limits::FIRST_YEAR,
        last = limits::LAST_YEAR,
        name = limits::NAME_MAX_CHARS,
        category = limits::CATEGORY_MAX_CHARS,
        payee = limits::PAYEE_MAX_CHARS,
        memo = limits::MEMO_MAX_CHARS,
        notes = limits::NOTES_MAX_CHARS,
        entries = limits::TEMPLATE_MAX_ENTRIES,
        debts = limits::TEMPLATE_MAX_DEBT_TARGETS,
        month_entries = limits::MONTH_MAX_ENTRIES,
        postings = limits::MONTH_MAX_POSTINGS,
        lines = limits::SPLIT_MAX_LINES,
        apr = limits::APR_MAX_PPM,
        outside = limits::POSTED_ON_MAX_DAYS_OUTSIDE,
    )
}

fn problem_schema() -> Value {
    json!({
        "type": "object",
        "required": ["type", "title", "status", "detail", "code", "request_id"],
        "properties": {
            "type": {"type": "string", "example": "/problems/wrong_state"},
            "title": {"type": "string"},
            "status": {"type": "integer", "format": "int32"},
            "detail": {"type": "string"},
            "code": {"type": "string", "enum": CODES.as_slice(), "example": "wrong_state"},
            "request_id": {"type": "string"},
            "errors": {"type": "array", "items": {
                "type": "object",
                "required": ["field", "code", "message"],
                "properties": {
                    "field": {"type": "string", "example": "planned_minor"},
                    "code": {"type": "string", "enum": fields::error_codes(), "example": "out_of_range"},
                    "message": {"type": "string"},
                },
            }},
        },
    })
}
