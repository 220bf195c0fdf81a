//! `docs/export.schema.json` and `docs/export.md` are held to the code.

use std::collections::BTreeSet;

use serde_json::Value;

use super::full_export;
use crate::export::shape::FileShape;

const COMMITTED: &str = include_str!("../../../../docs/export.schema.json");
const DESCRIPTION: &str = include_str!("../../../../docs/export.md");
const MADE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../target/export.schema.json");

fn schema() -> Value {
    schemars::schema_for!(FileShape).to_value()
}

#[test]
fn the_committed_schema_is_that_of_the_code() {
    let made = serde_json::to_string_pretty(&schema()).unwrap();
    if made.trim_end() != COMMITTED.trim_end() {
        std::fs::write(MADE, format!("{made}\n")).unwrap();
        panic!("take the new one: cp target/export.schema.json docs/");
    }
}

/// All names of properties anywhere in the schema.
fn properties(schema: &Value, names: &mut BTreeSet<String>) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Object(properties)) = members.get("properties") {
                names.extend(properties.keys().cloned());
            }
            members.values().for_each(|value| properties(value, names));
        }
        Value::Array(values) => values.iter().for_each(|value| properties(value, names)),
        _ => {}
    }
}

#[test]
fn every_field_is_described() {
    let mut names = BTreeSet::new();
    properties(&schema(), &mut names);
    assert!(names.len() > 60, "{names:?}");
    let is_missing = |name: &&String| !DESCRIPTION.contains(&format!("`{name}`"));
    let missing: Vec<_> = names.iter().filter(is_missing).collect();
    assert!(missing.is_empty(), "docs/export.md has no {missing:?}");
}

#[tokio::test]
async fn what_is_written_fits_the_schema() {
    let export: Value = serde_json::from_str(&full_export().await).unwrap();
    let validator = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema())
        .unwrap();
    let errors: Vec<String> = validator
        .iter_errors(&export)
        .map(|error| format!("{}: {error}", error.instance_path()))
        .collect();
    assert!(errors.is_empty(), "{errors:?}");
}
