//! Who asks, and on what conditions.

use poem::http::header::IF_MATCH;
use poem::{FromRequest, Request, RequestBody, Result};
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::months::MonthAtVersion;
use quartermaster_domain::YearMonth;

use super::scalars::Month;
use crate::problem::{Problem, no_such_month};

/// What a request says beside its path and body.
pub(super) struct Asking {
    pub(super) by: Author,
    if_match: Option<String>,
}

impl<'a> FromRequest<'a> for Asking {
    async fn from_request(request: &'a Request, _: &mut RequestBody) -> Result<Self> {
        let if_match = request.headers().get(IF_MATCH);
        Ok(Self {
            by: Author::local(Channel::Api),
            if_match: if_match.map(|value| value.to_str().unwrap_or_default().to_owned()),
        })
    }
}

/// A version that nothing ever has.
const NO_VERSION: i64 = -1;

impl Asking {
    /// The version that If-Match asks for; `*` asks for none in particular, and a tag of another
    /// shape is never the right one.
    pub(super) fn expected_version(&self) -> Option<i64> {
        let tag = self.if_match.as_deref()?.trim();
        if tag == "*" {
            return None;
        }
        Some(version_of(tag).unwrap_or(NO_VERSION))
    }

    pub(super) fn month(&self, month: YearMonth) -> MonthAtVersion {
        MonthAtVersion {
            month,
            expected_version: self.expected_version(),
        }
    }

    /// The answer to an error: a version conflict is 412 where the client asked for a version.
    pub(super) fn refuse(&self, error: impl Into<Problem>) -> poem::Error {
        let problem: Problem = error.into();
        match self.if_match {
            Some(_) => problem.under_if_match().into(),
            None => problem.into(),
        }
    }
}

/// The month of a path; one that cannot be is one that is not there.
pub(super) fn month_of(path: Month) -> Result<YearMonth> {
    Ok(path.given().map_err(|_| no_such_month())?)
}

pub(super) fn refused(error: impl Into<Problem>) -> poem::Error {
    let problem: Problem = error.into();
    problem.into()
}

/// The version of an entity tag.
pub(super) fn version_of(tag: &str) -> Option<i64> {
    let tag = tag.strip_prefix("W/").unwrap_or(tag);
    let version = tag.strip_prefix('"')?.strip_suffix('"')?;
    version.parse().ok()
}

/// The entity tag of a version.
pub(super) fn etag(version: i64) -> String {
    format!("\"{version}\"")
}
