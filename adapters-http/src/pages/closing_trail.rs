//! The way from a closing checklist to what it found and back: `closing=2026-10` in the addresses between.

use poem::http::HeaderValue;
use poem::http::header::LOCATION;
use poem::{Endpoint, FromRequest, Request, RequestBody, Response, Result};
use quartermaster_domain::YearMonth;

use crate::format::Words;
use crate::views::closing_back::ClosingBack;

/// The month whose checklist led to a page, if one did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct ClosingTrail(Option<YearMonth>);

impl ClosingTrail {
    fn of(request: &Request) -> Self {
        let mut asked = request.uri().query().unwrap_or_default().split('&');
        Self(asked.find_map(|part| part.strip_prefix("closing=")?.parse().ok()))
    }

    pub(super) fn back(self, words: &Words) -> ClosingBack {
        self.0
            .map_or_else(ClosingBack::default, |month| ClosingBack::to(month, words))
    }

    /// `location` with the way back, where it is a page of a month.
    fn kept_in(self, location: &str) -> Option<String> {
        let closing = self.0?;
        let (address, place) = match location.split_once('#') {
            Some((address, place)) => (address, format!("#{place}")),
            None => (location, String::new()),
        };
        let month = address.strip_prefix("/months/")?.split(['/', '?']).next()?;
        month.parse::<YearMonth>().ok()?;
        let joint = if address.contains('?') { '&' } else { '?' };
        Some(format!("{address}{joint}closing={closing}{place}"))
    }
}

impl<'a> FromRequest<'a> for ClosingTrail {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        Ok(Self::of(request))
    }
}

/// Keeps the way back where an act leads on to another page.
pub(super) struct Trailed<E>(pub(super) E);

impl<E: Endpoint<Output = Response>> Endpoint for Trailed<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let trail = ClosingTrail::of(&request);
        let mut answer = self.0.call(request).await?;
        let location = answer.headers().get(LOCATION);
        let kept = location
            .and_then(|location| trail.kept_in(location.to_str().ok()?))
            .and_then(|kept| HeaderValue::try_from(kept).ok());
        if let Some(kept) = kept {
            answer.headers_mut().insert(LOCATION, kept);
        }
        Ok(answer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    fn trail(address: &'static str) -> ClosingTrail {
        ClosingTrail::of(&Request::builder().uri_str(address).finish())
    }

    #[test]
    fn only_a_month_is_a_way_back() {
        let october = ClosingTrail(Some("2026-10".parse().unwrap()));
        assert_eq!(trail("/months/2026-10?open=1&closing=2026-10"), october);
        for other in [
            "/",
            "/?closing=",
            "/?closing=1",
            "/?closing=//evil.example",
            "/?enclosing=2026-10",
        ] {
            assert_eq!(trail(other), ClosingTrail::default(), "{other}");
        }
        for household in sample::households("en-GB") {
            let words = Words::of(&household);
            let back = serde_json::to_value(october.back(&words)).unwrap();
            assert_eq!(
                [&back["month"], &back["title"]],
                ["2026-10", "October 2026"]
            );
            let nowhere = serde_json::to_value(ClosingTrail::default().back(&words)).unwrap();
            assert_eq!([&nowhere["month"], &nowhere["alone"]], ["", ""]);
        }
    }

    #[test]
    fn the_way_is_kept_on_the_pages_of_months() {
        let october = trail("/?closing=2026-10");
        for (location, kept) in [
            ("/months/2026-11", "/months/2026-11?closing=2026-10"),
            (
                "/months/2026-10?posted=7#post",
                "/months/2026-10?posted=7&closing=2026-10#post",
            ),
            (
                "/months/2026-10/entries/5#ledger",
                "/months/2026-10/entries/5?closing=2026-10#ledger",
            ),
        ] {
            assert_eq!(october.kept_in(location).as_deref(), Some(kept));
            assert_eq!(ClosingTrail::default().kept_in(location), None);
        }
        for location in [
            "/months",
            "/template",
            "//evil.example/months/2026-10",
            "/months/new",
        ] {
            assert_eq!(october.kept_in(location), None, "{location}");
        }
    }
}
