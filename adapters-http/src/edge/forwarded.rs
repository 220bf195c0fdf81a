use std::net::{IpAddr, SocketAddr};

use poem::http::HeaderMap;

use super::trusted_proxies::TrustedProxies;

const FOR: &str = "x-forwarded-for";
const PROTO: &str = "x-forwarded-proto";
const HOST: &str = "x-forwarded-host";

/// What the proxies in front say of a request; nothing where the peer is not one that is trusted.
///
/// A proxy adds at the right, so the right-most value is what the proxy that speaks to us wrote or let
/// pass, and all that stands further left may come from anybody. Of the addresses each one to the right
/// of a trusted proxy's was written by that proxy, so the walk can go on as long as it meets such.
/// Scheme and host cannot be walked like that, as most proxies replace them and some add: of a chain
/// the proxy next to us must pass on what the outer one said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Forwarded<'a> {
    /// The right-most address that is not a trusted proxy's; where there is none, the left-most one
    /// that could be read.
    pub(super) ip: IpAddr,
    /// `http` or `https`.
    pub(super) scheme: Option<&'static str>,
    /// As it stands there, which need not be the name of a host.
    pub(super) host: Option<&'a [u8]>,
}

impl<'a> Forwarded<'a> {
    pub(super) fn of(headers: &'a HeaderMap, peer: IpAddr, trusted: &TrustedProxies) -> Self {
        let peer = peer.to_canonical();
        if !trusted.contain(peer) {
            return Self {
                ip: peer,
                scheme: None,
                host: None,
            };
        }
        Self {
            ip: client_ip(headers, peer, trusted),
            scheme: last(headers, PROTO).and_then(scheme),
            host: last(headers, HOST),
        }
    }
}

fn client_ip(headers: &HeaderMap, peer: IpAddr, trusted: &TrustedProxies) -> IpAddr {
    let mut nearest = peer;
    for value in from_the_right(headers, FOR) {
        let Some(hop) = address(value) else { break };
        nearest = hop;
        if !trusted.contain(hop) {
            break;
        }
    }
    nearest
}

fn last<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a [u8]> {
    from_the_right(headers, name).next()
}

/// The values of all lines of a header as one list, last one first.
fn from_the_right<'a>(headers: &'a HeaderMap, name: &str) -> impl Iterator<Item = &'a [u8]> {
    let lines: Vec<&[u8]> = headers
        .get_all(name)
        .iter()
        .map(poem::http::HeaderValue::as_bytes)
        .collect();
    lines
        .into_iter()
        .rev()
        .flat_map(|line| line.rsplit(|byte| *byte == b',').map(<[u8]>::trim_ascii))
}

/// An address with or without a port, and with or without the brackets of IPv6.
fn address(value: &[u8]) -> Option<IpAddr> {
    let text = std::str::from_utf8(value).ok()?;
    let bare = text
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'))
        .unwrap_or(text);
    let ip = bare.parse::<IpAddr>().ok();
    let ip = ip.or_else(|| text.parse::<SocketAddr>().ok().map(|socket| socket.ip()));
    ip.map(|ip| ip.to_canonical())
}

fn scheme(value: &[u8]) -> Option<&'static str> {
    ["https", "http"]
        .into_iter()
        .find(|known| value.eq_ignore_ascii_case(known.as_bytes()))
}

#[cfg(test)]
mod tests;
