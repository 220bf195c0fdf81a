//! The mapping file that a person can answer in.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use toml::Value;

use super::answers::WANTED;
use super::describing::{Described, described, left, samples};
use super::fields::{Part, fields_of};
use super::inventory::Table;
use super::mapping::Mapping;
use super::question::{Question, Why};

/// What a column's few values are listed under.
const VALUES: &str = "values";

const HEAD: &str = include_str!("proposal.toml");

fn quoted(text: &str) -> String {
    Value::String(text.to_owned()).to_string()
}

/// A key as TOML takes it.
fn key(text: &str) -> String {
    let is_bare = |letter: char| letter.is_ascii_alphanumeric() || matches!(letter, '_' | '-');
    if !text.is_empty() && text.chars().all(is_bare) {
        text.to_owned()
    } else {
        quoted(text)
    }
}

pub(super) fn proposal(tables: &[Table], mapping: &Mapping, revision: usize) -> String {
    let mut text = HEAD.to_owned();
    let units = |name: &str| {
        mapping
            .questions
            .iter()
            .find_map(|question| match &question.why {
                Why::Unit(units) if (question.place.ends_with(".apr")) == (name == "rates") => {
                    Some(units.join(", "))
                }
                _ => None,
            })
    };
    for name in ["amounts", "rates"] {
        if let Some(units) = units(name) {
            line(&mut text, &format!("\n# {units}\n{name} = \"{WANTED}\""));
        }
    }
    for question in &mapping.questions {
        if let Why::Openings(_) = question.why {
            let place = &question.place;
            line(
                &mut text,
                &format!("\n# {}\n{place} = \"{WANTED}\"", question.why),
            );
        }
    }
    line(&mut text, "\n[tables]");
    for part in Part::ALL
        .into_iter()
        .filter(|part| part.since() <= revision)
    {
        let table = mapping
            .tables
            .get(&part)
            .and_then(|table| tables.get(*table));
        let question = question(mapping, &format!("tables.{part}"));
        if let Some(question) = question {
            line(&mut text, &format!("# {}", question.why));
        }
        let table = table.map_or(WANTED, |table| table.name.as_str());
        line(&mut text, &format!("{part} = {}", quoted(table)));
    }
    let described = described(tables, mapping);
    for part in Part::ALL {
        if let Some(table) = mapping
            .tables
            .get(&part)
            .and_then(|table| tables.get(*table))
        {
            columns(&mut text, mapping, &described, part, revision);
            rest(&mut text, tables, mapping, table);
        }
    }
    text
}

fn line(text: &mut String, what: &str) {
    // Writing to a string cannot fail.
    let _ = writeln!(text, "{what}");
}

fn question<'a>(mapping: &'a Mapping, place: &str) -> Option<&'a Question> {
    mapping
        .questions
        .iter()
        .find(|question| question.place == place)
}

fn columns(
    text: &mut String,
    mapping: &Mapping,
    described: &[Described],
    part: Part,
    revision: usize,
) {
    line(text, &format!("\n[columns.{part}]"));
    for field in fields_of(part, revision) {
        let place = format!("columns.{part}.{}", field.name);
        let question = question(mapping, &place);
        let found = described.iter();
        let found = found
            .filter(|line| line.part == part)
            .find(|line| line.field == field.name);
        match (question, found) {
            (
                Some(Question {
                    why: Why::Unit(_), ..
                }),
                _,
            ) => {
                // It is asked for all of them at once.
            }
            (Some(question), _) => {
                line(text, &format!("# {}", question.why));
                line(text, &format!("{} = {}", field.name, asked(&question.why)));
            }
            (None, Some(found)) => {
                if !found.shown.is_empty() {
                    line(text, &format!("# {}", found.shown.join(", ")));
                }
                line(text, &format!("{} = {}", field.name, answered(found)));
            }
            (None, None) => {}
        }
    }
}

fn asked(why: &Why) -> String {
    match why {
        Why::Values(values, _) => {
            let values = values.iter();
            let values: Vec<String> = values
                .map(|value| format!("{} = \"{WANTED}\"", key(value)))
                .collect();
            format!("{{ {VALUES} = {{ {} }} }}", values.join(", "))
        }
        _ => quoted(WANTED),
    }
}

fn answered(found: &Described) -> String {
    let mut parts = Vec::new();
    let mut part = |name: &str, value: Option<&str>| {
        parts.extend(value.map(|value| format!("{name} = {}", quoted(value))));
    };
    part("column", found.column.as_deref());
    part("value", found.constant.as_deref());
    part("missing", found.missing.as_deref());
    part("unit", found.unit);
    if !found.values.is_empty() {
        let values = found.values.iter();
        let values: Vec<String> = values
            .map(|(value, meaning)| format!("{} = {}", key(value), quoted(meaning)))
            .collect();
        parts.push(format!("{VALUES} = {{ {} }}", values.join(", ")));
    }
    match (&found.column, parts.as_slice()) {
        (Some(column), [_]) => quoted(column),
        _ => format!("{{ {} }}", parts.join(", ")),
    }
}

/// The columns that nothing is read from, so that a person sees what there is to choose from.
fn rest(text: &mut String, tables: &[Table], mapping: &Mapping, table: &Table) {
    let mut seen = BTreeSet::new();
    for left in left(tables, mapping) {
        let Some(name) = left.column.filter(|_| left.table == table.name) else {
            continue;
        };
        let Some(column) = table.column(&name) else {
            continue;
        };
        if seen.insert(column) {
            let shown = samples(table, column).join(", ");
            line(text, &format!("# ({name}) {} = {shown}", left.count));
        }
    }
}
