use poem::http::HeaderMap;
use poem::http::header::ACCEPT_ENCODING;

/// A way to write a body that we can.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    Brotli,
    Gzip,
    Identity,
}

impl Encoding {
    /// As Content-Encoding spells it; `None` for a body as it is.
    pub(crate) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Identity => None,
        }
    }

    /// The encoding that the client likes best, the smaller one when it does not care.
    ///
    /// A client that refuses all of them gets the body as it is.
    pub(crate) fn preferred(headers: &HeaderMap) -> Self {
        let wishes = Wishes::of(headers);
        let brotli = wishes.weight_of(&["br"]).unwrap_or(0);
        let gzip = wishes.weight_of(&["gzip", "x-gzip"]).unwrap_or(0);
        let identity = wishes.named("identity").unwrap_or(0);
        let best = brotli.max(gzip);
        if best == 0 || identity > best {
            Self::Identity
        } else if brotli == best {
            Self::Brotli
        } else {
            Self::Gzip
        }
    }
}

/// What Accept-Encoding lists: codings with their weights in thousandths.
struct Wishes(Vec<(String, u16)>);

impl Wishes {
    fn of(headers: &HeaderMap) -> Self {
        let items = headers
            .get_all(ACCEPT_ENCODING)
            .iter()
            .filter_map(|value| value.to_str().ok())
            .flat_map(|value| value.split(','))
            .filter_map(read_item)
            .collect();
        Self(items)
    }

    fn named(&self, name: &str) -> Option<u16> {
        let found = self.0.iter().find(|(coding, _)| coding == name);
        found.map(|(_, weight)| *weight)
    }

    /// The weight of the first of `names` that is listed, else that of `*`.
    fn weight_of(&self, names: &[&str]) -> Option<u16> {
        let listed = names.iter().find_map(|name| self.named(name));
        listed.or_else(|| self.named("*"))
    }
}

/// `gzip;q=0.5` as (`gzip`, 500). A weight that cannot be read counts as a refusal.
fn read_item(item: &str) -> Option<(String, u16)> {
    let mut parts = item.split(';').map(str::trim);
    let coding = parts.next().filter(|coding| !coding.is_empty())?;
    let weight = parts
        .find_map(|part| part.strip_prefix("q=").or_else(|| part.strip_prefix("Q=")))
        .map_or(1000, |digits| weight_of(digits).unwrap_or(0));
    Some((coding.to_ascii_lowercase(), weight))
}

/// A weight from `0` to `1` with at most three decimals, in thousandths.
fn weight_of(text: &str) -> Option<u16> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let is_number = decimals.len() <= 3 && decimals.bytes().all(|byte| byte.is_ascii_digit());
    if !is_number || !matches!(whole, "0" | "1") {
        return None;
    }
    let thousandths: u16 = format!("{whole}{decimals:0<3}").parse().ok()?;
    (thousandths <= 1000).then_some(thousandths)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn preferred(lines: &[&str]) -> Encoding {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(ACCEPT_ENCODING, line.parse().unwrap());
        }
        Encoding::preferred(&headers)
    }

    #[test]
    fn the_client_chooses() {
        for (line, expected) in [
            ("gzip, deflate, br, zstd", Encoding::Brotli),
            ("gzip", Encoding::Gzip),
            ("GZIP", Encoding::Gzip),
            ("x-gzip", Encoding::Gzip),
            ("br;q=0.5, gzip;q=0.8", Encoding::Gzip),
            ("br; q=1.0, gzip; q=1.000", Encoding::Brotli),
            ("*", Encoding::Brotli),
            ("br;q=0, *", Encoding::Gzip),
            ("gzip;q=0, *;q=0.1", Encoding::Brotli),
            ("gzip;q=0", Encoding::Identity),
            ("gzip;q=0.000, br;q=0", Encoding::Identity),
            ("identity", Encoding::Identity),
            ("identity, gzip;q=0.5", Encoding::Identity),
            ("identity;q=0.5, gzip;q=0.5", Encoding::Gzip),
            ("identity;q=0", Encoding::Identity),
            ("*;q=0", Encoding::Identity),
            ("deflate, zstd", Encoding::Identity),
            ("gzip;q=2", Encoding::Identity),
            ("gzip;q=0.5555", Encoding::Identity),
            ("gzip;q=1.5", Encoding::Identity),
            ("gzip;q=", Encoding::Identity),
            (",,;q=1", Encoding::Identity),
            ("", Encoding::Identity),
        ] {
            assert_eq!(preferred(&[line]), expected, "{line}");
        }
    }

    #[test]
    fn several_lines_are_one_list_and_none_is_identity() {
        assert_eq!(preferred(&["gzip;q=0.2", "br;q=0.1"]), Encoding::Gzip);
        assert_eq!(preferred(&[]), Encoding::Identity);
    }

    #[test]
    fn weights_are_thousandths() {
        for (text, expected) in [
            ("0", Some(0)),
            ("1", Some(1000)),
            ("0.5", Some(500)),
            ("0.05", Some(50)),
            ("0.005", Some(5)),
            ("1.000", Some(1000)),
            ("1.001", None),
            ("-0", None),
            ("+1", None),
            ("01", None),
            ("0.1e1", None),
        ] {
            assert_eq!(weight_of(text), expected, "{text}");
        }
    }
}
