//! Problems that the edge itself answers, before or instead of a handler.

use poem::http::StatusCode;
use poem::http::header::{ALLOW, HeaderValue};
use quartermaster_domain::Message;

use super::{FieldProblem, Problem};

pub(crate) fn misdirected_request() -> Problem {
    Problem::new(
        StatusCode::MISDIRECTED_REQUEST,
        "misdirected_request",
        "problem-misdirected-request",
    )
}

pub(crate) fn cross_origin() -> Problem {
    Problem::new(
        StatusCode::FORBIDDEN,
        "cross_origin",
        "problem-cross-origin",
    )
}

pub(crate) fn body_too_large(limit_bytes: usize) -> Problem {
    Problem::new(
        StatusCode::PAYLOAD_TOO_LARGE,
        "body_too_large",
        Message::new("problem-body-too-large").with("max", limit_bytes),
    )
}

pub(crate) fn body_too_slow() -> Problem {
    Problem::new(
        StatusCode::REQUEST_TIMEOUT,
        "body_too_slow",
        "problem-body-too-slow",
    )
}

pub(crate) fn unreadable_body() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_body",
        "problem-unreadable-body",
    )
}

/// As [`unreadable_body`], where one object of it has a name twice.
pub(crate) fn field_named_twice(name: &str) -> Problem {
    unreadable_body().with_errors(vec![FieldProblem {
        field: name.to_owned(),
        code: "invalid",
        message: "refusal-field-named-twice".into(),
    }])
}

pub(crate) fn unreadable_parameter(name: &str) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_parameter",
        Message::new("problem-unreadable-parameter").with("name", name),
    )
    .with_errors(vec![FieldProblem {
        field: name.to_owned(),
        code: "invalid",
        message: "refusal-parameter-unreadable".into(),
    }])
}

pub(crate) fn unreadable_address() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_address",
        "problem-unreadable-address",
    )
}

pub(crate) fn unreadable_request() -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_request",
        "problem-unreadable-request",
    )
}

pub(crate) fn json_required() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "unsupported_media_type",
        "problem-json-required",
    )
}

pub(crate) fn unsupported_media_type() -> Problem {
    Problem::new(
        StatusCode::UNSUPPORTED_MEDIA_TYPE,
        "unsupported_media_type",
        "problem-unsupported-media-type",
    )
}

pub(crate) fn not_found() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "not_found", "problem-not-found")
}

/// `allow` lists the methods that the address takes, as the header spells them; empty where that is not known.
pub(crate) fn method_not_allowed(allow: Option<HeaderValue>) -> Problem {
    let problem = Problem::new(
        StatusCode::METHOD_NOT_ALLOWED,
        "method_not_allowed",
        "problem-method-not-allowed",
    );
    match allow {
        Some(allow) => problem.with_header(ALLOW, allow),
        None => problem,
    }
}

/// A client error of the framework that has no better name, with the status it chose.
pub(crate) fn refused(status: StatusCode) -> Problem {
    Problem::new(status, "request_refused", "problem-request-refused")
}

pub(crate) fn internal() -> Problem {
    Problem::new(
        StatusCode::INTERNAL_SERVER_ERROR,
        "internal",
        "problem-internal",
    )
}
