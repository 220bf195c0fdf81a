//! The API's document: one text, wherever it is read.

use std::collections::BTreeSet;

use reqwest::Method;
use serde_json::{Value, json};

use crate::client::Client;
use crate::lived_in::LivedIn;
use crate::server::Place;

const COMMITTED: &str = include_str!("../../../docs/openapi.json");

#[tokio::test]
async fn the_committed_document_is_the_one_that_is_served_and_printed() {
    let place = Place::new();
    let (code, printed, error) = place.run(&["openapi"]);
    assert_eq!(code, Some(0), "{error}");
    let advice = "write it anew with `quartermaster openapi > docs/openapi.json`";
    assert!(printed.trim_end() == COMMITTED.trim_end(), "{advice}");
    assert!(!place.database().exists(), "printing needs no database");

    let server = place.start();
    let client = Client::of(&server);
    let (status, served) = client.page("/api/openapi.json").await;
    assert_eq!(status, 200);
    assert!(served.trim_end() == COMMITTED.trim_end(), "{advice}");
    let (status, docs) = client.page("/api/docs").await;
    assert_eq!(status, 200);
    assert!(docs.contains("/api/openapi.json"));
}

/// Every reference leads somewhere, and every operation says what it answers.
#[test]
fn the_document_is_whole() {
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let mut to_visit = vec![&document];
    let mut references = 0;
    while let Some(value) = to_visit.pop() {
        match value {
            Value::Object(members) => {
                if let Some(Value::String(to)) = members.get("$ref") {
                    let pointer = to.strip_prefix('#').unwrap();
                    assert!(document.pointer(pointer).is_some(), "{to}");
                    references += 1;
                }
                to_visit.extend(members.values());
            }
            Value::Array(items) => to_visit.extend(items),
            _ => {}
        }
    }
    assert!(references > 100, "{references}");
    let mut ids = BTreeSet::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            assert!(operation["summary"].is_string(), "{method} {path}");
            let id = operation["operationId"].as_str().unwrap();
            assert!(ids.insert(id), "{id}");
            let answers = operation["responses"].as_object().unwrap();
            let succeeds = answers.keys().any(|status| status.starts_with('2'));
            assert!(succeeds && answers.len() > 1, "{method} {path}");
        }
    }
}

/// `nullable` says nothing without a type; and an answer's field is there, null or not.
#[test]
fn what_may_be_null_has_a_type() {
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let mut to_visit = vec![&document];
    let mut nullable = 0;
    while let Some(value) = to_visit.pop() {
        match value {
            Value::Object(members) => {
                if members.get("nullable").is_some_and(Value::is_boolean) {
                    assert!(members.contains_key("type"), "{value}");
                    nullable += 1;
                }
                to_visit.extend(members.values());
            }
            Value::Array(items) => to_visit.extend(items),
            _ => {}
        }
    }
    assert!(nullable > 20, "{nullable}");
}

/// The schema that a value is or refers to.
fn schema<'a>(document: &'a Value, value: &'a Value) -> &'a Value {
    match value.get("$ref").and_then(Value::as_str) {
        Some(to) => document.pointer(to.strip_prefix('#').unwrap()).unwrap(),
        None => value,
    }
}

/// The bodies that are taken, each with its method, address and schema.
fn bodies(document: &Value) -> Vec<(String, &str, &Value)> {
    let mut bodies = Vec::new();
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            if let Some(body) = operation.get("requestBody") {
                let body = &body["content"]["application/json"]["schema"];
                bodies.push((method.to_uppercase(), path.as_str(), schema(document, body)));
            }
        }
    }
    assert!(bodies.len() > 15);
    bodies
}

#[tokio::test]
async fn a_field_that_the_document_does_not_name_is_refused() {
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let home = LivedIn::new().await;
    for (method, path, schema) in bodies(&document) {
        assert_eq!(schema["additionalProperties"], false, "{method} {path}");
        let path = path.replace("{ym}", "2026-10").replace("{id}", "1");
        let method: Method = method.parse().unwrap();
        let body = json!({"unheard_of": 1});
        let answer = home.client.send(method.clone(), &path, Some(&body)).await;
        assert_eq!(answer.status, 400, "{method} {path}: {}", answer.text);
    }
}

#[tokio::test]
async fn the_fields_that_the_document_says_are_needed_are() {
    let document: Value = serde_json::from_str(COMMITTED).unwrap();
    let home = LivedIn::new().await;
    let mut checked = 0;
    for (method, path, schema) in bodies(&document) {
        let Some(needed) = schema.get("required").and_then(Value::as_array) else {
            continue;
        };
        let needed: BTreeSet<&str> = needed.iter().map(|name| name.as_str().unwrap()).collect();
        let month = if path.ends_with("/reopen") {
            "2026-09"
        } else {
            "2026-10"
        };
        let path = path.replace("{ym}", month).replace("{id}", "1");
        let method: Method = method.parse().unwrap();
        let answer = home.client.send(method, &path, Some(&json!({}))).await;
        if answer.status == 400 {
            continue;
        }
        let missed = answer.field_errors().into_iter();
        let mut missed: BTreeSet<String> = missed
            .filter(|(_, code)| code == "required")
            .map(|(field, _)| field)
            .collect();
        // A payment needs its day; an opening balance has one of its own.
        missed.remove("posted_on");
        let missed: BTreeSet<&str> = missed.iter().map(String::as_str).collect();
        assert_eq!(missed, needed, "{path}: {}", answer.text);
        checked += 1;
    }
    assert!(checked >= 6, "{checked}");
}
