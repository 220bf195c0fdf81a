use poem::Response;

use super::audience::Audience;
use super::request_id::RequestId;
use super::way_on::WayOn;
use crate::problem::Problem;

const HTML: &str = "text/html; charset=utf-8";

/// Shows a problem to a person. Both answers are HTML with everything escaped.
pub trait ProblemPage: Send + Sync {
    /// A whole page.
    fn page(&self, problem: &Problem, way_on: &WayOn) -> String;

    /// What htmx puts into the page that is open.
    fn fragment(&self, problem: &Problem, way_on: &WayOn) -> String;
}

/// The answer that tells `audience` of `problem`.
pub(super) fn answer(
    mut problem: Problem,
    id: &RequestId,
    audience: Audience,
    way_on: &WayOn,
    pages: &dyn ProblemPage,
) -> Response {
    problem.request_id = id.shared();
    match audience {
        Audience::Program => problem.to_json_response(),
        Audience::Person => problem.response(HTML, pages.page(&problem, way_on)),
        Audience::PageInPlace => problem.response(HTML, pages.fragment(&problem, way_on)),
    }
}
