use poem::Request;
use poem::http::header::{CONTENT_ENCODING, CONTENT_TYPE};

use super::audience::is_api_path;
use crate::problem::{Problem, doors};

/// Refuses a body for the API that is not plain JSON, which also keeps out every form of a browser.
///
/// # Errors
/// `unsupported_media_type`.
pub(super) fn check(request: &Request, has_body: bool) -> Result<(), Problem> {
    if !has_body || request.method().is_safe() {
        return Ok(());
    }
    let headers = request.headers();
    let is_compressed = headers
        .get(CONTENT_ENCODING)
        .is_some_and(|encoding| !encoding.as_bytes().eq_ignore_ascii_case(b"identity"));
    let is_json = headers
        .get(CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .is_some_and(is_json);
    let is_api = is_api_path(request.uri().path());
    match (is_api, is_json, is_compressed) {
        (true, false, _) | (true, _, true) => Err(doors::json_required()),
        (false, _, true) => Err(doors::unsupported_media_type()),
        _ => Ok(()),
    }
}

fn is_json(content_type: &str) -> bool {
    let media_type = content_type.split(';').next().unwrap_or_default();
    media_type.trim().eq_ignore_ascii_case("application/json")
}

#[cfg(test)]
mod tests {
    use poem::http::Method;

    use super::*;

    fn is_served(path: &str, has_body: bool, headers: &[(&str, &str)]) -> bool {
        let mut builder = Request::builder().method(Method::POST).uri_str(path);
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        check(&builder.finish(), has_body).is_ok()
    }

    #[test]
    fn the_api_takes_json_bodies_only() {
        for (content_type, expected) in [
            ("application/json", true),
            ("Application/JSON; charset=utf-8", true),
            ("text/plain", false),
            ("application/x-www-form-urlencoded", false),
            ("multipart/form-data; boundary=x", false),
            ("application/jsonx", false),
            ("", false),
        ] {
            let headers = [("content-type", content_type)];
            assert_eq!(is_served("/api/v1/months", true, &headers), expected);
        }
        assert!(!is_served("/api/v1/months", true, &[]));
    }

    #[test]
    fn without_a_body_no_type_is_needed() {
        assert!(is_served("/api/v1/months/2026-11/activate", false, &[]));
    }

    #[test]
    fn a_compressed_body_is_taken_nowhere() {
        let json = ("content-type", "application/json");
        assert!(!is_served(
            "/api/v1/months",
            true,
            &[json, ("content-encoding", "gzip")]
        ));
        assert!(is_served(
            "/api/v1/months",
            true,
            &[json, ("content-encoding", "identity")]
        ));
        assert!(is_served(
            "/api/v1/months",
            true,
            &[json, ("content-encoding", "Identity")]
        ));
        assert!(!is_served("/months", true, &[("content-encoding", "br")]));
    }

    #[test]
    fn a_page_judges_its_forms_itself() {
        let form = ("content-type", "application/x-www-form-urlencoded");
        assert!(is_served("/months", true, &[form]));
    }
}
