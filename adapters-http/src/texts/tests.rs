use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use fluent_bundle::FluentResource;
use fluent_bundle::FluentValue;

use super::*;

/// What the keys of messages begin with.
const MESSAGES: [&str; 2] = ["refusal", "problem"];

/// What a text is made of: the values it names, and those of each of its attributes.
type Shape = BTreeMap<String, BTreeSet<String>>;

/// Every text of a language, by its key.
fn shapes(language: Language) -> BTreeMap<String, Shape> {
    let mut shapes = BTreeMap::new();
    for (name, source) in texts_of(language) {
        let stem = name.strip_suffix(".ftl").unwrap().replace('_', "-");
        for (key, shape) in entries(name, source) {
            let prefix = format!("{stem}-");
            assert!(key.starts_with(&prefix), "{key} does not begin as {name}");
            let twice = shapes.insert(key.clone(), shape);
            assert!(twice.is_none(), "{key} twice in {language:?}");
        }
    }
    shapes
}

/// The keys of a file with their shapes, read from its lines: a key begins a line, an attribute begins
/// an indented one with a point.
fn entries(name: &str, source: &str) -> Vec<(String, Shape)> {
    let resource = FluentResource::try_new(source.to_owned());
    assert!(
        resource.is_ok(),
        "{name}: {:?}",
        resource.err().map(|e| e.1)
    );
    let mut entries: Vec<(String, Shape)> = Vec::new();
    let mut attribute = String::new();
    for line in source.lines() {
        let text = line.trim_start();
        if text.is_empty() || line.starts_with('#') {
            continue;
        }
        if text == line && !text.starts_with('}') {
            let (key, _) = text.split_once(" =").unwrap();
            entries.push((key.to_owned(), Shape::new()));
            attribute.clear();
        } else if let Some((part, _)) = text.strip_prefix('.').and_then(|t| t.split_once(" =")) {
            part.clone_into(&mut attribute);
        }
        let values = text.split('$').skip(1).map(|rest| {
            let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && c != '_');
            rest[..end.unwrap_or(rest.len())].to_owned()
        });
        let (_, shape) = entries.last_mut().unwrap();
        shape.entry(attribute.clone()).or_default().extend(values);
    }
    entries
}

#[test]
fn every_language_has_every_text_with_the_same_values() {
    let english = shapes(Language::English);
    assert!(!english.is_empty());
    for language in Language::ALL {
        let other = shapes(language);
        for key in english.keys().chain(other.keys()) {
            assert_eq!(english.get(key), other.get(key), "{key} in {language:?}");
        }
    }
}

/// Every text can be written with the values it names, whatever the count is.
#[test]
fn every_text_can_be_written() {
    for locale in ["en-GB", "de-DE", "ar-EG"] {
        let texts = Texts::of(locale);
        for (key, shape) in shapes(texts.language) {
            for (attribute, values) in shape {
                for count in [0, 1, 2, 3, 11, 100] {
                    let given: Vec<_> = values
                        .iter()
                        .map(|name| (name.as_str(), FluentValue::from(count)))
                        .collect();
                    let attribute = Some(attribute.as_str()).filter(|name| !name.is_empty());
                    let has_value = attribute.is_some() || texts.find(&key, None, &given).is_some();
                    let is_head = attribute.is_none()
                        && texts.bundle.get_message(&key).unwrap().value().is_none();
                    let written = texts.find(&key, attribute, &given);
                    assert!(
                        is_head || (has_value && written.is_some_and(|text| !text.is_empty())),
                        "{key} in {locale}"
                    );
                }
            }
        }
    }
}

/// The sources that may name a text: the templates, and the crates that word something.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut sources = Vec::new();
    for folder in [
        "templates",
        "adapters-http/src",
        "domain/src",
        "application/src",
    ] {
        read(&root.join(folder), &mut sources);
    }
    sources
}

fn read(folder: &Path, sources: &mut Vec<(String, String)>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, sources);
        } else {
            sources.push((
                path.display().to_string(),
                fs::read_to_string(&path).unwrap(),
            ));
        }
    }
}

fn is_key(text: &str) -> bool {
    text.contains('-')
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

#[test]
fn every_text_is_used() {
    let sources = sources();
    let literals: BTreeSet<&str> = sources
        .iter()
        .flat_map(|(_, source)| source.split('"'))
        .filter(|part| is_key(part))
        .collect();
    for key in shapes(Language::English).keys() {
        assert!(literals.contains(key.as_str()), "nothing says {key}");
    }
}

#[test]
fn every_text_that_is_asked_for_is_there() {
    let english = shapes(Language::English);
    let mut asked = 0;
    for (file, source) in sources() {
        for call in ["t(", ".text(", ".text_with(", ".attribute("] {
            for (at, _) in source.match_indices(call) {
                let begins = !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
                let rest = source[at + call.len()..].trim_start();
                let key = rest
                    .strip_prefix('"')
                    .and_then(|rest| rest.split('"').next());
                if let Some(key) = key.filter(|key| begins && is_key(key)) {
                    assert!(english.contains_key(key), "{file} asks for {key}");
                    asked += 1;
                }
            }
        }
    }
    assert!(asked > 15, "{asked}");
}

/// Messages travel as keys from where something is refused to where it is told.
#[test]
fn every_message_has_its_text() {
    let english = shapes(Language::English);
    let mut said = 0;
    for (file, source) in sources() {
        let keys = source.split('"').filter(|part| is_key(part));
        let begins = |key: &str| key.split('-').next().unwrap_or_default().to_owned();
        for key in keys.filter(|key| MESSAGES.contains(&begins(key).as_str())) {
            assert!(english.contains_key(key), "{file} says {key}");
            said += 1;
        }
    }
    assert!(said > 130, "{said}");
}

#[test]
fn in_a_template_a_text_is_asked_for_by_its_literal_key() {
    for (file, source) in sources()
        .into_iter()
        .filter(|(file, _)| file.ends_with(".html"))
    {
        for (at, call) in source.match_indices("t(") {
            let begins = !source[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let follows = &source[at + call.len()..];
            assert!(
                !begins || follows.starts_with('"'),
                "{file}: {:.30}",
                &source[at..]
            );
        }
    }
}

#[test]
fn counts_choose_the_words_and_are_written_as_the_locale_does() {
    let ago = |locale: &str, count: i64| {
        Texts::of(locale).text_with("words-days-ago", &[("count", count.into())])
    };
    assert_eq!(ago("en-GB", 1), "1 day ago");
    assert_eq!(ago("en-GB", 1_200), "1,200 days ago");
    assert_eq!(ago("de-DE", 2), "vor 2 Tagen");
    assert_eq!(ago("ar-EG", 2), "قبل يومين");
    assert_eq!(ago("ar-EG", 5), "قبل \u{2068}٥\u{2069} أيام");
    assert_eq!(ago("ar-EG", 11), "قبل \u{2068}١١\u{2069} يومًا");
    assert_eq!(ago("fr-FR", 3), "3 days ago");
}

#[test]
fn a_name_of_the_other_direction_moves_nothing_beside_it() {
    let pays = |locale: &str, debt: &str| {
        Texts::of(locale).text_with("template-pays", &[("debt", debt.into())])
    };
    assert!(pays("en-GB", "חשמל").contains("\u{2068}חשמל\u{2069}"));
    assert!(pays("de-DE", "Strom كهرباء").contains("\u{2068}Strom كهرباء\u{2069}"));
    assert!(!pays("en-GB", "Müll").contains('\u{2068}'));
    let arabic = pays("ar-EG", "كهرباء");
    assert_eq!(arabic.matches('\u{2068}').count(), 1, "{arabic}");
}
