//! The files of `static/`, inside the program: named by their content, so that a browser may keep them for ever.

mod serve;

pub(crate) use serve::files;

include!(concat!(env!("OUT_DIR"), "/assets.rs"));

struct Asset {
    /// The path below `static/`.
    name: &'static str,
    /// The address with the content's hash in it: `/static/app.1f2e3d4c.css`.
    path: &'static str,
    /// The part of the ETag that stands for the content.
    tag: &'static str,
    media_type: &'static str,
    content: Content,
}

/// Only packed, if packing gains anything, and inflated for the rare client that takes no encoding.
struct Content {
    plain: Option<&'static [u8]>,
    gzip: Option<&'static [u8]>,
    brotli: Option<&'static [u8]>,
}

/// The address of a file of `static/`, such as `app.css`, that changes with its content.
pub(crate) fn asset_path(name: &str) -> Option<&'static str> {
    let asset = ASSETS.iter().find(|asset| asset.name == name)?;
    Some(asset.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_carries_eight_digits_of_the_hash() {
        let path = asset_path("docs.js").unwrap();
        let hash = path
            .strip_prefix("/static/docs.")
            .and_then(|rest| rest.strip_suffix(".js"))
            .unwrap();
        assert_eq!(hash.len(), 8);
        assert!(hash.bytes().all(|digit| digit.is_ascii_hexdigit()));
        assert!(asset_path("vendor/swagger-ui/swagger-ui.css").is_some());
    }

    #[test]
    fn an_unknown_file_has_no_address() {
        for name in ["", "nothing.css", "../Cargo.toml", "/static/docs.js"] {
            assert_eq!(asset_path(name), None, "{name}");
        }
    }

    #[test]
    fn no_two_files_share_an_address() {
        let mut paths: Vec<_> = ASSETS.iter().map(|asset| asset.path).collect();
        paths.sort_unstable();
        paths.dedup();
        assert_eq!(paths.len(), ASSETS.len());
    }
}
