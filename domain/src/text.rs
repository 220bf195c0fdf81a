//! Text that a person typed, held to its limit. Surrounding white space is not kept.
//!
//! What was kept is read by a rule that never becomes stricter, so that no row is lost to a person
//! because a later release would refuse it.

use crate::field::{FieldCode, Given, ValueError};
use crate::legible;
use crate::limits::{
    CATEGORY_MAX_CHARS, MEMO_MAX_CHARS, NAME_MAX_CHARS, NOTES_MAX_CHARS, PAYEE_MAX_CHARS,
    REASON_MAX_CHARS,
};
use crate::message::Message;

fn bounded(raw: &str, max_chars: usize, may_be_empty: bool, many_lines: bool) -> Given<String> {
    let text = raw.trim().replace("\r\n", "\n");
    if text.is_empty() && !may_be_empty {
        return Err(ValueError::required());
    }
    if text.chars().count() > max_chars {
        return Err(ValueError::new(
            FieldCode::TooLong,
            Message::new("refusal-too-long").with("max", max_chars),
        ));
    }
    if text
        .chars()
        .any(|c| c.is_control() && !(many_lines && matches!(c, '\n' | '\t')))
    {
        return Err(ValueError::invalid("refusal-control-characters"));
    }
    Ok(text)
}

macro_rules! text {
    ($($(#[$doc:meta])* $name:ident, $max:expr, empty: $empty:literal, lines: $lines:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(String);

        impl $name {
            /// What a person enters.
            ///
            /// # Errors
            /// Empty where a text is needed, longer than the limit, with characters that control or
            /// turn what is around them, or with none that shows anything.
            pub fn parse(raw: &str) -> Given<Self> {
                let text = bounded(raw, $max, $empty, $lines)?;
                legible::check(&text)?;
                Ok(Self(text))
            }

            /// What was kept, by this release or by one that took more.
            ///
            /// # Errors
            /// Empty where a text is needed, longer than the limit, or with control characters.
            pub fn kept(raw: &str) -> Given<Self> {
                bounded(raw, $max, $empty, $lines).map(Self)
            }

            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(&self.0)
            }
        }
    )+};
}

text! {
    /// What an entry, a debt target or the household is called.
    Name, NAME_MAX_CHARS, empty: false, lines: false;
    /// The section an entry is shown under.
    Category, CATEGORY_MAX_CHARS, empty: false, lines: false;
    /// Who was paid, or who paid; may be empty.
    Payee, PAYEE_MAX_CHARS, empty: true, lines: false;
    /// What a posting was for; may be empty.
    Memo, MEMO_MAX_CHARS, empty: true, lines: false;
    /// Free notes of several lines; may be empty.
    Notes, NOTES_MAX_CHARS, empty: true, lines: true;
    /// Why a closed month was opened again.
    Reason, REASON_MAX_CHARS, empty: false, lines: false;
}

macro_rules! may_be_empty {
    ($($name:ident),+) => {$(
        impl Default for $name {
            fn default() -> Self {
                Self(String::new())
            }
        }
    )+};
}

may_be_empty!(Payee, Memo, Notes);
