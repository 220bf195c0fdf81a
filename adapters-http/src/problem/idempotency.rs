//! Requests whose Idempotency-Key cannot be honoured.

use poem::http::StatusCode;
use quartermaster_domain::Message;

use super::Problem;

pub(crate) fn unreadable_key(max_chars: usize) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_idempotency_key",
        Message::new("problem-unreadable-idempotency-key").with("max", max_chars),
    )
}

pub(crate) fn key_reused() -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "idempotency_key_reused",
        "problem-idempotency-key-reused",
    )
}

pub(crate) fn shown_once() -> Problem {
    Problem::new(StatusCode::CONFLICT, "shown_once", "problem-shown-once")
}

pub(crate) fn answer_lost() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "request_in_progress",
        "problem-request-in-progress",
    )
}
