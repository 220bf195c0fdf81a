//! The bodies: what poem-openapi says of their types, made as exact as what is read and answered.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};

use super::fields;

const SCHEMAS: &str = "#/components/schemas/";

/// What is given for a new thing, where a change of one takes the same fields: the operation, the name of its body, and
/// the fields that it needs.
const NEW: [(&str, &str, &[&str]); 3] = [
    (
        "create_entry",
        "NewEntry",
        &["kind", "category", "name", "planned_minor"],
    ),
    (
        "create_debt_target",
        "NewDebtTarget",
        &["name", "balance_minor"],
    ),
    (
        "add_month_entry",
        "NewMonthEntry",
        &["kind", "category", "name", "planned_minor"],
    ),
];

/// The fields that a request needs, beside those of [`NEW`].
const NEEDED: [(&str, &[&str]); 5] = [
    ("Payment", &["lines"]),
    ("PaymentLine", &["entry_id", "amount_minor"]),
    ("Move", &["from_entry_id", "to_entry_id", "amount_minor"]),
    ("Reopening", &["reason"]),
    ("DriftChoiceBody", &["action"]),
];

/// Every schema with all that is known of it; `document` has its operations' ids.
pub(super) fn describe(document: &mut Value) {
    let asked = reached(document, "requestBody");
    let answered = reached(document, "responses");
    let schemas = document
        .pointer_mut("/components/schemas")
        .and_then(Value::as_object_mut);
    for (name, schema) in schemas.into_iter().flatten() {
        let Some(schema) = schema.as_object_mut() else {
            continue;
        };
        schema.remove("title");
        if asked.contains(name) {
            of_request(name, schema);
        } else if answered.contains(name) {
            of_answer(name, schema);
        }
    }
    for (operation, name, needed) in NEW {
        make_new(document, operation, name, needed);
    }
}

fn of_request(name: &str, schema: &mut Map<String, Value>) {
    schema.insert("additionalProperties".to_owned(), false.into());
    if let Some((_, needed)) = NEEDED.iter().find(|(known, _)| *known == name) {
        schema.insert("required".to_owned(), json!(needed));
    }
    for (field, property) in properties(schema) {
        if let Some(bounds) = fields::given(name, field) {
            add(property, bounds);
        }
        if fields::may_be_null(name, field) {
            make_nullable(property);
        }
    }
}

/// Every field of an answer is there; one that may be without a value is null then.
fn of_answer(name: &str, schema: &mut Map<String, Value>) {
    let required = schema.remove("required").unwrap_or_default();
    let has_value = |field: &str| {
        let mut required = required.as_array().into_iter().flatten();
        required.any(|known| known == field)
    };
    let mut all = Vec::new();
    for (field, property) in properties(schema) {
        all.push(field.clone());
        unwrap_null(property);
        if let Some(property) = property.as_object_mut() {
            property.remove("nullable");
        }
        if let Some(bounds) = fields::answered(name, field) {
            add(property, bounds);
        }
        if !has_value(field) {
            make_nullable(property);
        }
    }
    if !all.is_empty() {
        schema.insert("required".to_owned(), json!(all));
    }
}

fn properties(schema: &mut Map<String, Value>) -> impl Iterator<Item = (&String, &mut Value)> {
    let properties = schema.get_mut("properties").and_then(Value::as_object_mut);
    properties.into_iter().flatten()
}

fn add(property: &mut Value, bounds: Value) {
    if let (Some(property), Value::Object(bounds)) = (property.as_object_mut(), bounds) {
        property.extend(bounds);
    }
}

/// `nullable` says nothing without a type, and nothing beside a reference.
fn make_nullable(property: &mut Value) {
    if property.get("type").is_some() {
        add(property, json!({"nullable": true}));
    } else if let Some(to) = property.get("$ref").cloned() {
        *property = json!({"type": "object", "nullable": true, "allOf": [{"$ref": to}]});
    }
}

/// poem-openapi writes a reference that may be null as that and one to nothing.
fn unwrap_null(property: &mut Value) {
    let first = property.pointer("/allOf/0/$ref").cloned();
    if let Some(to) = first {
        *property = json!({"$ref": to});
    }
}

/// Gives an operation a body of its own: that of a change, of which some fields are needed.
fn make_new(document: &mut Value, operation: &str, name: &str, needed: &[&str]) {
    let mut to = None;
    for body in super::operations::all(document) {
        if body.get("operationId").is_some_and(|id| id == operation) {
            let content = body.pointer_mut("/requestBody/content");
            let content = content.and_then(Value::as_object_mut);
            for media in content.into_iter().flat_map(|content| content.values_mut()) {
                let schema = media.pointer_mut("/schema/$ref");
                to = schema
                    .map(|schema| std::mem::replace(schema, format!("{SCHEMAS}{name}").into()));
            }
        }
    }
    let change = to.as_ref().and_then(Value::as_str);
    let change = change.and_then(|change| change.strip_prefix('#'));
    let change = change.and_then(|change| document.pointer(change)).cloned();
    if let Some(mut new) = change {
        add(&mut new, json!({"required": needed}));
        if let Some(schemas) = document.pointer_mut("/components/schemas") {
            schemas[name] = new;
        }
    }
}

/// The schemas that a part of the operations leads to.
fn reached(document: &Value, part: &str) -> BTreeSet<String> {
    let paths = document.get("paths").and_then(Value::as_object);
    let operations = paths
        .into_iter()
        .flat_map(|paths| paths.values())
        .filter_map(Value::as_object)
        .flat_map(|operations| operations.values());
    let mut to_visit: Vec<&Value> = operations.filter_map(|one| one.get(part)).collect();
    let mut reached = BTreeSet::new();
    while let Some(value) = to_visit.pop() {
        match value {
            Value::Object(members) => {
                let to = members.get("$ref").and_then(Value::as_str);
                if let Some(name) = to.and_then(|to| to.strip_prefix(SCHEMAS))
                    && reached.insert(name.to_owned())
                {
                    to_visit.extend(document.pointer(&format!("/components/schemas/{name}")));
                }
                to_visit.extend(members.values());
            }
            Value::Array(items) => to_visit.extend(items),
            _ => {}
        }
    }
    reached
}
