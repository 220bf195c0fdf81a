//! Every variant of every error a use case has, and the problem it becomes.

mod backups;
mod codes;
mod first_run;
mod months;
mod postings;
mod shared;
mod template;

use quartermaster_domain::{FieldErrors, ValueError};

use super::Problem;

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

/// What a person may read: sentences, and nothing of the program's inside.
fn assert_readable(problems: &[Problem]) {
    for problem in problems {
        assert!(problem.detail.ends_with('.'), "{}", problem.detail);
        assert!(!problem.title.ends_with('.'), "{}", problem.title);
        for secret in [shared::SECRET, "SELECT", "sqlite", "Error", "::"] {
            assert!(!problem.to_json().contains(secret), "{secret}");
        }
    }
}

fn invalid() -> FieldErrors {
    FieldErrors::one("name", ValueError::required())
}
