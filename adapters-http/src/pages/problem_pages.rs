use crate::edge::ProblemPage;
use crate::format::Wording;
use crate::problem::Problem;
use crate::views::problem::ProblemView;
use crate::views::{Shell, render};

/// Shows a problem as one of our pages.
pub(crate) struct ProblemPages;

impl ProblemPage for ProblemPages {
    fn page(&self, problem: &Problem, locale: &str) -> String {
        let wording = Wording::of(locale);
        let shell = Shell::in_texts(wording.texts(), problem.title(&wording), "");
        // The templates are checked at start, so this cannot fail while serving.
        render(&shell, &ProblemView::of(problem, &wording)).unwrap_or_default()
    }

    fn fragment(&self, problem: &Problem, locale: &str) -> String {
        self.page(problem, locale)
    }
}
