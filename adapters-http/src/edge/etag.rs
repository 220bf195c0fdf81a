/// Whether one of the tags in `listed`, the value of If-None-Match or If-Match, is `etag`; `*` is any.
///
/// Compares weakly: compressing an answer makes its tag weak, and the content it names is the same.
pub(crate) fn is_listed(listed: &str, etag: &str) -> bool {
    let wanted = opaque(etag);
    listed.trim() == "*" || tags(listed).any(|tag| opaque(tag) == wanted)
}

fn opaque(tag: &str) -> &str {
    tag.strip_prefix("W/").unwrap_or(tag)
}

/// The tags of a list, with their quotes. A comma inside the quotes belongs to the tag.
fn tags(listed: &str) -> impl Iterator<Item = &str> {
    let mut is_quoted = false;
    listed
        .split(move |letter| {
            is_quoted ^= letter == '"';
            letter == ',' && !is_quoted
        })
        .map(str::trim)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_is_found_weak_or_strong_anywhere_in_the_list() {
        for listed in [
            r#""7""#,
            r#"W/"7""#,
            r#""6", "7""#,
            r#""a,b",W/"7" "#,
            "*",
            " * ",
        ] {
            assert!(is_listed(listed, r#""7""#), "{listed}");
            assert!(is_listed(listed, r#"W/"7""#), "{listed}");
        }
    }

    #[test]
    fn another_tag_is_not() {
        for listed in ["", "7", r#""77""#, r#""6","8""#, r#""6,"7"""#, r#"w/"7""#] {
            assert!(!is_listed(listed, r#""7""#), "{listed}");
        }
    }
}
