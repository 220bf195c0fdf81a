//! Names for requests, so that an answer can be found in the log.

use std::fmt::Write as _;

/// 128 random bits as 32 hexadecimal digits.
pub(crate) fn request_id() -> String {
    let mut bytes = [0; 16];
    // An id that repeats is a nuisance in the log and no reason to refuse a request.
    let _ = getrandom::fill(&mut bytes);
    bytes
        .iter()
        .fold(String::with_capacity(32), |mut id, byte| {
            let _ = write!(id, "{byte:02x}");
            id
        })
}
