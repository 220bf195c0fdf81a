use poem::Response;

use super::audience::Audience;
use super::page_locale::PageLocale;
use super::request_id::RequestId;
use crate::problem::Problem;

const HTML: &str = "text/html; charset=utf-8";

/// Shows a problem to a person. Both answers are HTML with everything escaped.
pub trait ProblemPage: Send + Sync {
    /// A whole page, for somebody who reads in `locale`.
    fn page(&self, problem: &Problem, locale: &str) -> String;

    /// What htmx puts into the page that is open.
    fn fragment(&self, problem: &Problem, locale: &str) -> String;
}

/// The answer that tells `audience` of `problem`.
pub(super) fn answer(
    mut problem: Problem,
    id: &RequestId,
    audience: Audience,
    PageLocale(locale): &PageLocale,
    pages: &dyn ProblemPage,
) -> Response {
    problem.request_id = id.shared();
    match audience {
        Audience::Program => problem.to_json_response(),
        Audience::Person => problem.response(HTML, pages.page(&problem, locale)),
        Audience::PageInPlace => problem.response(HTML, pages.fragment(&problem, locale)),
    }
}
