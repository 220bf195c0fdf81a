//! Requests that may be repeated: a POST with an Idempotency-Key is carried out once.

use poem::http::header::{CONTENT_TYPE, ETAG, HeaderMap, HeaderName, LOCATION};
use poem::http::{Method, StatusCode};
use poem::{Body, Endpoint, IntoEndpoint, Request, Response, Result};
use quartermaster_application::Quartermaster;
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::ports::{IdempotencyClaim, KeptAnswer, RequestKey};
use quartermaster_application::repeats::{self, First, Repeated, ShownOnce, Standing};

use super::asking::refused;
use crate::fingerprint;
use crate::problem::{doors, idempotency};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
pub(super) const KEY_MAX_CHARS: usize = 255;

/// Answers a repeated POST with its first answer.
pub(super) struct Repeatable<E> {
    service: E,
    app: Quartermaster,
}

impl<E: Endpoint<Output = Response>> Repeatable<E> {
    pub(super) fn new(service: impl IntoEndpoint<Endpoint = E>, app: Quartermaster) -> Self {
        Self {
            service: service.into_endpoint(),
            app,
        }
    }

    async fn carry_out(&self, mut request: Request, first: First) -> Result<Response> {
        request.set_data(first.app());
        let response = match self.service.call(request).await {
            Ok(response) if response.status().is_success() => response,
            refused_or_failed => {
                return match first.refused().await.map_err(refused)? {
                    None => refused_or_failed,
                    Some(repeated) => replay(repeated),
                };
            }
        };
        let shows_a_secret = response.data::<ShownOnce>().is_some();
        let (parts, body) = response.into_parts();
        let body = body
            .into_string()
            .await
            .map_err(|_| refused(doors::internal()))?;
        let text = |name: &HeaderName| {
            let value = parts.headers.get(name).filter(|_| !shows_a_secret);
            value
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned)
        };
        let answer = KeptAnswer {
            status: parts.status.as_u16(),
            location: text(&LOCATION),
            etag: text(&ETAG),
            body: (!shows_a_secret).then(|| body.clone()),
        };
        match first.answered(&answer).await.map_err(refused)? {
            None => Ok(Response::from_parts(parts, Body::from(body))),
            Some(repeated) => replay(repeated),
        }
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for Repeatable<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        if request.method() != Method::POST {
            return self.service.call(request).await;
        }
        let Some(key) = key_in(request.headers())? else {
            return self.service.call(request).await;
        };
        let body = request.take_body().into_bytes().await?;
        let claim = IdempotencyClaim {
            fingerprint: fingerprint::of(request.original_uri().path(), &body),
            key,
        };
        request.set_body(body);
        let standing = repeats::standing(&self.app, claim).await;
        match standing.map_err(refused)? {
            Standing::First(first) => self.carry_out(request, first).await,
            Standing::Repeated(repeated) => replay(repeated),
        }
    }
}

/// The one key of a request; two are none.
fn key_in(headers: &HeaderMap) -> Result<Option<RequestKey>> {
    let mut keys = headers.get_all(IDEMPOTENCY_KEY).iter();
    let key = match (keys.next(), keys.next()) {
        (None, _) => return Ok(None),
        (Some(key), None) => key.to_str().unwrap_or_default().trim(),
        (Some(_), Some(_)) => "",
    };
    let is_printable = |byte: u8| matches!(byte, b' '..=b'~');
    if !(1..=KEY_MAX_CHARS).contains(&key.len()) || !key.bytes().all(is_printable) {
        return Err(refused(idempotency::unreadable_key(KEY_MAX_CHARS)));
    }
    let by = Author::local(Channel::Api);
    Ok(Some(RequestKey {
        actor: by.actor,
        channel: by.channel,
        text: key.to_owned(),
    }))
}

/// The answer to a request that is not the first under its key.
fn replay(repeated: Repeated) -> Result<Response> {
    let answer = match repeated {
        Repeated::Answered(answer) => answer,
        Repeated::ShownOnce => return Err(refused(idempotency::shown_once())),
        Repeated::OfAnother => return Err(refused(idempotency::key_reused())),
        Repeated::Unanswered => return Err(refused(idempotency::answer_lost())),
    };
    let mut response = Response::builder()
        .status(StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK))
        .header(CONTENT_TYPE, "application/json; charset=utf-8");
    for (name, value) in [(LOCATION, answer.location), (ETAG, answer.etag)] {
        if let Some(value) = value {
            response = response.header(name, value);
        }
    }
    Ok(response.body(answer.body.unwrap_or_default()))
}

#[cfg(test)]
mod tests;
