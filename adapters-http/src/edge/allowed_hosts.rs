use super::client::{Client, name_of};
use super::host_names::HostNames;
use super::public_url::PublicUrl;
use crate::problem::{Problem, doors};

/// The names of this machine to itself; always served, so that the health check works beside a public URL.
const LOOPBACK_NAMES: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// The host names that are served. A page that another site reaches through a name of its own,
/// pointed at this server, is refused here.
#[derive(Debug)]
pub(crate) struct AllowedHosts {
    public_host: Option<String>,
    further: HostNames,
}

impl AllowedHosts {
    pub(crate) fn new(public_url: Option<&PublicUrl>, further: HostNames) -> Self {
        Self {
            public_host: public_url.map(PublicUrl::host),
            further,
        }
    }

    /// What a proxy says is checked beside the host of its own request and not in its place: where a
    /// proxy keeps the one it was asked for and lets through whatever else it was sent, a page must not
    /// be able to name another.
    ///
    /// # Errors
    /// The request names no host, several in one place, or one that is not served.
    pub(super) fn check(&self, client: &Client<'_>) -> Result<(), Problem> {
        let hosts = &client.hosts;
        if !hosts.is_empty() && hosts.iter().all(|host| self.serves(host)) {
            Ok(())
        } else {
            Err(doors::misdirected_request())
        }
    }

    /// Whether `host`, with or without a port, is served; the port does not matter.
    fn serves(&self, host: &str) -> bool {
        name_of(host).is_some_and(|name| {
            LOOPBACK_NAMES.contains(&name.as_str())
                || self.public_host.as_ref() == Some(&name)
                || self.further.contain(&name)
        })
    }
}

#[cfg(test)]
mod tests {
    use poem::Request;
    use poem::http::header::HOST;

    use super::*;
    use crate::edge::trusted_proxies::TrustedProxies;

    fn answer(public_url: Option<&str>, uri: &'static str, hosts: &[&str]) -> bool {
        let public_url: Option<PublicUrl> = public_url.map(|url| url.parse().unwrap());
        let mut request = Request::builder().uri_str(uri).finish();
        for host in hosts {
            request.headers_mut().append(HOST, host.parse().unwrap());
        }
        let further = "quartermaster, fd00::7".parse().unwrap();
        let client = Client::of(&request, &TrustedProxies::default(), public_url.as_ref());
        AllowedHosts::new(public_url.as_ref(), further)
            .check(&client)
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
    fn further_names_are_served_on_any_port() {
        for host in ["quartermaster", "Quartermaster:8000", "[fd00::7]:8000"] {
            assert!(answer(None, "/", &[host]), "{host}");
            assert!(answer(Some("https://b.example"), "/", &[host]), "{host}");
        }
        assert!(!answer(None, "/", &["quartermaster.example"]));
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
