use std::net::IpAddr;

use poem::Request;
use poem::http::header::HOST;
use poem::http::uri::Authority;

use super::forwarded::Forwarded;
use super::public_url::PublicUrl;
use super::trusted_proxies::TrustedProxies;

/// Who asks, and the address their browser shows: behind a trusted proxy what that proxy says, else
/// what the connection says.
pub(super) struct Client<'a> {
    /// `None` where the peer has no address.
    pub(super) ip: Option<IpAddr>,
    /// Every host that the request names, with its port if it has one; the one the browser asked for
    /// comes first. Empty where the request names none, or two in one place.
    pub(super) hosts: Vec<String>,
    forwarded_scheme: Option<&'static str>,
    /// Where that is what the browser asked for.
    public_url: Option<&'a PublicUrl>,
}

impl<'a> Client<'a> {
    pub(super) fn of(
        request: &Request,
        trusted: &TrustedProxies,
        public_url: Option<&'a PublicUrl>,
    ) -> Self {
        let peer = request.remote_addr().as_socket_addr().map(|peer| peer.ip());
        let said = peer.map(|peer| Forwarded::of(request.headers(), peer, trusted));
        let forwarded_host = said.as_ref().and_then(|said| said.host);
        let hosts = hosts(request, forwarded_host);
        let asked_for = hosts.first().and_then(|host| name_of(host));
        Self {
            ip: said.as_ref().map(|said| said.ip),
            forwarded_scheme: said.and_then(|said| said.scheme),
            public_url: public_url.filter(|url| Some(url.host()) == asked_for),
            hosts,
        }
    }

    /// `http` or `https`, where it is known. What the setting says of its own host counts before a
    /// proxy's word, which in a chain is often only that of the hop behind the one with TLS.
    pub(super) fn scheme(&self) -> Option<&'static str> {
        let of_setting = self.public_url.map(PublicUrl::scheme);
        of_setting.or(self.forwarded_scheme)
    }

    /// Whether a page under this scheme and authority is one of ours. The port may be missing in what
    /// a proxy passes on, so that of the public address is one of ours too. An address that names a user
    /// is no page of ours, whatever comes behind the user.
    pub(super) fn is_at(&self, scheme: &str, authority: &Authority) -> bool {
        let Some(host) = self.hosts.first().and_then(|host| bare(host)) else {
            return false;
        };
        let usual = match (scheme, self.scheme()) {
            ("https", None | Some("https")) => 443,
            ("http", None | Some("http")) => 80,
            _ => return false,
        };
        let port = authority.port_u16().unwrap_or(usual);
        let is_our_port = port == host.port_u16().unwrap_or(usual)
            || self
                .public_url
                .is_some_and(|url| port == url.port().unwrap_or(usual));
        !names_a_user(authority)
            && authority.host().eq_ignore_ascii_case(host.host())
            && is_our_port
    }
}

/// The name in `host` without its port, in lower case; `None` where it is no host.
pub(super) fn name_of(host: &str) -> Option<String> {
    bare(host).map(|authority| authority.host().to_ascii_lowercase())
}

/// The host with its port; `None` where it is no host, or names a user too.
fn bare(host: &str) -> Option<Authority> {
    let authority: Authority = host.parse().ok()?;
    (!names_a_user(&authority) && !authority.host().is_empty()).then_some(authority)
}

fn names_a_user(authority: &Authority) -> bool {
    authority.as_str().contains('@')
}

/// HTTP/2 names the host in the address and not in a header.
fn hosts(request: &Request, forwarded: Option<&[u8]>) -> Vec<String> {
    let mut in_headers = request.headers().get_all(HOST).iter();
    let in_header = in_headers.next().map(|host| host.as_bytes());
    if in_headers.next().is_some() {
        return Vec::new();
    }
    let in_address = request
        .uri()
        .authority()
        .map(|host| host.as_str().as_bytes());
    let all = [forwarded, in_header, in_address].into_iter().flatten();
    all.map(|host| String::from_utf8_lossy(host).into_owned())
        .collect()
}
