//! Why values are refused and requests are not served, read from the English texts.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::heard::{ROOT, normal};

fn texts(name: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join("adapters-http/texts/en").join(name)).unwrap()
}

/// Each refusal, and the title of each problem.
pub(crate) fn worded() -> BTreeSet<String> {
    let mut worded = BTreeSet::new();
    for line in texts("refusal.ftl").lines() {
        if !line.is_empty() && !line.starts_with('#') {
            let text = line
                .strip_prefix("refusal-")
                .and_then(|line| line.split_once(" = "));
            let (_, text) = text.unwrap_or_else(|| panic!("a refusal is not one line: {line}"));
            worded.insert(normal(text));
        }
    }
    let problems = texts("problem.ftl");
    let keys = problems
        .lines()
        .filter(|line| line.starts_with("problem-"))
        .count();
    let titles = problems
        .lines()
        .filter_map(|line| line.strip_prefix("    .title = "));
    let titles: Vec<&str> = titles.collect();
    assert_eq!(titles.len(), keys, "each problem has one title");
    worded.extend(titles.into_iter().map(normal));
    worded
}
