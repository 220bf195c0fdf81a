use quartermaster_domain::Message;
use serde::Serialize;

use super::View;
use crate::edge::WayOn;
use crate::format::Wording;
use crate::problem::Problem;

/// Why something was not done, and where to go on, for a person.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ProblemView {
    status: u16,
    title: String,
    detail: String,
    request_id: String,
    errors: Vec<ProblemError>,
    advice: Advice,
    /// The page that led here; empty where there is none to go back to.
    back: String,
    /// The month that something was asked of, and what the link to it says; empty where that is no way on.
    month: String,
    to_month: String,
    /// The address to ask again; empty where that does not help, or does something.
    again: String,
}

/// What helps with problems of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
enum Advice {
    /// It is not there: look for it elsewhere.
    Missing,
    /// The state of things forbids it: look at them as they are.
    Conflict,
    /// What was sent cannot be taken: mend it.
    Invalid,
    /// The database is busy: wait.
    Busy,
    /// A fault of ours: nothing helps but the log.
    Fault,
    /// The request is none that a page of ours makes.
    Refused,
}

impl Advice {
    fn of(status: u16) -> Self {
        match status {
            404 | 410 => Self::Missing,
            409 | 412 => Self::Conflict,
            422 => Self::Invalid,
            503 => Self::Busy,
            500..=599 => Self::Fault,
            _ => Self::Refused,
        }
    }

    fn asking_again_helps(self) -> bool {
        matches!(self, Self::Busy | Self::Fault)
    }
}

#[derive(Debug, Clone, Serialize)]
struct ProblemError {
    field: String,
    message: String,
}

impl ProblemView {
    pub(crate) fn of(problem: &Problem, wording: &Wording, way_on: &WayOn) -> Self {
        let status = problem.status.as_u16();
        let advice = Advice::of(status);
        let back = way_on.back.clone().unwrap_or_default();
        let month = way_on.month.filter(|_| advice == Advice::Conflict);
        let month = month.map(|month| (format!("/months/{month}"), month));
        let month = month.filter(|(address, _)| back.split('?').next() != Some(address));
        let to_month = month.as_ref().map(|(_, month)| {
            wording.message(&Message::new("problem-page-to-month").with("month", *month))
        });
        let again = way_on.again.clone().filter(|_| advice.asking_again_helps());
        Self {
            status,
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
            advice,
            back,
            month: month.map(|(address, _)| address).unwrap_or_default(),
            to_month: to_month.unwrap_or_default(),
            again: again.unwrap_or_default(),
        }
    }
}

impl View for ProblemView {
    const TEMPLATE: &'static str = "pages/problem.html";

    #[cfg(test)]
    fn samples(_locale: &str) -> Vec<Self> {
        let missing = Self {
            status: 404,
            title: "There is nothing here".to_owned(),
            detail: "The address may be mistyped, or what was here is gone.".to_owned(),
            request_id: "5f2c".to_owned(),
            errors: Vec::new(),
            advice: Advice::Missing,
            back: String::new(),
            month: String::new(),
            to_month: String::new(),
            again: String::new(),
        };
        let with_errors = Self {
            errors: vec![ProblemError {
                field: "planned_minor".to_owned(),
                message: "The amount cannot be negative.".to_owned(),
            }],
            back: "/months?\"><script>alert(1)</script>".to_owned(),
            ..missing.clone()
        };
        let statuses = [400, 409, 422, 500, 503].into_iter();
        let others = statuses.map(|status| Self {
            status,
            advice: Advice::of(status),
            again: "/months/2026-10?open=1".to_owned(),
            month: "/months/2026-10".to_owned(),
            to_month: "To October 2026".to_owned(),
            ..missing.clone()
        });
        others.chain([missing.clone(), with_errors]).collect()
    }
}
