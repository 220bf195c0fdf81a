//! A client of the HTTP API.

use reqwest::header::HeaderMap;
use reqwest::{Method, RequestBuilder, StatusCode};
use serde_json::{Value, json};

use crate::server::Server;

#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
}

/// Whatever came back.
pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Answer {
    pub(crate) async fn to(request: RequestBuilder) -> Self {
        let answer = request.send().await.unwrap();
        Self {
            status: answer.status(),
            headers: answer.headers().clone(),
            text: answer.text().await.unwrap(),
        }
    }

    /// The body as JSON; null where there is none.
    pub(crate) fn json(&self) -> Value {
        if self.text.is_empty() {
            return Value::Null;
        }
        serde_json::from_str(&self.text).unwrap_or_else(|_| panic!("no JSON: {}", self.text))
    }

    pub(crate) fn header(&self, name: &str) -> &str {
        let value = self.headers.get(name);
        value.map_or("", |value| value.to_str().unwrap())
    }

    /// The code of a problem, which has to be one in shape and status.
    pub(crate) fn problem(&self) -> String {
        assert_eq!(self.header("Content-Type"), "application/problem+json");
        let problem = self.json();
        let mut names: Vec<&str> = problem.as_object().unwrap().keys().map(|n| &**n).collect();
        names.retain(|name| *name != "errors");
        let expected = ["code", "detail", "request_id", "status", "title", "type"];
        names.sort_unstable();
        assert_eq!(names, expected, "{problem}");
        let code = problem["code"].as_str().unwrap();
        assert_eq!(problem["type"], format!("/problems/{code}"));
        assert_eq!(problem["status"], self.status.as_u16());
        assert_eq!(problem["request_id"], self.header("X-Request-Id"));
        code.to_owned()
    }

    /// Every field that is named as wrong, with its code.
    pub(crate) fn field_errors(&self) -> Vec<(String, String)> {
        let problem = self.json();
        let errors = problem["errors"].as_array().cloned().unwrap_or_default();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let named = errors.iter().map(|error| {
            assert!(!text(&error["message"]).is_empty());
            (text(&error["field"]), text(&error["code"]))
        });
        named.collect()
    }
}

impl Client {
    pub(crate) fn of(server: &Server) -> Self {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        Self {
            http: http.build().unwrap(),
            base: server.address.clone(),
        }
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// A request to a path of the API, to be sent with [`Answer::to`].
    pub(crate) fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let address = self.address(&format!("/api/v1{path}"));
        self.http.request(method, address)
    }

    /// Sends a request to the API and takes whatever comes back.
    pub(crate) async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let mut request = self.request(method, path);
        if let Some(body) = body {
            request = request.json(body);
        }
        Answer::to(request).await
    }

    async fn expect(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        status: StatusCode,
    ) -> Value {
        let answer = self.send(method.clone(), path, body).await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.text);
        answer.json()
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.expect(Method::GET, path, None, StatusCode::OK).await
    }

    pub(crate) async fn create(&self, path: &str, body: &Value) -> Value {
        let created = StatusCode::CREATED;
        self.expect(Method::POST, path, Some(body), created).await
    }

    pub(crate) async fn change(&self, path: &str, body: &Value) -> Value {
        self.expect(Method::PATCH, path, Some(body), StatusCode::OK)
            .await
    }

    /// Carries out an act such as `activate` on a month.
    pub(crate) async fn act(&self, path: &str) -> Value {
        self.expect(Method::POST, path, Some(&json!({})), StatusCode::OK)
            .await
    }

    pub(crate) async fn delete(&self, path: &str) {
        let answer = self.send(Method::DELETE, path, None).await;
        assert_eq!(answer.status, StatusCode::NO_CONTENT, "{}", answer.text);
        assert_eq!(answer.text, "");
    }

    /// The status and code of a request that has to be refused.
    pub(crate) async fn refusal(&self, method: Method, path: &str, body: &Value) -> (u16, String) {
        let answer = self.send(method, path, Some(body)).await;
        (answer.status.as_u16(), answer.problem())
    }

    /// A page, or whatever else is not the API.
    pub(crate) async fn page(&self, path: &str) -> (StatusCode, String) {
        let answer = Answer::to(self.http.get(self.address(path))).await;
        (answer.status, answer.text)
    }
}

/// The integer under `name`.
pub(crate) fn minor(of: &Value, name: &str) -> i64 {
    of[name]
        .as_i64()
        .unwrap_or_else(|| panic!("no integer {name} in {of}"))
}
