use std::fmt;
use std::sync::Arc;

use poem::error::ResponseError;
use poem::http::StatusCode;
use poem::http::header::{CONTENT_TYPE, HeaderName, HeaderValue};
use poem::{Body, Response};
use quartermaster_domain::Message;
use serde::Serialize;

use crate::format::Wording;

/// The media type of every error the API answers.
pub(crate) const PROBLEM_JSON: &str = "application/problem+json";

/// Why a request was not served, in words for a person and a stable code for a program (RFC 9457).
///
/// A handler returns it as an error; the edge adds the request id and writes it as JSON or as a page.
#[derive(Debug, Clone)]
pub struct Problem {
    pub(crate) status: StatusCode,
    pub(crate) code: &'static str,
    /// Its texts are a title and a detail.
    pub(crate) message: Message,
    /// Empty until the edge writes the answer.
    pub(crate) request_id: Arc<str>,
    pub(crate) errors: Vec<FieldProblem>,
    /// Sent with the answer, such as Allow or Retry-After.
    pub(crate) header: Option<Box<(HeaderName, HeaderValue)>>,
    /// What the log has to say of it, under the id of the request.
    pub(crate) fault: Option<Box<Fault>>,
}

/// What went wrong inside; for the log, and never for a client.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Fault {
    pub(crate) event: &'static str,
    pub(crate) cause: String,
}

/// What is wrong with one field of the request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FieldProblem {
    pub(crate) field: String,
    pub(crate) code: &'static str,
    pub(crate) message: Message,
}

impl Problem {
    pub(crate) fn new(status: StatusCode, code: &'static str, message: impl Into<Message>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            request_id: Arc::default(),
            errors: Vec::new(),
            header: None,
            fault: None,
        }
    }

    pub(crate) fn with_errors(mut self, errors: Vec<FieldProblem>) -> Self {
        self.errors = errors;
        self
    }

    pub(crate) fn with_header(mut self, name: HeaderName, value: HeaderValue) -> Self {
        self.header = Some(Box::new((name, value)));
        self
    }

    pub(crate) fn with_fault(mut self, event: &'static str, cause: impl fmt::Display) -> Self {
        self.fault = Some(Box::new(Fault {
            event,
            cause: cause.to_string(),
        }));
        self
    }

    /// What went wrong, in a few words and without a full stop.
    pub(crate) fn title(&self, wording: &Wording) -> String {
        wording.attribute(&self.message, "title")
    }

    /// More about it, in whole sentences.
    pub(crate) fn detail(&self, wording: &Wording) -> String {
        wording.attribute(&self.message, "detail")
    }

    /// All of it in one paragraph.
    pub(crate) fn told(&self, wording: &Wording) -> String {
        format!("{}. {}", self.title(wording), self.detail(wording))
    }

    /// The body of `application/problem+json`.
    pub(crate) fn to_json(&self) -> String {
        let wording = Wording::for_programs();
        let errors = self.errors.iter().map(|error| FieldBody {
            field: &error.field,
            code: error.code,
            message: wording.message(&error.message),
        });
        let body = ProblemBody {
            kind: format!("/problems/{}", self.code),
            title: self.title(&wording),
            status: self.status.as_u16(),
            detail: self.detail(&wording),
            code: self.code,
            request_id: &self.request_id,
            errors: errors.collect(),
        };
        serde_json::to_string(&body).unwrap_or_default()
    }

    /// The answer to a program.
    pub(crate) fn to_json_response(&self) -> Response {
        self.response(PROBLEM_JSON, self.to_json())
    }

    /// The answer with `body`, as `content_type`, and this problem's status and headers.
    pub(crate) fn response(&self, content_type: &'static str, body: impl Into<Body>) -> Response {
        let mut response = Response::builder().status(self.status).body(body);
        let headers = response.headers_mut();
        headers.extend(self.header.as_deref().cloned());
        headers.insert(CONTENT_TYPE, HeaderValue::from_static(content_type));
        response
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code)
    }
}

impl std::error::Error for Problem {}

impl ResponseError for Problem {
    fn status(&self) -> StatusCode {
        self.status
    }

    fn as_response(&self) -> Response {
        self.to_json_response()
    }
}

#[derive(Serialize)]
struct ProblemBody<'a> {
    #[serde(rename = "type")]
    kind: String,
    title: String,
    status: u16,
    detail: String,
    code: &'a str,
    request_id: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    errors: Vec<FieldBody<'a>>,
}

#[derive(Serialize)]
struct FieldBody<'a> {
    field: &'a str,
    code: &'a str,
    message: String,
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    fn as_value(problem: &Problem) -> Value {
        serde_json::from_str(&problem.to_json()).unwrap()
    }

    #[test]
    fn a_problem_without_field_errors_has_no_errors_member() {
        let message = Message::new("problem-opening-conflict").with("name", "The \"car\"");
        let mut problem = Problem::new(StatusCode::CONFLICT, "opening_conflict", message);
        problem.request_id = "r-1".into();
        assert_eq!(
            as_value(&problem),
            json!({
                "type": "/problems/opening_conflict",
                "title": "An opening balance stands in the way",
                "status": 409,
                "detail": "The \"car\" has an opening balance set by hand where a carried one has to go. Delete it first.",
                "code": "opening_conflict",
                "request_id": "r-1",
            })
        );
    }

    #[test]
    fn every_field_error_is_listed() {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let problem =
            Problem::new(status, "invalid_fields", "problem-invalid-fields").with_errors(vec![
                FieldProblem {
                    field: "planned_minor".to_owned(),
                    code: "out_of_range",
                    message: "refusal-amount-negative".into(),
                },
            ]);
        assert_eq!(
            as_value(&problem)["errors"],
            json!([{
                "field": "planned_minor",
                "code": "out_of_range",
                "message": "The amount cannot be negative.",
            }])
        );
    }
}
