//! A client of the HTTP API.

use reqwest::{Method, StatusCode};
use serde_json::Value;

use crate::server::Server;

#[derive(Clone)]
pub(crate) struct Client {
    http: reqwest::Client,
    base: String,
}

pub(crate) struct Answer {
    pub(crate) status: StatusCode,
    pub(crate) body: Value,
}

impl Client {
    pub(crate) fn of(server: &Server) -> Self {
        Self {
            http: reqwest::Client::builder()
                .redirect(reqwest::redirect::Policy::none())
                .build()
                .unwrap(),
            base: server.address.clone(),
        }
    }

    pub(crate) fn address(&self, path: &str) -> String {
        format!("{}{path}", self.base)
    }

    /// Sends a request to the API and takes whatever comes back.
    pub(crate) async fn send(&self, method: Method, path: &str, body: Option<&Value>) -> Answer {
        let mut request = self
            .http
            .request(method, self.address(&format!("/api/v1{path}")));
        if let Some(body) = body {
            request = request.json(body);
        }
        let answer = request.send().await.unwrap();
        let status = answer.status();
        let text = answer.text().await.unwrap();
        Answer {
            status,
            body: serde_json::from_str(&text).unwrap_or(Value::String(text)),
        }
    }

    async fn expect(
        &self,
        method: Method,
        path: &str,
        body: Option<&Value>,
        status: StatusCode,
    ) -> Value {
        let answer = self.send(method.clone(), path, body).await;
        assert_eq!(answer.status, status, "{method} {path}: {}", answer.body);
        answer.body
    }

    pub(crate) async fn get(&self, path: &str) -> Value {
        self.expect(Method::GET, path, None, StatusCode::OK).await
    }

    pub(crate) async fn create(&self, path: &str, body: &Value) -> Value {
        self.expect(Method::POST, path, Some(body), StatusCode::CREATED)
            .await
    }

    pub(crate) async fn change(&self, path: &str, body: &Value) -> Value {
        self.expect(Method::PATCH, path, Some(body), StatusCode::OK)
            .await
    }

    /// Carries out an act such as `activate` on a month.
    pub(crate) async fn act(&self, path: &str) -> Value {
        self.expect(
            Method::POST,
            path,
            Some(&serde_json::json!({})),
            StatusCode::OK,
        )
        .await
    }

    /// A page, or whatever else is not the API.
    pub(crate) async fn page(&self, path: &str) -> (StatusCode, String) {
        let answer = self.http.get(self.address(path)).send().await.unwrap();
        (answer.status(), answer.text().await.unwrap())
    }
}

/// The integer under `name`.
pub(crate) fn minor(of: &Value, name: &str) -> i64 {
    of[name]
        .as_i64()
        .unwrap_or_else(|| panic!("no integer {name} in {of}"))
}
