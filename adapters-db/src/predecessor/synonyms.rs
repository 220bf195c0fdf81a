//! What tables, columns and values may be called: `synonyms.toml`.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use super::fields::Part;

/// The file as it was written; a test reads it.
const FILE: &str = include_str!("synonyms.toml");

static SYNONYMS: LazyLock<Synonyms> = LazyLock::new(|| toml::from_str(FILE).unwrap_or_default());

type Names = BTreeMap<String, Vec<String>>;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Synonyms {
    tables: Names,
    columns: BTreeMap<String, Names>,
    weaker: BTreeMap<String, Names>,
    units: Names,
    values: BTreeMap<String, Names>,
}

fn has(names: Option<&Vec<String>>, name: &str) -> bool {
    names.is_some_and(|names| names.iter().any(|known| known == name))
}

/// Small letters and digits, with `_` for whatever stands between them, also where a capital begins a word.
pub(super) fn normal(name: &str) -> String {
    let mut normal = String::new();
    let mut was_small = false;
    for letter in name.trim().chars() {
        if letter.is_alphanumeric() {
            if letter.is_uppercase() && was_small {
                normal.push('_');
            }
            normal.extend(letter.to_lowercase());
            was_small = letter.is_lowercase() || letter.is_ascii_digit();
        } else {
            if !normal.ends_with('_') {
                normal.push('_');
            }
            was_small = false;
        }
    }
    normal.trim_matches('_').to_owned()
}

/// Whether a table may be called so.
pub(super) fn is_table(part: Part, name: &str) -> bool {
    has(SYNONYMS.tables.get(part.as_str()), &normal(name))
}

/// The name of a column without its unit, and what the unit is called.
pub(super) fn without_unit(name: &str) -> (String, Option<&'static str>) {
    let name = normal(name);
    for (unit, endings) in &SYNONYMS.units {
        for ending in endings {
            let base = name.strip_suffix(ending.as_str());
            if let Some(base) = base.and_then(|base| base.strip_suffix('_')) {
                return (base.to_owned(), Some(unit.as_str()));
            }
        }
    }
    (name, None)
}

/// How sure a name is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Fit {
    Sure,
    /// Only where no other is sure.
    Weak,
}

/// Whether a column of this part may be called so.
pub(super) fn fit(part: Part, field: &str, column: &str) -> Option<Fit> {
    let (base, _) = without_unit(column);
    let whole = normal(column);
    let own = format!("{}_", part.as_str());
    let short = base.strip_prefix(&own).unwrap_or(&base);
    let lists = |lists: &'static BTreeMap<String, Names>| {
        let names = lists.get(part.as_str()).and_then(|names| names.get(field));
        [whole.as_str(), base.as_str(), short]
            .iter()
            .any(|name| has(names, name))
    };
    if lists(&SYNONYMS.columns) {
        Some(Fit::Sure)
    } else if lists(&SYNONYMS.weaker) {
        Some(Fit::Weak)
    } else {
        None
    }
}

/// Which of the choices a value is; `None` where it is none that is known.
pub(super) fn choice(list: &str, value: &str) -> Option<&'static str> {
    let value = value.rsplit('.').next().unwrap_or(value);
    let value = normal(value);
    let choices = SYNONYMS.values.get(list)?;
    let mut choices = choices.iter();
    let found = choices.find(|(_, names)| has(Some(names), &value));
    found.map(|(choice, _)| choice.as_str())
}

/// What a value can be.
pub(super) fn choices(list: &str) -> Vec<&'static str> {
    let choices = SYNONYMS.values.get(list);
    let choices = choices.into_iter().flat_map(BTreeMap::keys);
    choices.map(String::as_str).collect()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::predecessor::fields::FIELDS;

    #[test]
    fn the_file_has_a_line_for_each_field_and_no_other() {
        let synonyms: Synonyms = toml::from_str(FILE).unwrap();
        let told = synonyms
            .columns
            .iter()
            .flat_map(|(part, fields)| fields.keys().map(move |field| format!("{part}.{field}")));
        let told: BTreeSet<String> = told.collect();
        let wanted = FIELDS.iter();
        let wanted = wanted.map(|field| format!("{}.{}", field.part, field.name));
        assert_eq!(told, wanted.collect());
        for (part, fields) in &synonyms.weaker {
            for field in fields.keys() {
                assert!(told.contains(&format!("{part}.{field}")), "{part}.{field}");
            }
        }
        let parts: BTreeSet<&str> = Part::ALL.map(Part::as_str).into();
        let tables: BTreeSet<&str> = synonyms.tables.keys().map(String::as_str).collect();
        assert_eq!(tables, parts);
    }

    /// Otherwise a name would be found under one of them by chance.
    #[test]
    fn every_name_is_written_as_it_is_compared_and_no_value_means_two_things() {
        let synonyms: Synonyms = toml::from_str(FILE).unwrap();
        let columns = synonyms.columns.values().chain(synonyms.weaker.values());
        let lists = columns.chain(synonyms.values.values());
        for names in lists.chain([&synonyms.tables]).flat_map(BTreeMap::values) {
            for name in names {
                assert_eq!(&normal(name), name);
            }
        }
        for choices in synonyms.values.values().chain([&synonyms.tables]) {
            let mut seen = BTreeSet::new();
            for name in choices.values().flatten() {
                assert!(seen.insert(name), "{name}");
            }
        }
    }

    #[test]
    fn a_name_is_found_whatever_its_letters_and_its_unit() {
        for column in [
            "planned",
            "Planned_Minor",
            "plannedAmount",
            "planned-cents",
            "entry_planned",
        ] {
            assert_eq!(
                fit(Part::Entry, "planned", column),
                Some(Fit::Sure),
                "{column}"
            );
        }
        assert_eq!(fit(Part::Entry, "name", "title"), Some(Fit::Weak));
        assert_eq!(fit(Part::Entry, "name", "frequency"), None);
        assert_eq!(
            choice("kind", "EntryKind.DEBT_PAYMENT"),
            Some("debt_payment")
        );
        assert_eq!(choice("kind", "Debt payment"), Some("debt_payment"));
        assert_eq!(choice("kind", "E"), None);
    }
}
