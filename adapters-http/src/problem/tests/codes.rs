use std::collections::BTreeSet;

use poem::http::StatusCode;

use super::{Problem, assert_readable, months, postings, shared, template};
use crate::problem::codes::CODES;
use crate::problem::{doors, idempotency};

fn of_the_doors() -> Vec<Problem> {
    vec![
        doors::misdirected_request(),
        doors::cross_origin(),
        doors::body_too_large(1),
        doors::body_too_slow(),
        doors::unreadable_body(),
        doors::field_named_twice("name"),
        doors::unreadable_parameter("limit"),
        doors::unreadable_address(),
        doors::unreadable_request(),
        doors::json_required(),
        doors::unsupported_media_type(),
        doors::not_found(),
        doors::method_not_allowed(None),
        doors::refused(StatusCode::BAD_REQUEST),
        doors::internal(),
        idempotency::unreadable_key(1),
        idempotency::key_reused(),
        idempotency::answer_lost(),
        idempotency::shown_once(),
    ]
}

#[test]
fn the_document_lists_the_codes_there_are_and_no_others() {
    let doors = of_the_doors();
    assert_readable(&doors);
    let all = [
        doors,
        shared::all(),
        months::all(),
        postings::all(),
        template::all(),
    ];
    let codes: BTreeSet<&str> = all.iter().flatten().map(|problem| problem.code).collect();
    let listed: BTreeSet<&str> = CODES.into_iter().collect();
    assert_eq!(codes, listed);
    assert!(CODES.is_sorted());
}
