use std::net::{IpAddr, Ipv6Addr};
use std::str::FromStr;

/// Names of hosts and addresses, without ports.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct HostNames(Vec<String>);

/// Names what in a list is no host.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error(
    "names {0:?}, which is no host name such as budget.lan and no address such as 10.0.0.7, without a port"
)]
pub struct HostNamesError(String);

impl HostNames {
    /// `name` is in lower case, an address of IPv6 in brackets.
    pub(super) fn contain(&self, name: &str) -> bool {
        self.0.iter().any(|known| known == name)
    }
}

impl FromStr for HostNames {
    type Err = HostNamesError;

    /// Names and addresses, with commas or white space between them.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let items = text.split(|letter: char| letter == ',' || letter.is_whitespace());
        let names = items
            .filter(|item| !item.is_empty())
            .map(|item| host_name(item).ok_or_else(|| HostNamesError(item.to_owned())));
        names.collect::<Result<_, _>>().map(Self)
    }
}

/// As browsers write it in an address.
fn host_name(item: &str) -> Option<String> {
    let bracketed = item
        .strip_prefix('[')
        .and_then(|rest| rest.strip_suffix(']'));
    if let Some(inside) = bracketed {
        return inside.parse::<Ipv6Addr>().ok().map(|ip| format!("[{ip}]"));
    }
    match item.parse::<IpAddr>() {
        Ok(IpAddr::V4(ip)) => Some(ip.to_string()),
        Ok(IpAddr::V6(ip)) => Some(format!("[{ip}]")),
        Err(_) => is_name(item).then(|| item.to_ascii_lowercase()),
    }
}

/// Labels of letters, digits, hyphens and the underscores that names of containers have.
fn is_name(item: &str) -> bool {
    let is_label = |label: &str| {
        let is_letter = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
        !label.is_empty() && label.bytes().all(is_letter)
    };
    let looks_like_an_address = item
        .bytes()
        .all(|byte| byte.is_ascii_digit() || byte == b'.');
    item.split('.').all(is_label) && !looks_like_an_address
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_addresses_are_known_as_browsers_write_them() {
        let list = "Budget.LAN, quarter_master 10.0.0.7,fd00:0::7\n[::1:2]";
        let names: HostNames = list.parse().unwrap();
        for name in [
            "budget.lan",
            "quarter_master",
            "10.0.0.7",
            "[fd00::7]",
            "[::1:2]",
        ] {
            assert!(names.contain(name), "{name}");
        }
        for name in ["lan", "www.budget.lan", "10.0.0.8", "fd00::7", ""] {
            assert!(!names.contain(name), "{name}");
        }
        assert_eq!("".parse(), Ok(HostNames::default()));
    }

    #[test]
    fn anything_else_is_named() {
        for item in [
            "budget.lan:8000",
            "https://budget.lan",
            "*.lan",
            "budget.lan/",
            "me@budget.lan",
            "budget..lan",
            "budget.lan.",
            "10.0.0",
            "10.0.0.7:80",
            "10.0.0.0/8",
            "[10.0.0.7]",
            "[::1",
            "bücher.example",
        ] {
            let error = format!("localhost, {item}")
                .parse::<HostNames>()
                .unwrap_err();
            assert!(error.to_string().contains(&format!("{item:?}")), "{error}");
        }
    }
}
