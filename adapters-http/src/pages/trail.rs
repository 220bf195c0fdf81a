//! What the addresses between the pages of a month keep: the way back to the closing checklist that led
//! to one (`closing=2026-10`), the entry whose ledger is open (`open=5`) and what the entries are filtered
//! by (`filter=rent`).

use poem::http::HeaderValue;
use poem::http::header::LOCATION;
use poem::{Endpoint, FromRequest, Request, RequestBody, Response, Result};
use quartermaster_domain::YearMonth;

use crate::format::Words;
use crate::views::kept::Kept;

/// What was kept in the address of a request.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Trail {
    /// The month whose checklist led to a page, if one did.
    closing: Option<YearMonth>,
    /// The month of the page, to whose entries the rest belongs.
    month: Option<YearMonth>,
    pub(super) open: Option<i64>,
    /// Empty where all entries are shown.
    pub(super) filter: String,
}

/// As the address has it; what cannot be read is as if it were not there.
#[derive(Default, serde::Deserialize)]
#[serde(default)]
struct Asked {
    closing: String,
    open: String,
    filter: String,
}

/// The month whose page, or a page of which, an address is.
fn month_of(address: &str) -> Option<YearMonth> {
    let path = address.strip_prefix("/months/")?;
    path.split(['/', '?', '#']).next()?.parse().ok()
}

impl Trail {
    fn of(request: &Request) -> Self {
        let asked: Asked = request.params().unwrap_or_default();
        Self {
            closing: asked.closing.parse().ok(),
            month: month_of(request.uri().path()),
            open: asked.open.parse().ok(),
            filter: asked.filter.trim().to_owned(),
        }
    }

    pub(super) fn kept(&self, words: &Words) -> Kept {
        Kept::to(self.closing, self.open, &self.filter, words)
    }

    /// `location` with what is kept, where it is a page of a month and does not say it otherwise.
    fn kept_in(&self, location: &str) -> Option<String> {
        let month = month_of(location)?;
        let (address, place) = match location.split_once('#') {
            Some((address, place)) => (address, format!("#{place}")),
            None => (location, String::new()),
        };
        let mut kept = Kept::closing(self.closing);
        if self.month == Some(month) {
            kept.extend(Kept::open(self.open));
            kept.extend(Kept::filter(&self.filter));
        }
        let (_, said) = address.split_once('?').unwrap_or_default();
        let is_said = |part: &String| {
            let name = part.split_inclusive('=').next().unwrap_or_default();
            said.split('&').any(|said| said.starts_with(name))
        };
        kept.retain(|part| !is_said(part));
        if kept.is_empty() {
            return None;
        }
        let joint = if address.contains('?') { '&' } else { '?' };
        Some(format!("{address}{joint}{}{place}", kept.join("&")))
    }
}

impl<'a> FromRequest<'a> for Trail {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        Ok(Self::of(request))
    }
}

/// Keeps the way back where an act leads on to another page.
pub(super) struct Trailed<E>(pub(super) E);

impl<E: Endpoint<Output = Response>> Endpoint for Trailed<E> {
    type Output = Response;

    async fn call(&self, request: Request) -> Result<Response> {
        let trail = Trail::of(&request);
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

    fn trail(address: &'static str) -> Trail {
        Trail::of(&Request::builder().uri_str(address).finish())
    }

    #[test]
    fn only_a_month_is_a_way_back() {
        let october = Trail {
            closing: Some("2026-10".parse().unwrap()),
            ..Trail::default()
        };
        assert_eq!(trail("/?edit=1&closing=2026-10"), october);
        for other in [
            "/",
            "/?closing=",
            "/?closing=1",
            "/?closing=//evil.example",
            "/?enclosing=2026-10",
            "/?closing=2026-10&closing=2026-11",
        ] {
            assert_eq!(trail(other), Trail::default(), "{other}");
        }
        for household in sample::households("en-GB") {
            let words = Words::of(&household);
            let back = serde_json::to_value(october.kept(&words)).unwrap();
            assert_eq!(
                [&back["month"], &back["title"]],
                ["2026-10", "October 2026"]
            );
            let nowhere = serde_json::to_value(Trail::default().kept(&words)).unwrap();
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
            assert_eq!(Trail::default().kept_in(location), None);
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

    #[test]
    fn what_is_open_and_filtered_is_kept_in_its_own_month() {
        let asked = trail("/months/2026-10/postings?open=5&filter=+R%C3%A9nt%26%22%23+");
        assert_eq!((asked.open, asked.filter.as_str()), (Some(5), "Rént&\"#"));
        let filter = "filter=R%C3%A9nt%26%22%23";
        for (location, kept) in [
            (
                "/months/2026-10#entry-5",
                format!("?open=5&{filter}#entry-5"),
            ),
            ("/months/2026-10?open=7", format!("?open=7&{filter}")),
            (
                "/months/2026-10?posted=1&filter=",
                "?posted=1&filter=&open=5".to_owned(),
            ),
        ] {
            let kept = format!("/months/2026-10{kept}");
            assert_eq!(asked.kept_in(location), Some(kept), "{location}");
        }
        assert_eq!(asked.kept_in("/months/2026-11"), None);
        for nothing in ["/months/2026-10?open=x", "/months/2026-10?filter=+"] {
            assert_eq!(trail(nothing).kept_in("/months/2026-10"), None, "{nothing}");
        }
    }
}
