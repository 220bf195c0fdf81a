//! What cannot stand in a field, and the code that says so.

use quartermaster_domain::limits::AMOUNT_MAX_MINOR;
use serde_json::{Value, json};

/// A body with this value cannot be read at all, so no field is named.
pub(super) const WHOLE_BODY: &str = "unreadable_body";

pub(super) type BadValues = Vec<(Value, &'static str)>;

/// A field of a body.
#[derive(Clone)]
pub(super) struct Field {
    /// Where it is in the body, as a JSON pointer.
    pub(super) pointer: &'static str,
    /// The code when it is left out, where that is an error.
    pub(super) missing: Option<&'static str>,
    pub(super) bad: BadValues,
}

impl Field {
    /// How an error names the field: `lines[0].amount_minor`.
    pub(super) fn name(&self) -> String {
        let mut name = String::new();
        for part in self.pointer.split('/').skip(1) {
            if part.parse::<usize>().is_ok() {
                name.push_str(&format!("[{part}]"));
            } else {
                let dot = if name.is_empty() { "" } else { "." };
                name.push_str(&format!("{dot}{part}"));
            }
        }
        name
    }
}

pub(super) fn needed(pointer: &'static str, bad: BadValues) -> Field {
    Field {
        pointer,
        missing: Some("required"),
        bad: with(bad, [(Value::Null, "required")]),
    }
}

/// A field that may be left out but not be null.
pub(super) fn given(pointer: &'static str, bad: BadValues) -> Field {
    Field {
        missing: None,
        ..needed(pointer, bad)
    }
}

/// A field that may be null.
pub(super) fn nullable(pointer: &'static str, bad: BadValues) -> Field {
    Field {
        pointer,
        missing: None,
        bad,
    }
}

fn with<const N: usize>(mut bad: BadValues, more: [(Value, &'static str); N]) -> BadValues {
    bad.extend(more);
    bad
}

/// An integer that 64 bits cannot hold.
fn too_many_bits() -> Value {
    serde_json::from_str("9223372036854775808").unwrap()
}

pub(super) fn text(max_chars: usize) -> BadValues {
    vec![
        (json!(7), "invalid"),
        (json!(["x"]), "invalid"),
        (json!("x".repeat(max_chars + 1)), "too_long"),
        (json!("a\u{0}b"), "invalid"),
        (json!("\u{200b}"), "invalid"),
        (json!("a\u{2029}b"), "invalid"),
        (json!("a\u{202e}b"), "invalid"),
    ]
}

/// A text that has to have something in it.
pub(super) fn filled_text(max_chars: usize) -> BadValues {
    let blank = [(json!(""), "required"), (json!("  "), "required")];
    with(text(max_chars), blank)
}

pub(super) fn choice() -> BadValues {
    vec![
        (json!("other"), "invalid"),
        (json!(""), "invalid"),
        (json!(7), "invalid"),
    ]
}

/// An amount of either sign.
pub(super) fn amount() -> BadValues {
    vec![
        (json!("12"), "invalid"),
        (json!(12.5), "invalid"),
        (json!(true), "invalid"),
        (json!({"minor": 1}), "invalid"),
        (too_many_bits(), "out_of_range"),
        (json!(AMOUNT_MAX_MINOR + 1), "out_of_range"),
        (json!(-AMOUNT_MAX_MINOR - 1), "out_of_range"),
    ]
}

pub(super) fn amount_not_negative() -> BadValues {
    with(amount(), [(json!(-1), "out_of_range")])
}

pub(super) fn amount_not_zero() -> BadValues {
    with(amount(), [(json!(0), "out_of_range")])
}

pub(super) fn amount_positive() -> BadValues {
    with(amount_not_negative(), [(json!(0), "out_of_range")])
}

/// A whole number within limits, given the ones just outside.
pub(super) fn whole(below: i64, above: i64) -> BadValues {
    vec![
        (json!("7"), "invalid"),
        (json!(1.5), "invalid"),
        (too_many_bits(), "invalid"),
        (json!(below), "out_of_range"),
        (json!(above), "out_of_range"),
    ]
}

/// The id of something, given one that is elsewhere.
pub(super) fn id(elsewhere: i64) -> BadValues {
    vec![
        (json!("1"), "invalid"),
        (json!(1.5), "invalid"),
        (too_many_bits(), "invalid"),
        (json!(999_999), "unknown"),
        (json!(-1), "unknown"),
        (json!(elsewhere), "unknown"),
    ]
}

pub(super) fn date() -> BadValues {
    vec![
        (json!("2026-02-30"), "invalid"),
        (json!("2026-13-01"), "invalid"),
        (json!("soon"), "invalid"),
        (json!(20_261_003), "invalid"),
    ]
}

pub(super) fn month() -> BadValues {
    vec![
        (json!("2026-13"), "out_of_range"),
        (json!("1969-12"), "out_of_range"),
        (json!("soon"), "invalid"),
        (json!(202_613), "invalid"),
    ]
}

/// All ids of a list, each once.
pub(super) fn order(ids: &[i64]) -> Field {
    let twice = [ids, &ids[..1]].concat();
    let strange = [&ids[1..], &[999_999]].concat();
    Field {
        pointer: "/order",
        missing: Some(WHOLE_BODY),
        bad: vec![
            (Value::Null, WHOLE_BODY),
            (json!("1,2"), WHOLE_BODY),
            (json!(["1"]), WHOLE_BODY),
            (json!([too_many_bits()]), WHOLE_BODY),
            (json!([]), "invalid"),
            (json!(ids[1..]), "invalid"),
            (json!(twice), "invalid"),
            (json!(strange), "invalid"),
        ],
    }
}
