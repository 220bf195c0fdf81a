//! Requests that may be repeated: a POST with an Idempotency-Key is carried out once.

use poem::http::header::{CONTENT_TYPE, ETAG, HeaderName, HeaderValue, LOCATION};
use poem::http::{Method, StatusCode};
use poem::{Body, Endpoint, IntoEndpoint, Request, Response, Result};
use quartermaster_application::Quartermaster;
use quartermaster_application::ports::{IdempotencyClaim, KeptAnswer};
use quartermaster_application::repeats::{self, Standing};

use super::asking::refused;
use crate::fingerprint;
use crate::problem::{doors, idempotency};

const IDEMPOTENCY_KEY: HeaderName = HeaderName::from_static("idempotency-key");
const KEY_MAX_CHARS: usize = 255;

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

    async fn carry_out(&self, mut request: Request, claim: IdempotencyClaim) -> Result<Response> {
        request.extensions_mut().insert(claim.clone());
        let outcome = self.service.call(request).await;
        let response = match outcome {
            Ok(response) if response.status().is_success() => response,
            refused_or_failed => {
                // Somebody with the same key may have been quicker; then theirs is the answer.
                let standing = repeats::standing_in_turn(&self.app, &claim).await;
                return match standing.map_err(refused)? {
                    Standing::First => refused_or_failed,
                    known => replay(known),
                };
            }
        };
        let (parts, body) = response.into_parts();
        let body = body
            .into_string()
            .await
            .map_err(|_| refused(doors::internal()))?;
        let text = |name: &HeaderName| {
            let value = parts.headers.get(name);
            value
                .and_then(|value| value.to_str().ok())
                .map(str::to_owned)
        };
        let answer = KeptAnswer {
            status: parts.status.as_u16(),
            location: text(&LOCATION),
            etag: text(&ETAG),
            body: body.clone(),
        };
        repeats::keep_answer(&self.app, &claim, &answer).await;
        Ok(Response::from_parts(parts, Body::from(body)))
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for Repeatable<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        let Some(key) = request.headers().get(IDEMPOTENCY_KEY).cloned() else {
            return self.service.call(request).await;
        };
        if request.method() != Method::POST {
            return self.service.call(request).await;
        }
        let key = readable(&key)?;
        let body = request.take_body().into_bytes().await?;
        let claim = IdempotencyClaim {
            fingerprint: fingerprint::of(request.original_uri().path(), &body),
            key,
        };
        request.set_body(body);
        let standing = repeats::standing(&self.app, &claim).await;
        match standing.map_err(refused)? {
            Standing::First => self.carry_out(request, claim).await,
            known => replay(known),
        }
    }
}

fn readable(key: &HeaderValue) -> Result<String> {
    let key = key.to_str().unwrap_or_default().trim();
    if (1..=KEY_MAX_CHARS).contains(&key.len()) {
        return Ok(key.to_owned());
    }
    Err(refused(idempotency::unreadable_key(KEY_MAX_CHARS)))
}

/// The answer to a request that is not the first under its key.
fn replay(standing: Standing) -> Result<Response> {
    let answer = match standing {
        Standing::Answered(answer) => answer,
        Standing::OfAnother => return Err(refused(idempotency::key_reused())),
        Standing::First | Standing::Unanswered => {
            return Err(refused(idempotency::request_in_progress()));
        }
    };
    let mut response = Response::builder()
        .status(StatusCode::from_u16(answer.status).unwrap_or(StatusCode::OK))
        .header(CONTENT_TYPE, "application/json; charset=utf-8");
    for (name, value) in [(LOCATION, answer.location), (ETAG, answer.etag)] {
        if let Some(value) = value {
            response = response.header(name, value);
        }
    }
    Ok(response.body(answer.body))
}
