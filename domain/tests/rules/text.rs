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
fn separators_of_lines_and_paragraphs_are_kept_nowhere() {
    for (kind, parse, _, _, _) in KINDS {
        for raw in ["a\u{2028}b", "a\u{2029}b"] {
            let refused = parse(raw).unwrap_err();
            assert_eq!(
                refused.message.key, "refusal-control-characters",
                "{kind}: {raw:?}"
            );
        }
    }
}

#[test]
fn what_turns_the_text_beside_it_is_kept_nowhere_balanced_or_not() {
    let turning = ('\u{202a}'..='\u{202e}').chain('\u{2066}'..='\u{2069}');
    for c in turning {
        for (kind, parse, _, _, _) in KINDS {
            for raw in [format!("Rent{c}"), format!("{c}Rent\u{2069}\u{202c}")] {
                let refused = parse(&raw).unwrap_err();
                assert_eq!(
                    refused.message.key, "refusal-turning-characters",
                    "{kind}: {raw:?}"
                );
            }
        }
    }
}

#[test]
fn marks_of_direction_that_end_with_the_text_are_kept() {
    for (kind, parse, _, _, _) in KINDS {
        for raw in ["Rent\u{200e}", "\u{200f}חשמל", "كهرباء\u{61c}"] {
            assert_eq!(parse(raw).as_deref(), Ok(raw), "{kind}");
        }
    }
}

#[test]
fn a_text_that_shows_nothing_is_refused() {
    for (kind, parse, _, _, _) in KINDS {
        for raw in [
            "\u{200b}",
            "\u{2060}",
            "\u{ad}",
            "\u{feff}",
            "\u{34f}",
            "\u{115f}",
            "\u{1160}",
            "\u{17b4}",
            "\u{180e}",
            "\u{200d}",
            "\u{200f}",
            "\u{2064}",
            "\u{2800}",
            "\u{3164}",
            "\u{fe0f}",
            "\u{ffa0}",
            "\u{fff9}\u{fffb}",
            "\u{1d159}",
            "\u{1d173}",
            "\u{e0041}",
            "\u{301}",
            "\u{200b} \u{2800}",
        ] {
            let refused = parse(raw).unwrap_err();
            assert_eq!(
                refused.message.key, "refusal-shows-nothing",
                "{kind}: {raw:?}"
            );
        }
    }
}

/// Invisible characters have their place within a text that shows something.
#[test]
fn what_joins_and_parts_letters_is_kept_where_something_is_seen() {
    for (kind, parse, _, _, _) in KINDS {
        for raw in [
            "👨\u{200d}👩\u{200d}👧",
            "❤\u{fe0f}",
            "می\u{200c}خواهم",
            "Donau\u{ad}dampf",
            "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
            "e\u{301}",
            "กำ",
        ] {
            assert_eq!(parse(raw).as_deref(), Ok(raw), "{kind}");
        }
    }
}

#[test]
fn what_was_kept_before_is_read_though_it_would_be_refused_today() {
    for raw in ["\u{200b}", "Rent\u{202e}", "a\u{2028}b", "\u{3164}"] {
        assert!(Name::parse(raw).is_err());
        assert_eq!(Name::kept(raw).unwrap().as_str(), raw);
        assert_eq!(Category::kept(raw).unwrap().as_str(), raw);
        assert_eq!(Payee::kept(raw).unwrap().as_str(), raw);
        assert_eq!(Memo::kept(raw).unwrap().as_str(), raw);
        assert_eq!(Notes::kept(raw).unwrap().as_str(), raw);
    }
    for raw in ["", " ", "a\0b", &"a".repeat(81)] {
        assert!(Name::kept(raw).is_err());
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
