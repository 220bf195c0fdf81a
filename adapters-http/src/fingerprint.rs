use sha2::{Digest as _, Sha256};

/// A digest of what is sent to a path, which another request does not have.
pub(crate) fn of(path: &str, body: &[u8]) -> String {
    let mut digest = Sha256::new();
    digest.update(path.as_bytes());
    digest.update([0]);
    digest.update(body);
    let digest = digest.finalize();
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}
