use std::net::IpAddr;
use std::str::FromStr;

use ipnet::{IpNet, Ipv4Net};

/// The length of the prefix `::ffff:0:0/96`, under which IPv6 writes the addresses of IPv4.
const MAPPED_PREFIX_BITS: u8 = 96;

/// Networks of reverse proxies that are believed what they say of a request; none by default.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct TrustedProxies(Vec<IpNet>);

/// Names what in a list is no network.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("names {0:?}, which is no network such as 172.18.0.0/16 and no address such as 10.0.0.7")]
pub struct TrustedProxiesError(String);

impl TrustedProxies {
    pub(crate) fn contain(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        self.0.iter().any(|network| network.contains(&address))
    }
}

impl FromStr for TrustedProxies {
    type Err = TrustedProxiesError;

    /// Networks and single addresses, with commas or white space between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let items = text.split(|letter: char| letter == ',' || letter.is_whitespace());
        let networks = items.filter(|item| !item.is_empty()).map(|item| {
            let network = item.parse::<IpNet>();
            let network = network.or_else(|_| item.parse::<IpAddr>().map(IpNet::from));
            network
                .map(canonical)
                .map_err(|_| TrustedProxiesError(item.to_owned()))
        });
        networks.collect::<Result<_, _>>().map(Self)
    }
}

/// A network of IPv4 that is written in IPv6, as what it is: addresses are compared as IPv4 too.
fn canonical(network: IpNet) -> IpNet {
    let IpNet::V6(written) = network else {
        return network;
    };
    let mapped = written.network().to_ipv4_mapped();
    let bits = written.prefix_len().checked_sub(MAPPED_PREFIX_BITS);
    match (mapped, bits) {
        (Some(address), Some(bits)) => Ipv4Net::new(address, bits).map_or(network, IpNet::V4),
        _ => network,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn contains(networks: &str, address: &str) -> bool {
        let proxies: TrustedProxies = networks.parse().unwrap();
        proxies.contain(address.parse().unwrap())
    }

    #[test]
    fn a_list_holds_networks_and_addresses_of_both_kinds() {
        let list = "10.0.0.7, 172.18.0.0/16 fd00::/8,,\t::1";
        for (address, expected) in [
            ("10.0.0.7", true),
            ("10.0.0.8", false),
            ("172.18.255.1", true),
            ("172.19.0.1", false),
            ("fd12::9", true),
            ("fe80::1", false),
            ("::1", true),
            ("::2", false),
        ] {
            assert_eq!(contains(list, address), expected, "{address}");
        }
        assert!(!contains("", "127.0.0.1"));
        assert!(!contains(" , ", "127.0.0.1"));
    }

    #[test]
    fn an_address_of_ipv4_is_the_same_in_ipv6() {
        assert!(contains("10.0.0.0/8", "::ffff:10.1.2.3"));
        assert!(contains("::ffff:10.0.0.0/104", "10.1.2.3"));
        assert!(contains("::ffff:10.1.2.3", "::ffff:10.1.2.3"));
        assert!(!contains("::ffff:10.0.0.0/104", "11.1.2.3"));
        assert!(!contains("::/0", "10.1.2.3"));
    }

    #[test]
    fn anything_else_is_named() {
        for (list, named) in [
            ("traefik", "traefik"),
            ("10.0.0.7, proxy-net", "proxy-net"),
            ("10.0.0.0/33", "10.0.0.0/33"),
            ("10.0.0.7:8000", "10.0.0.7:8000"),
            ("*", "*"),
        ] {
            let error = list.parse::<TrustedProxies>().unwrap_err().to_string();
            assert!(error.contains(&format!("{named:?}")), "{error}");
        }
    }
}
