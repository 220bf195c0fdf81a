//! Requests whose Idempotency-Key cannot be honoured.

use poem::http::StatusCode;

use super::Problem;

pub(crate) fn unreadable_key(max_chars: usize) -> Problem {
    Problem::new(
        StatusCode::BAD_REQUEST,
        "unreadable_idempotency_key",
        "The Idempotency-Key cannot be read",
        format!("A key has 1 to {max_chars} printable ASCII characters."),
    )
}

pub(crate) fn key_reused() -> Problem {
    Problem::new(
        StatusCode::UNPROCESSABLE_ENTITY,
        "idempotency_key_reused",
        "The Idempotency-Key was used for another request",
        "Nothing was changed. Take a new key for each request.",
    )
}

pub(crate) fn request_in_progress() -> Problem {
    Problem::new(
        StatusCode::CONFLICT,
        "request_in_progress",
        "The first request with this key has no answer to repeat",
        "It is still being carried out, or its answer was lost. Read the month to see what it did.",
    )
}
