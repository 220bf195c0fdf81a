//! What a text that a person enters may not hide: a text is what it looks like.

use icu_properties::CodePointMapData;
use icu_properties::props::GeneralCategory;

use crate::field::{Given, ValueError};
use crate::folding::is_ignorable;

/// # Errors
/// The text has characters that end a line, or that turn what stands beside them the other way; or
/// there are characters in it and none shows anything.
pub(crate) fn check(text: &str) -> Given<()> {
    if text.contains(['\u{2028}', '\u{2029}']) {
        return Err(ValueError::invalid("refusal-control-characters"));
    }
    if text.contains(is_turning) {
        return Err(ValueError::invalid("refusal-turning-characters"));
    }
    if !text.is_empty() && !text.contains(is_seen) {
        return Err(ValueError::invalid("refusal-shows-nothing"));
    }
    Ok(())
}

/// Embeddings, overrides and isolates, whose effect goes on beyond the text that they begin in. The marks
/// that only lean one way (U+200E, U+200F, U+061C) are harmless, and in some languages needed.
fn is_turning(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether a character shows something of its own: no space, no mark on another letter, and none of
/// the letters and signs that are drawn as nothing.
fn is_seen(c: char) -> bool {
    use GeneralCategory as Is;
    const BLANK: [char; 4] = ['\u{2800}', '\u{13441}', '\u{13442}', '\u{1d159}'];
    let category = CodePointMapData::<GeneralCategory>::new().get(c);
    let is_of_another = matches!(
        category,
        Is::NonspacingMark | Is::EnclosingMark | Is::Format | Is::Control
    );
    !(c.is_whitespace() || is_of_another || is_ignorable(c) || BLANK.contains(&c))
}
