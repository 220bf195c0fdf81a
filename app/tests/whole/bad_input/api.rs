use std::collections::BTreeSet;

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::huge::{self, Told};
use super::operations::{Operation, operations};
use super::values::WHOLE_BODY;
use super::watch::Watch;
use crate::client::Answer;
use crate::lived_in::LivedIn;

const JSON: &str = "application/json";

struct Walk {
    home: LivedIn,
    watch: Watch,
}

impl Walk {
    async fn begin() -> Self {
        let home = LivedIn::new().await;
        let watch = Watch::over(&home).await;
        Self { home, watch }
    }

    fn request(&self, operation: &Operation) -> RequestBuilder {
        let path = operation.path();
        self.home.client.request(operation.method.clone(), &path)
    }

    async fn refuse(
        &mut self,
        what: &str,
        request: RequestBuilder,
        expected: (u16, &str),
        field: Option<(&str, &str)>,
    ) {
        let answer = Answer::to(request).await;
        self.watch.api(what, &answer, expected, field).await;
    }

    /// One field wrong, everything else right.
    async fn wrong_fields(&mut self, operation: &Operation) {
        for field in &operation.fields {
            let name = field.name();
            let mut cases: Vec<(Value, &str)> = Vec::new();
            for (value, code) in &field.bad {
                let mut body = operation.body.clone();
                *body.pointer_mut(field.pointer).unwrap() = value.clone();
                cases.push((body, code));
            }
            if let Some(code) = field.missing {
                let (parent, last) = field.pointer.rsplit_once('/').unwrap();
                let mut body = operation.body.clone();
                let parent = body.pointer_mut(parent).unwrap();
                parent.as_object_mut().unwrap().remove(last).unwrap();
                cases.push((body, code));
            }
            for (body, code) in cases {
                let what = format!("{} with {body:.200}", operation.what());
                let request = self.request(operation).json(&body);
                let (expected, error) = match code {
                    WHOLE_BODY => ((400, code), None),
                    _ => ((422, "invalid_fields"), Some((&*name, code))),
                };
                self.refuse(&what, request, expected, error).await;
            }
        }
    }

    /// A body that is not what the operation takes.
    async fn wrong_bodies(&mut self, operation: &Operation) {
        let good = operation.body.to_string();
        let mut unknown = operation.body.clone();
        unknown["unheard_of"] = json!(1);
        let unknown = unknown.to_string();
        let bodies: [&[u8]; 9] = [
            b"",
            b"  ",
            &good.as_bytes()[..good.len() - 1],
            b"{\"",
            b"[]",
            b"null",
            b"\"text\"",
            b"{\"name\": \"\xff\xfe\"}",
            unknown.as_bytes(),
        ];
        for body in bodies {
            let what = format!(
                "{} with {}",
                operation.what(),
                String::from_utf8_lossy(body)
            );
            let request = self.request(operation).header("Content-Type", JSON);
            let request = request.body(body.to_vec());
            self.refuse(&what, request, (400, WHOLE_BODY), None).await;
        }
        let what = format!("{} without a body", operation.what());
        let request = self.request(operation);
        let expected = (415, "unsupported_media_type");
        self.refuse(&what, request, expected, None).await;
    }

    /// A body in another format than JSON, whatever the operation takes.
    async fn wrong_types(&mut self, operation: &Operation) {
        for content_type in [
            "text/plain",
            "application/x-www-form-urlencoded",
            "application/xml",
        ] {
            let what = format!("{} as {content_type}", operation.what());
            let request = self.request(operation).header("Content-Type", content_type);
            let request = request.body(operation.body.to_string());
            let expected = (415, "unsupported_media_type");
            self.refuse(&what, request, expected, None).await;
        }
        let what = format!("{} as gzip", operation.what());
        let request = self.request(operation).header("Content-Encoding", "gzip");
        let request = request.json(&operation.body);
        let expected = (415, "unsupported_media_type");
        self.refuse(&what, request, expected, None).await;
    }

    async fn wrong_addresses(&mut self, operation: &Operation) {
        let mut cases: Vec<(String, (u16, &str))> = Vec::new();
        let with = |part: &str, value: &str| {
            let path = operation.pattern.replace(part, value);
            let path = path.replace("{ym}", operation.ym);
            path.replace("{id}", &operation.id.to_string())
        };
        if operation.pattern.contains("{ym}") {
            for month in ["2026-13", "2030-01", "1969-12", "soon", "2026-1", "'"] {
                cases.push((with("{ym}", month), (404, "month_not_found")));
            }
        }
        if operation.pattern.contains("{id}") {
            let elsewhere = operation.elsewhere.unwrap_or(-1).to_string();
            for id in ["999999", "0", &elsewhere] {
                cases.push((with("{id}", id), (404, operation.not_found)));
            }
            for id in ["abc", "1.5", "9223372036854775808", "'"] {
                cases.push((with("{id}", id), (400, "unreadable_address")));
            }
        }
        for (path, expected) in cases {
            let mut request = self.home.client.request(operation.method.clone(), &path);
            if !operation.body.is_null() {
                request = request.json(&operation.body);
            }
            let what = format!("{} {path}", operation.method);
            self.refuse(&what, request, expected, None).await;
        }
    }

    async fn huge_bodies(&mut self, operation: &Operation) {
        let path = format!("/api/v1{}", operation.path());
        for told in [Told::InAdvance, Told::ChunkByChunk] {
            let (address, method) = (&self.home.server.address, operation.method.as_str());
            let answer = huge::send(address, method, &path, JSON, told).await;
            let what = format!("{} with 100 MB told {told:?}", operation.what());
            let expected = (413, "body_too_large");
            self.watch.api(&what, &answer, expected, None).await;
        }
    }
}

#[tokio::test]
async fn every_operation_refuses_every_bad_input() {
    let mut walk = Walk::begin().await;
    for operation in operations(&walk.home) {
        if !operation.body.is_null() {
            walk.wrong_fields(&operation).await;
            walk.wrong_bodies(&operation).await;
        }
        walk.wrong_types(&operation).await;
        walk.wrong_addresses(&operation).await;
        walk.huge_bodies(&operation).await;
    }
    let Walk { home, watch } = walk;
    let refused = watch.end(home).await;
    assert!(refused > 900, "{refused}");
}

/// Without this, a refusal above could be for another reason than the one that is meant.
#[tokio::test]
async fn every_operation_takes_the_good_input() {
    let home = LivedIn::new().await;
    for operation in operations(&home) {
        let path = operation.path();
        let body = Some(&operation.body).filter(|body| !body.is_null());
        let sent = home.client.send(operation.method.clone(), &path, body);
        let answer = sent.await;
        assert!(
            answer.status.is_success(),
            "{}: {}",
            operation.what(),
            answer.text
        );
        if operation.pattern.ends_with("/reopen") {
            home.client
                .act(&format!("/months/{}/close", operation.ym))
                .await;
        }
    }
}

#[tokio::test]
async fn the_walk_leaves_out_no_operation_of_the_document() {
    let home = LivedIn::new().await;
    let document = home.client.page("/api/openapi.json").await.1;
    let document: Value = serde_json::from_str(&document).unwrap();
    let mut documented = BTreeSet::new();
    for (pattern, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys() {
            documented.insert(format!("{} {pattern}", method.to_uppercase()));
        }
    }
    documented.retain(|operation| !operation.starts_with(Method::GET.as_str()));
    let walked = operations(&home).iter().map(Operation::what).collect();
    assert_eq!(documented, walked);
}
