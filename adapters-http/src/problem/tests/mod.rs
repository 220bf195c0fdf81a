//! Every variant of every error a use case has, and the problem it becomes.

mod backups;
mod codes;
mod first_run;
mod months;
mod postings;
mod putting_back;
mod shared;
mod template;

use quartermaster_domain::{FieldErrors, ValueError};

use super::Problem;
use crate::format::Wording;

/// The problem of each variant with its status and its code. The match has no catch-all arm: a new variant does not compile until it
/// stands here.
macro_rules! problems {
    ($error:ty { $($pattern:pat = $value:expr => $status:literal $code:literal,)+ }) => {{
        fn stands_in_the_table(error: &$error) {
            match error { $($pattern => {})+ }
        }
        let mut problems = Vec::new();
        $(
            let error: $error = $value;
            stands_in_the_table(&error);
            assert!(matches!(error, $pattern), "{}", stringify!($pattern));
            let problem = Problem::from(error);
            assert_eq!(
                (problem.status.as_u16(), problem.code),
                ($status, $code),
                "{}: {}",
                stringify!($error),
                stringify!($pattern)
            );
            problems.push(problem);
        )+
        problems
    }};
}
use problems;

/// What a person may read: sentences in every language, and nothing of the program's inside.
fn assert_readable(problems: &[Problem]) {
    let locales = ["en-GB", "de-DE", "ar-EG"].map(Wording::of);
    let wordings = [vec![Wording::for_programs()], locales.into()].concat();
    for problem in problems {
        for wording in &wordings {
            assert_sentences(problem, wording);
        }
        for secret in [shared::SECRET, "SELECT", "sqlite", "Error", "::"] {
            assert!(!problem.to_json().contains(secret), "{secret}");
        }
    }
}

/// A text that is missing is its key.
fn assert_sentences(problem: &Problem, wording: &Wording) {
    let (title, detail) = (problem.title(wording), problem.detail(wording));
    assert!(detail.ends_with('.'), "{detail}");
    assert!(!title.ends_with('.') && title.contains(' '), "{title}");
    for error in &problem.errors {
        let message = wording.message(&error.message);
        assert!(message.ends_with('.'), "{message}");
    }
}

fn invalid() -> FieldErrors {
    FieldErrors::one("name", ValueError::required())
}
