//! The browser pages: plain links and forms, 303 after a change.

mod problem_pages;

pub(crate) use problem_pages::ProblemPages;
