use std::fmt;
use std::str::FromStr;

use poem::http::Uri;
use poem::http::uri::Authority;

/// The address people reach Quartermaster under: a scheme and a host, without a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicUrl {
    is_https: bool,
    authority: Authority,
}

/// Why a text is not a [`PublicUrl`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PublicUrlError {
    #[error("is not a URL such as https://budget.example.org")]
    NotAUrl,
    #[error("must begin with http:// or https://")]
    Scheme,
    #[error("must be only the scheme and the host, without a user, a path or a query")]
    MoreThanAHost,
}

impl PublicUrl {
    /// The host without the port, in lower case.
    pub(crate) fn host(&self) -> String {
        self.authority.host().to_ascii_lowercase()
    }

    /// `None` is the usual one of the scheme.
    pub(crate) fn port(&self) -> Option<u16> {
        self.authority.port_u16()
    }

    pub(crate) fn scheme(&self) -> &'static str {
        if self.is_https { "https" } else { "http" }
    }
}

impl FromStr for PublicUrl {
    type Err = PublicUrlError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let uri: Uri = text.parse().map_err(|_| PublicUrlError::NotAUrl)?;
        let authority = uri.authority().ok_or(PublicUrlError::NotAUrl)?;
        let is_https = match uri.scheme_str() {
            Some("https") => true,
            Some("http") => false,
            _ => return Err(PublicUrlError::Scheme),
        };
        let is_bare = uri.path() == "/" && uri.query().is_none();
        if !is_bare || authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(PublicUrlError::MoreThanAHost);
        }
        Ok(Self {
            is_https,
            authority: authority.clone(),
        })
    }
}

impl fmt::Display for PublicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.scheme(), self.authority)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scheme_and_a_host_are_read() {
        let url: PublicUrl = "https://Budget.example.org:8443/".parse().unwrap();
        assert_eq!(url.scheme(), "https");
        assert_eq!(url.host(), "budget.example.org");
        assert_eq!(url.port(), Some(8443));
        assert_eq!(url.to_string(), "https://Budget.example.org:8443");
        let url: PublicUrl = "http://10.0.0.7".parse().unwrap();
        assert_eq!((url.scheme(), url.port()), ("http", None));
    }

    #[test]
    fn anything_else_is_refused_with_the_reason() {
        for (text, reason) in [
            ("", PublicUrlError::NotAUrl),
            ("budget.example.org", PublicUrlError::Scheme),
            ("/months", PublicUrlError::NotAUrl),
            ("ftp://budget.example.org", PublicUrlError::Scheme),
            ("https://example.org/budget", PublicUrlError::MoreThanAHost),
            ("https://example.org/?a=1", PublicUrlError::MoreThanAHost),
            ("https://me@example.org", PublicUrlError::MoreThanAHost),
        ] {
            assert_eq!(text.parse::<PublicUrl>(), Err(reason), "{text}");
        }
    }
}
