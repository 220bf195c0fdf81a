use poem::http::HeaderValue;
use proptest::prelude::*;

use super::*;

const TRUSTED: &str = "10.0.0.0/8, fd00::/8, ::1";
const PROXY: &str = "10.0.0.1";
const CLIENT: &str = "203.0.113.9";

fn headers(lines: &[(&'static str, &[u8])]) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for (name, value) in lines {
        headers.append(*name, HeaderValue::from_bytes(value).unwrap());
    }
    headers
}

fn ip_behind(peer: &str, lines: &[&str]) -> String {
    let lines: Vec<_> = lines.iter().map(|line| (FOR, line.as_bytes())).collect();
    let headers = headers(&lines);
    let trusted = TRUSTED.parse().unwrap();
    Forwarded::of(&headers, peer.parse().unwrap(), &trusted)
        .ip
        .to_string()
}

#[test]
fn the_right_most_address_that_is_no_proxy_is_the_client() {
    for (lines, expected) in [
        (vec![CLIENT], CLIENT),
        (vec!["198.51.100.1, 203.0.113.9"], CLIENT),
        (vec!["198.51.100.1, 203.0.113.9, 10.0.0.2,10.9.9.9"], CLIENT),
        (
            vec!["198.51.100.1", "203.0.113.9 , 10.0.0.2", "fd00::7"],
            CLIENT,
        ),
        (vec!["203.0.113.9:4711"], CLIENT),
        (vec!["::ffff:203.0.113.9"], CLIENT),
        (vec!["[::ffff:203.0.113.9]:80"], CLIENT),
        (vec!["203.0.113.9, ::ffff:10.0.0.2"], CLIENT),
        (vec!["2001:db8::9"], "2001:db8::9"),
        (vec!["[2001:DB8::9]"], "2001:db8::9"),
        (vec!["[2001:db8::9]:4711, [fd00::1]:80"], "2001:db8::9"),
    ] {
        assert_eq!(ip_behind(PROXY, &lines), expected, "{lines:?}");
    }
}

#[test]
fn where_all_are_proxies_or_none_can_be_read_the_last_good_one_counts() {
    for (lines, expected) in [
        (vec![], PROXY),
        (vec![""], PROXY),
        (vec!["10.0.0.3, 10.0.0.2"], "10.0.0.3"),
        (vec!["203.0.113.9, unknown"], PROXY),
        (vec!["203.0.113.9, unknown, 10.0.0.2"], "10.0.0.2"),
        (vec!["203.0.113.9,"], PROXY),
        (vec!["203.0.113.9, _hidden, fd00::7"], "fd00::7"),
        (vec!["203.0.113.9:port"], PROXY),
        (vec!["[203.0.113.9"], PROXY),
    ] {
        assert_eq!(ip_behind(PROXY, &lines), expected, "{lines:?}");
    }
}

#[test]
fn the_peer_is_canonical_too() {
    assert_eq!(ip_behind("::ffff:10.0.0.1", &[CLIENT]), CLIENT);
    assert_eq!(ip_behind("::ffff:192.0.2.1", &[CLIENT]), "192.0.2.1");
}

#[test]
fn of_scheme_and_host_the_right_most_counts() {
    let trusted = TRUSTED.parse().unwrap();
    let headers = headers(&[
        (PROTO, b"http"),
        (PROTO, b"http, HTTPS"),
        (HOST, b"evil.example, budget.example:8443"),
    ]);
    let said = Forwarded::of(&headers, PROXY.parse().unwrap(), &trusted);
    assert_eq!(said.scheme, Some("https"));
    assert_eq!(said.host, Some(b"budget.example:8443".as_slice()));
}

#[test]
fn a_scheme_that_no_browser_speaks_says_nothing() {
    let trusted = TRUSTED.parse().unwrap();
    for value in [b"".as_slice(), b"ws", b"https, ", b"https;", b"\xff"] {
        let headers = headers(&[(PROTO, value)]);
        let said = Forwarded::of(&headers, PROXY.parse().unwrap(), &trusted);
        assert_eq!(said.scheme, None, "{value:?}");
    }
}

/// What somebody may send as one line of a header: addresses of all kinds, and anything else.
fn line() -> impl Strategy<Value = Vec<u8>> {
    let item = prop_oneof![
        any::<IpAddr>().prop_map(|ip| ip.to_string()),
        any::<SocketAddr>().prop_map(|socket| socket.to_string()),
        (0_u8..255).prop_map(|last| format!("10.0.0.{last}")),
        "[ -~]{0,12}",
    ];
    let list = prop::collection::vec(item, 0..5).prop_map(|items| items.join(", ").into_bytes());
    let bytes = prop::collection::vec(prop_oneof![0x20_u8..0x7f, 0x80_u8..=0xff], 0..20);
    prop_oneof![4 => list, 1 => bytes]
}

fn sent() -> impl Strategy<Value = Vec<(usize, Vec<u8>)>> {
    prop::collection::vec((0_usize..3, line()), 0..6)
}

fn read(sent: &[(usize, Vec<u8>)]) -> HeaderMap {
    let names = [FOR, PROTO, HOST];
    let lines: Vec<_> = sent
        .iter()
        .map(|(name, value)| (names[*name], value.as_slice()))
        .collect();
    headers(&lines)
}

proptest! {
    #[test]
    fn whatever_an_untrusted_peer_sends_changes_nothing(sent in sent(), peer: IpAddr) {
        let trusted: TrustedProxies = TRUSTED.parse().unwrap();
        prop_assume!(!trusted.contain(peer));
        let unchanged = Forwarded { ip: peer.to_canonical(), scheme: None, host: None };
        let headers = read(&sent);
        prop_assert_eq!(Forwarded::of(&headers, peer, &trusted), unchanged.clone());
        prop_assert_eq!(Forwarded::of(&headers, peer, &TrustedProxies::default()), unchanged);
    }

    #[test]
    fn a_client_of_proxies_that_add_keeps_its_address(
        sent in sent(),
        client: IpAddr,
        further in 0_u8..3,
        on_one_line: bool,
    ) {
        let trusted: TrustedProxies = TRUSTED.parse().unwrap();
        prop_assume!(!trusted.contain(client));
        let mut headers = read(&sent);
        let proxies = (0..further).map(|number| format!("10.0.0.{number}"));
        for hop in std::iter::once(client.to_string()).chain(proxies) {
            let before: Vec<Vec<u8>> =
                headers.get_all(FOR).iter().map(|value| value.as_bytes().to_vec()).collect();
            let added = if on_one_line && !before.is_empty() {
                headers.remove(FOR);
                [before.join(b", ".as_slice()), hop.into_bytes()].join(b", ".as_slice())
            } else {
                hop.into_bytes()
            };
            headers.append(FOR, HeaderValue::from_bytes(&added).unwrap());
        }
        let said = Forwarded::of(&headers, PROXY.parse().unwrap(), &trusted);
        prop_assert_eq!(said.ip, client.to_canonical());
    }

    #[test]
    fn a_proxy_that_replaces_scheme_and_host_is_believed_alone(sent in sent()) {
        let trusted: TrustedProxies = TRUSTED.parse().unwrap();
        let mut headers = read(&sent);
        headers.append(PROTO, HeaderValue::from_static("https"));
        headers.append(HOST, HeaderValue::from_static("budget.example"));
        let said = Forwarded::of(&headers, PROXY.parse().unwrap(), &trusted);
        prop_assert_eq!(said.scheme, Some("https"));
        prop_assert_eq!(said.host, Some(b"budget.example".as_slice()));
    }
}
