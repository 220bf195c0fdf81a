use std::str::FromStr;

use poem::Request;
use poem::http::header::HOST;
use poem::http::uri::Authority;

use super::public_url::PublicUrl;
use crate::problem::{Problem, doors};

/// The names of this machine to itself; always served, so that the health check works beside a public URL.
const LOOPBACK_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The host names that are served. A page that another site reaches through a name of its own,
/// pointed at this server, is refused here.
#[derive(Debug)]
pub(crate) struct AllowedHosts {
    public_host: Option<String>,
}

impl AllowedHosts {
    pub(crate) fn new(public_url: Option<&PublicUrl>) -> Self {
        Self {
            public_host: public_url.map(PublicUrl::host),
        }
    }

    /// # Errors
    /// The request names no host, several, or one that is not served.
    pub(super) fn check(&self, request: &Request) -> Result<(), Problem> {
        let mut hosts = request.headers().get_all(HOST).iter();
        let in_header = match (hosts.next(), hosts.next()) {
            (Some(host), None) => Some(host.to_str().unwrap_or_default()),
            (None, _) => None,
            (Some(_), Some(_)) => return Err(doors::misdirected_request()),
        };
        let in_uri = request.uri().authority().map(Authority::as_str);
        let named = [in_header, in_uri];
        let is_named = named.iter().any(Option::is_some);
        if is_named && named.into_iter().flatten().all(|host| self.serves(host)) {
            Ok(())
        } else {
            Err(doors::misdirected_request())
        }
    }

    /// Whether `host`, with or without a port, is served; the port does not matter.
    fn serves(&self, host: &str) -> bool {
        let Ok(authority) = Authority::from_str(host) else {
            return false;
        };
        let name = authority.host().to_ascii_lowercase();
        !host.contains('@')
            && (LOOPBACK_NAMES.contains(&name.as_str()) || self.public_host.as_ref() == Some(&name))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(public_url: Option<&str>, uri: &'static str, hosts: &[&str]) -> bool {
        let public_url = public_url.map(|url| url.parse().unwrap());
        let mut request = Request::builder().uri_str(uri).finish();
        for host in hosts {
            request.headers_mut().append(HOST, host.parse().unwrap());
        }
        AllowedHosts::new(public_url.as_ref())
            .check(&request)
            .is_ok()
    }

    #[test]
    fn loopback_names_are_served_on_any_port() {
        for host in [
            "localhost",
            "LocalHost:8000",
            "127.0.0.1:1",
            "[::1]",
            "[::1]:8000",
        ] {
            assert!(answer(None, "/", &[host]), "{host}");
            assert!(answer(Some("https://b.example"), "/", &[host]), "{host}");
        }
    }

    #[test]
    fn other_names_are_refused() {
        for host in [
            "",
            "evil.example",
            "localhost.evil.example",
            "localhost.",
            "localhost:8000@evil.example",
            "evil@localhost",
            "127.0.0.1.evil.example",
            "192.168.1.7:8000",
            "[::2]",
            "localhost/",
            "localhost, evil.example",
        ] {
            assert!(!answer(None, "/", &[host]), "{host}");
        }
    }

    #[test]
    fn the_public_host_is_served_and_no_name_beside_it() {
        let url = Some("https://Budget.example.org");
        assert!(answer(url, "/", &["budget.example.org"]));
        assert!(answer(url, "/", &["BUDGET.example.org:443"]));
        assert!(!answer(url, "/", &["www.budget.example.org"]));
        assert!(!answer(url, "/", &["example.org"]));
    }

    #[test]
    fn no_host_or_two_hosts_are_refused() {
        assert!(!answer(None, "/", &[]));
        assert!(!answer(None, "/", &["localhost", "localhost"]));
    }

    #[test]
    fn an_absolute_address_must_name_a_served_host_too() {
        assert!(answer(None, "http://localhost/x", &["localhost"]));
        assert!(!answer(None, "http://evil.example/x", &["localhost"]));
        assert!(!answer(None, "http://localhost/x", &["evil.example"]));
    }
}
