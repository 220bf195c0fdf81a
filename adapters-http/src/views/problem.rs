use serde::Serialize;

use super::View;
use crate::format::Wording;
use crate::problem::Problem;

/// Why something was not done, for a person.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProblemView {
    status: u16,
    title: String,
    detail: String,
    request_id: String,
    errors: Vec<ProblemError>,
}

#[derive(Debug, Clone, Serialize)]
struct ProblemError {
    field: String,
    message: String,
}

impl ProblemView {
    pub(crate) fn of(problem: &Problem, wording: &Wording) -> Self {
        Self {
            status: problem.status.as_u16(),
            title: problem.title(wording),
            detail: problem.detail(wording),
            request_id: problem.request_id.to_string(),
            errors: problem
                .errors
                .iter()
                .map(|error| ProblemError {
                    field: error.field.clone(),
                    message: wording.message(&error.message),
                })
                .collect(),
        }
    }
}

impl View for ProblemView {
    const TEMPLATE: &'static str = "pages/problem.html";

    fn samples(_locale: &str) -> Vec<Self> {
        let plain = Self {
            status: 404,
            title: "There is nothing here".to_owned(),
            detail: "The address may be mistyped, or what was here is gone.".to_owned(),
            request_id: "5f2c".to_owned(),
            errors: Vec::new(),
        };
        let with_errors = Self {
            errors: vec![ProblemError {
                field: "planned_minor".to_owned(),
                message: "The amount cannot be negative.".to_owned(),
            }],
            ..plain.clone()
        };
        vec![plain, with_errors]
    }
}
