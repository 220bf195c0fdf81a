use poem::Request;
use poem::http::header::REFERER;
use poem::http::{Method, Uri};
use quartermaster_domain::YearMonth;

use super::client::Client;

/// Longer addresses lead back to nothing that a page of ours links.
const ADDRESS_MAX_BYTES: usize = 1_000;

/// Where a person can go on from a problem: addresses of our own, without scheme and host.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct WayOn {
    /// The page that led here.
    pub(crate) back: Option<String>,
    /// What was asked for, where asking again changes nothing.
    pub(crate) again: Option<String>,
    /// The month that something was asked of.
    pub(crate) month: Option<YearMonth>,
}

impl WayOn {
    pub(super) fn of(request: &Request, client: &Client<'_>) -> Self {
        let asked = address(request.uri());
        let referer = request.headers().get(REFERER);
        let referer = referer.and_then(|referer| referer.to_str().ok()?.parse::<Uri>().ok());
        let is_ours = |uri: &Uri| match (uri.scheme_str(), uri.authority()) {
            (Some(scheme), Some(authority)) => client.is_at(scheme, authority),
            _ => false,
        };
        let back = referer.filter(is_ours).and_then(|uri| address(&uri));
        let is_safe = request.method() == Method::GET || request.method() == Method::HEAD;
        Self {
            back: back.filter(|back| !is_safe || Some(back) != asked.as_ref()),
            again: asked.filter(|_| is_safe),
            month: month(request.uri().path()),
        }
    }
}

/// The month of an address below a month's page.
fn month(path: &str) -> Option<YearMonth> {
    let (month, _) = path.strip_prefix("/months/")?.split_once('/')?;
    month.parse().ok()
}

/// The path and the query; none where a browser could take them for another host.
fn address(uri: &Uri) -> Option<String> {
    let address = uri.path_and_query()?.as_str();
    let mut bytes = address.bytes();
    let is_path = bytes.next() == Some(b'/') && !matches!(bytes.next(), Some(b'/' | b'\\'));
    (is_path && address.len() <= ADDRESS_MAX_BYTES).then(|| address.to_owned())
}

#[cfg(test)]
mod tests {
    use poem::http::header::HOST;

    use super::*;
    use crate::edge::TrustedProxies;

    fn way_on(method: Method, referer: &str) -> WayOn {
        let request = Request::builder()
            .method(method)
            .uri_str("/months/2031-01?open=1")
            .header(HOST, "budget.lan:8080")
            .header(REFERER, referer)
            .finish();
        let trusted = TrustedProxies::default();
        WayOn::of(&request, &Client::of(&request, &trusted, None))
    }

    #[test]
    fn a_page_of_ours_is_gone_back_to() {
        let way = way_on(Method::GET, "http://budget.lan:8080/months?state=open#x");
        assert_eq!(way.back.as_deref(), Some("/months?state=open"));
        assert_eq!(way.again.as_deref(), Some("/months/2031-01?open=1"));
    }

    #[test]
    fn nobody_is_led_to_another_site() {
        for referer in [
            "http://evil.example/months",
            "http://budget.lan:8080.evil.example/",
            "http://budget.lan:8080@evil.example/",
            "http://evil@budget.lan:8080/months",
            "http://budget.lan:8080//evil.example/",
            "http://budget.lan:8080/\\evil.example/",
            "//budget.lan:8080/months",
            "/months",
            "javascript:alert(1)",
            "",
        ] {
            assert_eq!(way_on(Method::GET, referer).back, None, "{referer}");
        }
        let long = format!("http://budget.lan:8080/{}", "a".repeat(ADDRESS_MAX_BYTES));
        assert_eq!(way_on(Method::GET, &long).back, None);
    }

    #[test]
    fn what_is_asked_of_a_month_names_it() {
        let named = |path| month(path).map(|month| month.to_string());
        assert_eq!(named("/months/2031-01/close").as_deref(), Some("2031-01"));
        for path in [
            "/months/2031-01",
            "/months/new/x",
            "/template/2031-01/x",
            "/",
        ] {
            assert_eq!(named(path), None, "{path}");
        }
    }

    #[test]
    fn what_changes_something_is_not_asked_for_again() {
        let here = "http://budget.lan:8080/months/2031-01?open=1";
        let sent = way_on(Method::POST, here);
        assert_eq!(sent.again, None);
        assert_eq!(sent.back.as_deref(), Some("/months/2031-01?open=1"));
        assert_eq!(way_on(Method::GET, here).back, None);
    }
}
