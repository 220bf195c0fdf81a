//! Bytes that are not UTF-8 are refused and never replaced: what would be kept is not what was sent.

use percent_encoding::percent_decode;
use poem::Request;

use crate::problem::{Problem, doors};

/// Refuses an address whose path or query names bytes that are not UTF-8.
///
/// # Errors
/// `unreadable_address`.
pub(super) fn check(request: &Request) -> Result<(), Problem> {
    let address = request.uri().path_and_query();
    match address.is_none_or(|address| is_utf8(address.as_str().as_bytes())) {
        true => Ok(()),
        false => Err(doors::unreadable_address()),
    }
}

/// Whether a form or an address is UTF-8 once it is decoded. What stands between its fields is ASCII, so
/// that the whole is UTF-8 where each of them is.
pub(crate) fn is_utf8(encoded: &[u8]) -> bool {
    percent_decode(encoded).decode_utf8().is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_utf8_in_each_of_its_parts() {
        for (address, expected) in [
            ("/months?filter=Caf%C3%A9", true),
            ("/months?filter=100%", true),
            ("/months?filter=%zz&a=%F0%9F%92%B6", true),
            ("/months?filter=Caf%E9", false),
            ("/months?a=%C3&b=%A9", false),
            ("/months?%FF=1", false),
            ("/months?filter=%ED%A0%80", false),
            ("/months?filter=%C0%AF", false),
            ("/months/%E9", false),
        ] {
            let request = Request::builder().uri_str(address).finish();
            assert_eq!(check(&request).is_ok(), expected, "{address}");
        }
    }
}
