//! The API's document: one text, wherever it is read.

use serde_json::Value;

use crate::client::Client;
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
    for (path, operations) in document["paths"].as_object().unwrap() {
        for (method, operation) in operations.as_object().unwrap() {
            assert!(operation["summary"].is_string(), "{method} {path}");
            let answers = operation["responses"].as_object().unwrap();
            let succeeds = answers.keys().any(|status| status.starts_with('2'));
            assert!(succeeds && answers.len() > 1, "{method} {path}");
        }
    }
}
