//! Problems that the edge itself answers, before or instead of a handler.

use poem::http::StatusCode;
use poem::http::header::{ALLOW, HeaderValue};

use super::{FieldProblem, Problem};

pub(crate) fn misdirected_request() -> Problem {
    Problem::new(
        StatusCode::MISDIRECTED_REQUEST,
        "misdirected_request",
        "This host name is not served here",
        "Use the address Quartermaster was set up for. Whoever runs it sets that address with QUARTERMASTER_PUBLIC_URL, and further names with QUARTERMASTER_ALLOWED_HOSTS.",
    )
}

pub(crate) fn cross_origin() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "cross_origin",
        "The request came from another site",
        "A change is accepted only from Quartermaster's own pages. Open the page again and repeat it there.",
    )
}

pub(crate) fn body_too_large(limit_bytes: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "body_too_large",
        "The request is too large",
        format!("A request may carry at most {limit_bytes} bytes."),
    )
}

pub(crate) fn body_too_slow() -> Problem {
    Problem::new(
        StatusCode::REQUEST_TIMEOUT,
        "body_too_slow",
        "The request took too long to arrive",
        "Send the whole request without long pauses.",
    )
}

pub(crate) fn unreadable_body() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_body",
        "The request cannot be read",
        "The body is not what this address takes.",
    )
}

pub(crate) fn unreadable_parameter(name: &str) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_parameter",
        "A parameter cannot be read",
        format!("The parameter {name} is missing or is not what this address takes."),
    )
    .with_errors(vec![FieldProblem {
        field: name.to_owned(),
        code: "invalid",
        message: "The value is missing or cannot be read.".to_owned(),
    }])
}

pub(crate) fn unreadable_address() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_address",
        "The address cannot be read",
        "A part of the address is not what it should be there, such as a number.",
    )
}

pub(crate) fn unreadable_request() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_request",
        "The request cannot be read",
        "The request is not what this address takes.",
    )
}

pub(crate) fn json_required() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "unsupported_media_type",
        "The body must be JSON",
        "Send the body as application/json, not compressed.",
    )
}

pub(crate) fn unsupported_media_type() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "unsupported_media_type",
        "The body has the wrong type",
        "The Content-Type of the body is not one that this address takes.",
    )
}

pub(crate) fn not_found() -> Problem {
    Problem::new(
        StatusCode::NOT_FOUND,
        "not_found",
        "There is nothing here",
        "The address may be mistyped, or what was here is gone.",
    )
}

/// `allow` lists the methods that the address takes, as the header spells them; empty where that is not known.
pub(crate) fn method_not_allowed(allow: Option<HeaderValue>) -> Problem {
    let problem = Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "This cannot be done here",
        "The address does not take this method; the Allow header lists those it takes.",
    );
    match allow {
        Some(allow) => problem.with_header(ALLOW, allow),
        None => problem,
    }
}

/// A client error of the framework that has no better name, with the status it chose.
pub(crate) fn refused(status: StatusCode) -> Problem {
    Problem::new(
        status,
        "request_refused",
        "The request was refused",
        "The request is not what this address takes.",
    )
}

pub(crate) fn internal() -> Problem {
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "internal",
        "Something went wrong",
        "The request was not carried out because of a fault in Quartermaster. The log has more under this request id.",
    )
}
