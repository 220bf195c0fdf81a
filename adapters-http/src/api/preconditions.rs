//! If-Match with several tags: a write is done at any of the versions, and at no other.
//!
//! The versions are tried one after the other, each as a request of its own. Whatever is refused for its version changed
//! nothing; and as versions only grow, trying them upwards misses none that the thing has meanwhile.

use std::collections::BTreeSet;

use poem::http::header::{HeaderMap, HeaderValue, IF_MATCH};
use poem::http::{Extensions, StatusCode};
use poem::{Endpoint, IntoEndpoint, Request, Response, Result};

use super::asking::{etag, refused, version_of};
use crate::problem::doors;

/// Nobody has seen more versions than this; each is tried.
pub(super) const TAGS_MAX: usize = 32;

/// Does a write at each of the versions it names.
pub(super) struct AnyVersion<E>(E);

impl<E: Endpoint<Output = Response>> AnyVersion<E> {
    pub(super) fn new(service: impl IntoEndpoint<Endpoint = E>) -> Self {
        Self(service.into_endpoint())
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for AnyVersion<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let Some(mut versions) = several(request.headers())? else {
            return self.0.call(request).await;
        };
        let body = request.take_body().into_bytes().await?;
        let last = versions.pop_last();
        for version in versions {
            let mut one = copy(&request);
            one.set_body(body.clone());
            let outcome = self.0.call(at(one, Some(version))).await;
            if !is_at_another(&outcome) {
                return outcome;
            }
        }
        request.set_body(body);
        self.0.call(at(request, last)).await
    }
}

/// The versions that a request names, where it names more than one thing.
fn several(headers: &HeaderMap) -> Result<Option<BTreeSet<i64>>> {
    let lines = headers.get_all(IF_MATCH).iter();
    let tags: Vec<&str> = lines
        .map(|line| line.to_str().unwrap_or_default())
        .flat_map(|line| line.split(','))
        .map(str::trim)
        .filter(|tag| !tag.is_empty())
        .collect();
    match tags.len() {
        0 | 1 => Ok(None),
        2..=TAGS_MAX => Ok(Some(tags.into_iter().filter_map(version_of).collect())),
        _ => Err(refused(doors::unreadable_request())),
    }
}

/// The request with the one tag; without a version, with one that nothing has.
fn at(mut request: Request, version: Option<i64>) -> Request {
    let tag = version.map_or_else(|| "none".to_owned(), etag);
    let tag = HeaderValue::from_str(&tag).unwrap_or(HeaderValue::from_static("none"));
    request.headers_mut().insert(IF_MATCH, tag);
    request
}

fn copy(request: &Request) -> Request {
    let mut copy = Request::builder()
        .method(request.method().clone())
        .uri(request.uri().clone())
        .version(request.version())
        .finish();
    *copy.headers_mut() = request.headers().clone();
    let extensions: Extensions = request.extensions().clone();
    *copy.extensions_mut() = extensions;
    copy
}

fn is_at_another(outcome: &Result<Response>) -> bool {
    let status = match outcome {
        Ok(response) => response.status(),
        Err(error) => error.status(),
    };
    status == StatusCode::PRECONDITION_FAILED
}

#[cfg(test)]
mod tests {
    use poem::handler;

    use super::*;

    fn versions(lines: &[&'static str]) -> Option<Vec<i64>> {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(IF_MATCH, HeaderValue::from_static(line));
        }
        let several = several(&headers).unwrap();
        several.map(|versions| versions.into_iter().collect())
    }

    #[test]
    fn a_list_is_read_over_all_its_lines() {
        assert_eq!(versions(&[]), None);
        assert_eq!(versions(&["\"7\""]), None);
        assert_eq!(versions(&["*"]), None);
        assert_eq!(versions(&["\"7\", \"3\",\"7\""]), Some(vec![3, 7]));
        assert_eq!(versions(&["\"7\"", "\"3\""]), Some(vec![3, 7]));
        assert_eq!(versions(&["\"x\", \"3\""]), Some(vec![3]));
        assert_eq!(versions(&["\"x\", *"]), Some(vec![]));
    }

    #[test]
    fn a_list_longer_than_anybody_has_is_refused() {
        let mut headers = HeaderMap::new();
        for _ in 0..=TAGS_MAX {
            headers.append(IF_MATCH, HeaderValue::from_static("\"1\""));
        }
        assert_eq!(several(&headers).unwrap_err().status(), 400);
    }

    /// Is done at version 5.
    #[handler]
    fn at_five(request: &Request, body: String) -> Result<String> {
        match request.header(IF_MATCH) {
            Some("\"5\"") => Ok(body),
            _ => Err(StatusCode::PRECONDITION_FAILED.into()),
        }
    }

    async fn answered(tags: &str) -> Result<String> {
        let service = AnyVersion::new(at_five);
        let request = Request::builder().header(IF_MATCH, tags).body("sent");
        let response = service.call(request).await?;
        Ok(response.into_body().into_string().await?)
    }

    #[tokio::test]
    async fn a_write_is_done_at_any_version_of_the_list() {
        for tags in [
            "\"5\"",
            "\"4\", \"5\"",
            "\"5\", \"6\"",
            "\"x\", \"5\", \"1\"",
        ] {
            assert_eq!(answered(tags).await.unwrap(), "sent", "{tags}");
        }
        for tags in ["\"4\"", "\"4\", \"6\"", "\"x\", \"y\""] {
            let refused = answered(tags).await.unwrap_err();
            assert_eq!(refused.status(), StatusCode::PRECONDITION_FAILED, "{tags}");
        }
    }
}
