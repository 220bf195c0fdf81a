use crate::edge::ProblemPage;
use crate::problem::Problem;
use crate::texts::Texts;
use crate::views::problem::ProblemView;
use crate::views::{Shell, render};

/// Shows a problem as one of our pages.
pub(crate) struct ProblemPages;

impl ProblemPage for ProblemPages {
    fn page(&self, problem: &Problem) -> String {
        let shell = Shell::in_texts(&Texts::english(), problem.title, "");
        // The templates are checked at start, so this cannot fail while serving.
        render(&shell, &ProblemView::from(problem)).unwrap_or_default()
    }

    fn fragment(&self, problem: &Problem) -> String {
        self.page(problem)
    }
}
