//! The lines of the log, read from the source.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use proc_macro2::{Group, TokenStream, TokenTree};

use crate::heard::{LEVELS, LOGGED, ROOT, faults, sources, string};

/// A line as its macro writes it.
#[derive(Debug, PartialEq, Eq, Clone)]
struct Line {
    level: String,
    fields: BTreeSet<String>,
}

/// What stands between the commas of a macro: the fields, and then a sentence with what is put into it.
struct Parts {
    event: Option<String>,
    fields: BTreeSet<String>,
    has_sentence: bool,
}

impl Parts {
    fn of(group: &Group) -> Self {
        let tokens: Vec<TokenTree> = group.stream().into_iter().collect();
        let is_comma =
            |token: &TokenTree| matches!(token, TokenTree::Punct(comma) if comma.as_char() == ',');
        let mut parts = Self {
            event: None,
            fields: BTreeSet::new(),
            has_sentence: false,
        };
        for part in tokens.split(is_comma) {
            match part {
                [TokenTree::Literal(sentence), ..] => {
                    parts.has_sentence = string(&sentence.to_string())
                        .is_some_and(|text| text.split_whitespace().count() >= 3);
                    break;
                }
                [TokenTree::Ident(name), TokenTree::Punct(is), value, ..]
                    if name == "event" && is.as_char() == '=' =>
                {
                    parts.event = string(&value.to_string());
                }
                [TokenTree::Ident(name), ..] => {
                    parts.fields.insert(name.to_string());
                }
                _ => {}
            }
        }
        parts
    }
}

/// Calls `seen` with the level and the inside of each macro that writes a line.
fn walk(tokens: TokenStream, seen: &mut impl FnMut(String, &Group)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for at in 0..tokens.len() {
        match &tokens[at..] {
            [
                TokenTree::Ident(level),
                TokenTree::Punct(call),
                TokenTree::Group(line),
                ..,
            ] if call.as_char() == '!' && LEVELS.iter().any(|known| level == known) => {
                seen(level.to_string().to_uppercase(), line);
            }
            [TokenTree::Group(group), ..] => walk(group.stream(), seen),
            _ => {}
        }
    }
}

/// Every line that the source writes outside of its tests, by its event; those of requests that failed are written in one
/// place, for each event that is named elsewhere.
fn written() -> BTreeMap<String, Line> {
    let mut written: BTreeMap<String, Line> = BTreeMap::new();
    for file in LOGGED
        .map(|under| sources(&Path::new(ROOT).join(under)))
        .concat()
    {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("\n#[cfg(test)]\nmod tests {").next().unwrap();
        walk(code.parse().unwrap(), &mut |level, group| {
            let Parts {
                event,
                fields,
                has_sentence,
            } = Parts::of(group);
            assert!(has_sentence, "no sentence in {}: {group}", file.display());
            let line = Line { level, fields };
            let events = event.map_or_else(faults, |event| BTreeSet::from([event]));
            for event in events {
                let known = written.entry(event.clone()).or_insert_with(|| line.clone());
                assert_eq!(*known, line, "{event} is written in two ways");
            }
        });
    }
    written
}

/// The rows of the table of events.
fn told() -> BTreeMap<String, Line> {
    let logs = fs::read_to_string(Path::new(ROOT).join("docs/logs.md")).unwrap();
    let (_, events) = logs.split_once("## Events").unwrap();
    let (events, _) = events.split_once("\n## ").unwrap();
    let rows = events.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| {
        let (event, rest) = row.split_once("` | ").unwrap();
        let (level, fields) = rest.split_once(" |").unwrap();
        let fields = fields.split('`').skip(1).step_by(2);
        let line = Line {
            level: level.to_owned(),
            fields: fields.map(str::to_owned).collect(),
        };
        (event.to_owned(), line)
    })
    .collect()
}

#[test]
fn every_event_is_described_with_its_fields_and_no_other() {
    let written = written();
    assert!(written.len() > 30, "{written:#?}");
    let mut told = told();
    // What libraries say is whatever they say.
    let library = told.remove("library");
    assert!(library.is_some_and(|line| line.level == "any"));
    for (event, line) in &written {
        assert_eq!(told.get(event), Some(line), "{event} in docs/logs.md");
    }
    let stale: Vec<&String> = told
        .keys()
        .filter(|event| !written.contains_key(*event))
        .collect();
    assert!(stale.is_empty(), "no longer written: {stale:?}");
}

#[test]
fn a_line_is_read_as_its_macro_has_it() {
    let code = r#"fn tell() { tracing::warn!(event = "x", status, path = a.b(), client = %c, "It {status} was {}", d); }"#;
    let mut seen = Vec::new();
    walk(code.parse().unwrap(), &mut |level, group| {
        let parts = Parts::of(group);
        let fields: Vec<String> = parts.fields.into_iter().collect();
        seen.push((level, parts.event, fields.join(" "), parts.has_sentence));
    });
    let expected = (
        "WARN".to_owned(),
        Some("x".to_owned()),
        "client path status".to_owned(),
        true,
    );
    assert_eq!(seen, [expected]);
}
