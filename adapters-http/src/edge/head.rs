use poem::Response;
use poem::http::header::{CONTENT_LENGTH, HeaderValue};

/// The answer to HEAD: that of GET without the body, whose length it tells.
pub(super) async fn without_body(response: Response) -> Response {
    let (mut parts, body) = response.into_parts();
    let may_have_body =
        !parts.status.is_informational() && !matches!(parts.status.as_u16(), 204 | 304);
    if may_have_body && !parts.headers.contains_key(CONTENT_LENGTH) {
        let length_bytes = body.into_bytes().await.map_or(0, |bytes| bytes.len());
        parts
            .headers
            .insert(CONTENT_LENGTH, HeaderValue::from(length_bytes));
    }
    Response::from_parts(parts, poem::Body::empty())
}
