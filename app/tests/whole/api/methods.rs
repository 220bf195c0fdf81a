use std::collections::BTreeSet;

use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::lived_in::LivedIn;

/// Every address of the document answers a method that it does not have with those it has.
#[tokio::test]
async fn another_method_is_told_which_there_are() {
    let home = LivedIn::new().await;
    let document = home.client.page("/api/openapi.json").await.1;
    let document: Value = serde_json::from_str(&document).unwrap();
    let all = ["GET", "POST", "PUT", "PATCH", "DELETE"];
    for (pattern, operations) in document["paths"].as_object().unwrap() {
        let operations = operations.as_object().unwrap().keys();
        let documented: BTreeSet<String> = operations.map(|name| name.to_uppercase()).collect();
        let path = pattern.replace("{ym}", "2026-10").replace("{id}", "1");
        for method in all.iter().filter(|name| !documented.contains(**name)) {
            let method: Method = method.parse().unwrap();
            let answer = home.client.send(method.clone(), &path, None).await;
            assert_eq!(
                answer.status,
                StatusCode::METHOD_NOT_ALLOWED,
                "{method} {path}"
            );
            assert_eq!(answer.problem(), "method_not_allowed");
            let allowed = answer.header("Allow").split(", ").map(str::to_owned);
            let mut expected = documented.clone();
            expected.insert("OPTIONS".to_owned());
            if documented.contains("GET") {
                expected.insert("HEAD".to_owned());
            }
            assert_eq!(allowed.collect::<BTreeSet<_>>(), expected, "{path}");
        }
    }
}

#[tokio::test]
async fn what_is_not_there_is_a_problem_too() {
    let home = LivedIn::new().await;
    for path in [
        "/nothing",
        "/months/2026-10/nothing",
        "/template/entries/1/2/3",
        "",
    ] {
        let answer = home.client.send(Method::GET, path, None).await;
        let refusal = (answer.status.as_u16(), answer.problem());
        assert_eq!(refusal, (404, "not_found".to_owned()), "{path}");
    }
}
