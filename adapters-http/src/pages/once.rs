//! Forms that may be sent twice and are carried out once: by a second Enter, a double click, or going back
//! and sending them again.
//!
//! Such a form has a one-time key in a hidden field. Together with all else that it sends, the key claims
//! the act as the API's Idempotency-Key does: the same form with the same key is a repetition, and is led
//! to where the first one was. The same key with other fields is another act: somebody went back and typed
//! something else.

use poem::http::header::LOCATION;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, FromRequest, Request, RequestBody, Response, Result};
use quartermaster_application::Quartermaster;
use quartermaster_application::audit::Author;
use quartermaster_application::ports::{IdempotencyClaim, KeptAnswer};
use quartermaster_application::repeats::{self, Standing};

use super::reply::{by, refused, see_other};
use crate::fingerprint;

/// The field with the key.
const FIELD: &str = "once";
/// More is no key of ours.
const KEY_MAX_BYTES: usize = 64;

/// Answers a form that was carried out already with where it led.
pub(super) struct Once<E> {
    pub(super) pages: E,
    pub(super) app: Quartermaster,
}

impl<E: Endpoint<Output = Response>> Once<E> {
    async fn carry_out(&self, mut request: Request, claim: IdempotencyClaim) -> Result<Response> {
        let path = request.original_uri().path().to_owned();
        request.extensions_mut().insert(claim.clone());
        let outcome = self.pages.call(request).await;
        if let Ok(response) = &outcome
            && !response.status().is_client_error()
        {
            if let Some(answer) = leading_on(response) {
                repeats::keep_answer(&self.app, &claim, &answer).await;
            }
            return outcome;
        }
        // The same form may have been quicker: then it is refused because that one was carried out.
        let standing = repeats::standing_in_turn(&self.app, &claim).await;
        match standing.map_err(refused)? {
            Standing::First => outcome,
            known => Ok(led_again(known, &path)),
        }
    }
}

impl<E: Endpoint<Output = Response>> Endpoint for Once<E> {
    type Output = Response;

    async fn call(&self, mut request: Request) -> Result<Response> {
        if request.method() != Method::POST {
            return self.pages.call(request).await;
        }
        let body = request.take_body().into_bytes().await?;
        let path = request.original_uri().path().to_owned();
        let claim = claim_of(&path, &body);
        request.set_body(body);
        let Some(claim) = claim else {
            return self.pages.call(request).await;
        };
        let standing = repeats::standing(&self.app, &claim).await;
        match standing.map_err(refused)? {
            Standing::First => self.carry_out(request, claim).await,
            known => Ok(led_again(known, &path)),
        }
    }
}

/// What a form claims whose body has a key.
fn claim_of(path: &str, body: &[u8]) -> Option<IdempotencyClaim> {
    let text = std::str::from_utf8(body).ok()?;
    let key = text
        .split('&')
        .find_map(|field| field.strip_prefix(FIELD)?.strip_prefix('='))?;
    let is_ours = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'-';
    if !(1..=KEY_MAX_BYTES).contains(&key.len()) || !key.bytes().all(is_ours) {
        return None;
    }
    let fingerprint = fingerprint::of(path, body);
    Some(IdempotencyClaim {
        key: format!("form-{fingerprint}"),
        fingerprint,
    })
}

/// The answer to keep: what a form shows again was not carried out.
fn leading_on(response: &Response) -> Option<KeptAnswer> {
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    (response.status() == StatusCode::SEE_OTHER).then(|| KeptAnswer {
        status: StatusCode::SEE_OTHER.as_u16(),
        location: Some(location.to_owned()),
        etag: None,
        body: String::new(),
    })
}

/// Where the first one led, saying that it is a repetition where that is told; the month where the program
/// ended before it could note where.
fn led_again(standing: Standing, path: &str) -> Response {
    let location = match standing {
        Standing::Answered(answer) => answer.location,
        Standing::First | Standing::Unanswered | Standing::OfAnother => None,
    };
    see_other(match location {
        Some(location) => location.replacen("?posted=", "?repeated=1&posted=", 1),
        None => path.split('/').take(3).collect::<Vec<_>>().join("/"),
    })
}

/// Who sends the form, with what it claims.
pub(super) struct Sender(pub(super) Author);

impl<'a> FromRequest<'a> for Sender {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        Ok(Self(Author {
            claim: request.extensions().get::<IdempotencyClaim>().cloned(),
            ..by()
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(path: &str, body: &str) -> Option<String> {
        claim_of(path, body.as_bytes()).map(|claim| claim.key)
    }

    #[test]
    fn all_that_is_sent_under_a_key_makes_the_act() {
        let first = key("/months/2026-10/postings", "once=k-1&amount=3");
        assert!(first.is_some());
        assert_eq!(first, key("/months/2026-10/postings", "once=k-1&amount=3"));
        for (path, body) in [
            ("/months/2026-10/postings", "once=k-1&amount=4"),
            ("/months/2026-10/postings", "once=k-2&amount=3"),
            ("/months/2026-11/postings", "once=k-1&amount=3"),
        ] {
            assert_ne!(first, key(path, body), "{path} {body}");
        }
    }

    #[test]
    fn a_form_without_a_key_claims_nothing() {
        let long = format!("once={}", "k".repeat(KEY_MAX_BYTES + 1));
        for body in ["", "amount=3", "once=", "once=%20", "nonce=k", &long] {
            assert_eq!(key("/", body), None, "{body}");
        }
    }

    #[test]
    fn a_repetition_leads_to_where_the_first_led() {
        let path = "/months/2026-10/postings";
        let to = |standing| {
            let response = led_again(standing, path);
            response.headers()[LOCATION].to_str().unwrap().to_owned()
        };
        let answered =
            |location: &str| Standing::Answered(leading_on(&see_other(location)).unwrap());
        assert_eq!(
            to(answered("/months/2026-10?posted=7#post")),
            "/months/2026-10?repeated=1&posted=7#post"
        );
        let ledger = "/months/2026-10/entries/5#ledger";
        assert_eq!(to(answered(ledger)), ledger);
        assert_eq!(to(Standing::Unanswered), "/months/2026-10");
    }
}
