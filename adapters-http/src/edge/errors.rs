use poem::Error;
use poem::error::{MethodNotAllowedError, NotFoundError, ParsePathError};
use poem::http::StatusCode;
use poem_openapi::error as openapi;

use super::request_id::RequestId;
use crate::problem::{Problem, doors};

/// What a request's handler failed with, as a problem. The texts of the framework are for programmers and stay here.
pub(super) fn problem_of(error: Error, id: &RequestId) -> Problem {
    if let Some(problem) = error.downcast_ref::<Problem>() {
        if let Some(fault) = &problem.fault {
            tracing::error!(
                event = fault.event,
                request_id = id.as_str(),
                error = fault.cause,
                "A request could not be answered: {}",
                fault.cause
            );
        }
        return problem.clone();
    }
    if error.is::<NotFoundError>() || error.is::<ParsePathError>() {
        return doors::not_found();
    }
    if error.is::<MethodNotAllowedError>() {
        return doors::method_not_allowed(None);
    }
    if let Some(parameter) = error.downcast_ref::<openapi::ParseParamError>() {
        return doors::unreadable_parameter(parameter.name);
    }
    if error.is::<openapi::ParsePathError>() {
        return doors::unreadable_address();
    }
    if error.is::<openapi::ParseRequestPayloadError>() {
        return doors::unreadable_body();
    }
    problem_of_status(error, id)
}

fn problem_of_status(error: Error, id: &RequestId) -> Problem {
    match error.status() {
        StatusCode::BAD_REQUEST => doors::unreadable_request(),
        StatusCode::NOT_FOUND => doors::not_found(),
        StatusCode::UNSUPPORTED_MEDIA_TYPE => doors::unsupported_media_type(),
        status if status.is_client_error() => doors::refused(status),
        _ => {
            tracing::error!(
                event = "request_failed",
                request_id = id.as_str(),
                error = %error,
                "A request could not be answered: {error}"
            );
            doors::internal()
        }
    }
}

/// A handler that panicked. The panic hook has written where and why; nothing of it reaches the client.
pub(super) fn problem_of_panic(path: &str, id: &RequestId) -> Problem {
    tracing::error!(
        event = "handler_panicked",
        request_id = id.as_str(),
        path,
        "A request for {path} came upon a fault of the program"
    );
    doors::internal()
}
