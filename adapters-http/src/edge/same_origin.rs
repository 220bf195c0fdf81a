use poem::Request;
use poem::http::Uri;
use poem::http::header::ORIGIN;

use super::audience::is_api_path;
use super::client::Client;
use crate::problem::{Problem, doors};

const SEC_FETCH_SITE: &str = "sec-fetch-site";

/// Refuses a change that another site's page sends with the browser of somebody who is at home here.
///
/// A page's form must prove that it comes from one of our pages. A program calling the API proves
/// nothing, as it is no browser; a browser that does call it must come from here as well.
///
/// # Errors
/// `cross_origin`.
pub(super) fn check(request: &Request, client: &Client<'_>) -> Result<(), Problem> {
    if request.method().is_safe() {
        return Ok(());
    }
    let proof = Proof::of(request, client);
    let is_allowed = match proof {
        Proof::OurPage => true,
        Proof::TypedByAPerson | Proof::None => is_api_path(request.uri().path()),
        Proof::AnotherSite => false,
    };
    if is_allowed {
        Ok(())
    } else {
        Err(doors::cross_origin())
    }
}

/// What the headers, which no script can forge, say of the page a request comes from.
#[derive(Debug, PartialEq, Eq)]
enum Proof {
    OurPage,
    TypedByAPerson,
    AnotherSite,
    None,
}

impl Proof {
    /// Sec-Fetch-Site decides where a browser sends it; older browsers send Origin alone.
    fn of(request: &Request, client: &Client<'_>) -> Self {
        let headers = request.headers();
        let mut sites = headers.get_all(SEC_FETCH_SITE).iter();
        if let Some(site) = sites.next() {
            return match (site.as_bytes(), sites.next()) {
                (b"same-origin", None) => Self::OurPage,
                (b"none", None) => Self::TypedByAPerson,
                _ => Self::AnotherSite,
            };
        }
        let mut origins = headers.get_all(ORIGIN).iter();
        let origin = origins.next().map(|origin| origin.to_str());
        match (origin, origins.next()) {
            (None, _) => Self::None,
            (Some(Ok(origin)), None) if is_same_origin(origin, client) => Self::OurPage,
            (Some(_), _) => Self::AnotherSite,
        }
    }
}

/// Whether `origin` is the origin of the pages that the client sees. An origin is a scheme and a host;
/// what says more was written by no browser.
fn is_same_origin(origin: &str, client: &Client<'_>) -> bool {
    let Ok(uri) = origin.parse::<Uri>() else {
        return false;
    };
    match (uri.scheme_str(), uri.authority()) {
        (Some(scheme), Some(authority)) => {
            let is_whole = origin.len() == scheme.len() + "://".len() + authority.as_str().len();
            is_whole && client.is_at(scheme, authority)
        }
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use poem::http::Method;

    use super::*;
    use crate::edge::public_url::PublicUrl;
    use crate::edge::trusted_proxies::TrustedProxies;

    fn is_served(method: Method, path: &str, headers: &[(&str, &str)]) -> bool {
        is_served_under(None, method, path, headers)
    }

    fn is_served_under(
        public_url: Option<&str>,
        method: Method,
        path: &str,
        headers: &[(&str, &str)],
    ) -> bool {
        let mut builder = Request::builder().method(method).uri_str(path);
        for (name, value) in headers {
            builder = builder.header(*name, *value);
        }
        let public_url: Option<PublicUrl> = public_url.map(|url| url.parse().unwrap());
        let request = builder.finish();
        let client = Client::of(&request, &TrustedProxies::default(), public_url.as_ref());
        check(&request, &client).is_ok()
    }

    const HOST: (&str, &str) = ("host", "localhost:8000");

    #[test]
    fn reading_needs_no_proof() {
        for method in [Method::GET, Method::HEAD, Method::OPTIONS] {
            let headers = [
                HOST,
                ("sec-fetch-site", "cross-site"),
                ("origin", "http://evil"),
            ];
            assert!(is_served(method, "/months", &headers));
        }
    }

    #[test]
    fn a_page_takes_a_change_only_from_its_own_origin() {
        for (headers, expected) in [
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("sec-fetch-site", "cross-site")], false),
            (vec![("sec-fetch-site", "none")], false),
            (vec![("sec-fetch-site", "")], false),
            (vec![("origin", "http://localhost:8000")], true),
            (vec![("origin", "https://LOCALHOST:8000")], true),
            (vec![("origin", "http://localhost:3000")], false),
            (vec![("origin", "http://localhost")], false),
            (vec![("origin", "http://evil.example")], false),
            (vec![("origin", "null")], false),
            (vec![("origin", "ftp://localhost:8000")], false),
            (vec![("origin", "http://evil@localhost:8000")], false),
            (vec![("origin", "http://evil:secret@localhost:8000")], false),
            (vec![("origin", "http://@localhost:8000")], false),
            (
                vec![("origin", "http://localhost:8000@evil.example")],
                false,
            ),
            (vec![("origin", "http://localhost:8000/")], false),
            (vec![("origin", "http://localhost:8000/months")], false),
            (vec![("origin", "http://localhost:8000?a=1")], false),
            (
                vec![
                    ("origin", "http://localhost:8000"),
                    ("origin", "http://evil.example"),
                ],
                false,
            ),
            (
                vec![
                    ("sec-fetch-site", "same-origin"),
                    ("sec-fetch-site", "cross-site"),
                ],
                false,
            ),
            (vec![("origin", "")], false),
            (vec![], false),
            (
                vec![
                    ("sec-fetch-site", "cross-site"),
                    ("origin", "http://localhost:8000"),
                ],
                false,
            ),
        ] {
            let all: Vec<_> = [HOST].into_iter().chain(headers.clone()).collect();
            for method in [Method::POST, Method::DELETE, Method::PUT, Method::PATCH] {
                assert_eq!(is_served(method, "/months", &all), expected, "{headers:?}");
            }
        }
    }

    #[test]
    fn the_api_takes_programs_but_no_other_site() {
        for (headers, expected) in [
            (vec![], true),
            (vec![("sec-fetch-site", "same-origin")], true),
            (vec![("sec-fetch-site", "none")], true),
            (vec![("sec-fetch-site", "same-site")], false),
            (vec![("sec-fetch-site", "cross-site")], false),
            (vec![("origin", "http://localhost:8000")], true),
            (vec![("origin", "http://evil.example")], false),
            (vec![("origin", "http://evil@localhost:8000")], false),
            (vec![("origin", "null")], false),
        ] {
            let all: Vec<_> = [HOST].into_iter().chain(headers.clone()).collect();
            assert_eq!(
                is_served(Method::POST, "/api/v1/months", &all),
                expected,
                "{headers:?}"
            );
        }
    }

    #[test]
    fn behind_a_proxy_with_tls_an_insecure_page_of_the_same_name_is_another_site() {
        let served = |origin| {
            let headers = [("host", "budget.example"), ("origin", origin)];
            is_served_under(
                Some("https://budget.example"),
                Method::POST,
                "/months",
                &headers,
            )
        };
        assert!(served("https://budget.example"));
        assert!(!served("http://budget.example"));
    }
}
