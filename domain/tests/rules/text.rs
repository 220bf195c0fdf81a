//! Text: held to its limit in characters, kept as it was typed.

use proptest::prelude::{prop_assert_eq, proptest};
use quartermaster_domain::text::{Category, Memo, Name, Notes, Payee, Reason};
use quartermaster_domain::{FieldCode, Given};

type Parse = fn(&str) -> Given<String>;

/// Every kind of text with its limit in characters, whether it may be empty, and whether it may have lines.
const KINDS: [(&str, Parse, usize, bool, bool); 6] = [
    (
        "name",
        |raw| Name::parse(raw).map(|text| text.to_string()),
        80,
        false,
        false,
    ),
    (
        "category",
        |raw| Category::parse(raw).map(|text| text.to_string()),
        60,
        false,
        false,
    ),
    (
        "payee",
        |raw| Payee::parse(raw).map(|text| text.to_string()),
        120,
        true,
        false,
    ),
    (
        "memo",
        |raw| Memo::parse(raw).map(|text| text.to_string()),
        500,
        true,
        false,
    ),
    (
        "notes",
        |raw| Notes::parse(raw).map(|text| text.to_string()),
        2_000,
        true,
        true,
    ),
    (
        "reason",
        |raw| Reason::parse(raw).map(|text| text.to_string()),
        500,
        false,
        false,
    ),
];

fn code(given: Given<String>) -> Option<FieldCode> {
    given.err().map(|error| error.code)
}

#[test]
fn each_text_holds_its_limit_and_not_one_character_more() {
    for (kind, parse, limit, _, _) in KINDS {
        let full = "a".repeat(limit);
        assert_eq!(parse(&full), Ok(full.clone()), "{kind}");
        let over = code(parse(&format!("{full}a")));
        assert_eq!(over, Some(FieldCode::TooLong), "{kind}");
    }
}

#[test]
fn a_limit_counts_characters_and_not_bytes() {
    for (kind, parse, limit, _, _) in KINDS {
        let full = "€".repeat(limit);
        assert_eq!(parse(&full), Ok(full.clone()), "{kind}");
    }
}

#[test]
fn white_space_around_a_text_is_not_kept_and_not_counted() {
    for (kind, parse, limit, _, _) in KINDS {
        let full = "a".repeat(limit);
        let padded = format!(" \t\u{a0}{full}\r\n ");
        assert_eq!(parse(&padded), Ok(full), "{kind}");
    }
}

#[test]
fn what_needs_a_text_refuses_white_space() {
    for (kind, parse, _, may_be_empty, _) in KINDS {
        for raw in ["", "   ", "\n"] {
            let expected = (!may_be_empty).then_some(FieldCode::Required);
            assert_eq!(code(parse(raw)), expected, "{kind}");
        }
    }
}

#[test]
fn only_notes_have_lines() {
    for (kind, parse, _, _, has_lines) in KINDS {
        for raw in ["a\nb", "a\tb", "a\r\nb"] {
            let expected = (!has_lines).then_some(FieldCode::Invalid);
            assert_eq!(code(parse(raw)), expected, "{kind}: {raw:?}");
        }
    }
}

#[test]
fn control_characters_are_kept_nowhere() {
    for (kind, parse, _, _, _) in KINDS {
        for raw in ["a\0b", "a\u{1b}[31mb", "a\u{7f}b", "a\u{85}b", "a\rb"] {
            assert_eq!(
                code(parse(raw)),
                Some(FieldCode::Invalid),
                "{kind}: {raw:?}"
            );
        }
    }
}

#[test]
fn the_line_ends_of_a_form_become_plain_ones() {
    assert_eq!(
        Notes::parse("one\r\ntwo\nthree").unwrap().as_str(),
        "one\ntwo\nthree"
    );
}

/// A form sends two characters for each end of line, of which one is kept.
#[test]
fn full_notes_can_be_sent_again_by_a_form() {
    let lines = format!("{}\n{}", "a".repeat(1_000), "b".repeat(999));
    let notes = Notes::parse(&lines).unwrap();
    let sent = notes.as_str().replace('\n', "\r\n");
    assert_eq!(Notes::parse(&sent), Ok(notes));
}

#[test]
fn what_may_be_empty_is_empty_by_default() {
    assert_eq!(Payee::default().as_str(), "");
    assert_eq!(Memo::default().as_str(), "");
    assert_eq!(Notes::default().as_str(), "");
}

proptest! {
    #[test]
    fn what_was_kept_is_kept_again_unchanged(raw in any_text()) {
        for (_, parse, _, _, _) in KINDS {
            if let Ok(kept) = parse(&raw) {
                prop_assert_eq!(parse(&kept), Ok(kept));
            }
        }
    }
}

fn any_text() -> impl proptest::prelude::Strategy<Value = String> {
    proptest::string::string_regex("[ a-zÄ€\\t\\r\\n\u{a0}]{0,90}").unwrap()
}
