use crate::edge::{ProblemPage, WayOn};
use crate::problem::Problem;
use crate::texts::Texts;
use crate::views::problem::ProblemView;
use crate::views::{Shell, render};

/// Shows a problem as one of our pages.
pub(crate) struct ProblemPages;

impl ProblemPage for ProblemPages {
    fn page(&self, problem: &Problem, way_on: &WayOn) -> String {
        let shell = Shell::in_texts(&Texts::english(), problem.title, "");
        // The templates are checked at start, so this cannot fail while serving.
        render(&shell, &ProblemView::of(problem, way_on)).unwrap_or_default()
    }

    fn fragment(&self, problem: &Problem, way_on: &WayOn) -> String {
        self.page(problem, way_on)
    }
}
