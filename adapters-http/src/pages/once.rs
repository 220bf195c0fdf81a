//! Forms that may be sent twice and are carried out once: by a second Enter, a double click, or going back
//! and sending them again.
//!
//! Such a form has a one-time key in a hidden field. Together with all else that it sends, the key claims
//! the act as the API's Idempotency-Key does: the same form with the same key is a repetition, and is led
//! to where the first one was. The same key with other fields is another act: somebody went back and typed
//! something else.

use poem::http::header::LOCATION;
use poem::http::{Method, StatusCode};
use poem::{Endpoint, Request, Response, Result};
use quartermaster_application::Quartermaster;
use quartermaster_application::ports::{IdempotencyClaim, KeptAnswer, RequestKey};
use quartermaster_application::repeats::{self, First, Repeated, ShownOnce, Standing};

use super::reply::{by, refused, see_other};
use crate::fingerprint;
use crate::problem::idempotency;

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
    async fn carry_out(&self, mut request: Request, first: First) -> Result<Response> {
        let path = request.original_uri().path().to_owned();
        request.set_data(first.app());
        let outcome = self.pages.call(request).await;
        let answer = outcome.as_ref().ok().and_then(answer_to_keep);
        let repeated = match &answer {
            Some(answer) => first.answered(answer).await,
            // What a form shows again was not carried out.
            None => first.refused().await,
        };
        match repeated.map_err(refused)? {
            None => outcome,
            Some(repeated) => led_again(repeated, &path),
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
        let standing = repeats::standing(&self.app, claim).await;
        match standing.map_err(refused)? {
            Standing::First(first) => self.carry_out(request, first).await,
            Standing::Repeated(repeated) => led_again(repeated, &path),
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
    let by = by();
    Some(IdempotencyClaim {
        key: RequestKey {
            actor: by.actor,
            channel: by.channel,
            text: fingerprint.clone(),
        },
        fingerprint,
    })
}

/// What is kept of an answer that leads on, or that shows a secret on a page of its own.
fn answer_to_keep(response: &Response) -> Option<KeptAnswer> {
    let kept = |location: Option<String>, body| KeptAnswer {
        status: response.status().as_u16(),
        location,
        etag: None,
        body,
    };
    if response.data::<ShownOnce>().is_some() {
        return Some(kept(None, None));
    }
    let location = response.headers().get(LOCATION)?.to_str().ok()?;
    (response.status() == StatusCode::SEE_OTHER)
        .then(|| kept(Some(location.to_owned()), Some(String::new())))
}

/// Where the first one led, saying that it is a repetition where that is told; the month where an earlier
/// release ended before it noted where.
fn led_again(repeated: Repeated, path: &str) -> Result<Response> {
    let location = match repeated {
        Repeated::ShownOnce => return Err(refused(idempotency::shown_once())),
        Repeated::Answered(answer) => answer.location,
        Repeated::Unanswered | Repeated::OfAnother => None,
    };
    Ok(see_other(match location {
        Some(location) => location.replacen("?posted=", "?repeated=1&posted=", 1),
        None => path.split('/').take(3).collect::<Vec<_>>().join("/"),
    }))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(path: &str, body: &str) -> Option<String> {
        claim_of(path, body.as_bytes()).map(|claim| claim.key.text)
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
        let to = |repeated| {
            let response = led_again(repeated, path).unwrap();
            response.headers()[LOCATION].to_str().unwrap().to_owned()
        };
        let answered =
            |location: &str| Repeated::Answered(answer_to_keep(&see_other(location)).unwrap());
        assert_eq!(
            to(answered("/months/2026-10?posted=7#post")),
            "/months/2026-10?repeated=1&posted=7#post"
        );
        let ledger = "/months/2026-10/entries/5#ledger";
        assert_eq!(to(answered(ledger)), ledger);
        assert_eq!(to(Repeated::Unanswered), "/months/2026-10");
    }

    #[test]
    fn a_page_that_showed_a_secret_is_not_shown_again() {
        let mut page = Response::builder().body("the secret");
        assert_eq!(answer_to_keep(&page), None);
        page.set_data(ShownOnce);
        let kept = answer_to_keep(&page).unwrap();
        assert_eq!((kept.body, kept.location), (None, None));
        let again = led_again(Repeated::ShownOnce, "/settings").unwrap_err();
        assert_eq!(again.status(), StatusCode::CONFLICT);
    }
}
