//! The pipelines and queries of docs/logs.md, tried on lines of a real log.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use reqwest::Method;
use serde_json::{Value, json};

use crate::hang::Frozen;
use crate::lived_in::LivedIn;

const ROOT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/..");

/// What a line is found by.
type Labels = BTreeMap<String, String>;

fn text_of(path: &str) -> String {
    fs::read_to_string(Path::new(ROOT).join(path)).unwrap()
}

/// The code blocks of one language, in their order.
fn blocks(language: &str) -> Vec<String> {
    let logs = text_of("docs/logs.md");
    let begun = format!("```{language}\n");
    let blocks = logs.split(&begun).skip(1);
    blocks
        .map(|rest| rest.split_once("\n```").unwrap().0.to_owned())
        .collect()
}

/// What a pipeline takes out of a line, and which of that it makes labels.
#[derive(Debug, PartialEq, Eq)]
struct Pipeline {
    /// The name for it, and the field of the line.
    taken: BTreeMap<String, String>,
    labels: Vec<String>,
}

/// The keys below a line of YAML, with their values.
fn below(yaml: &str, key: &str) -> Vec<(String, String)> {
    let mut lines = yaml
        .lines()
        .skip_while(|line| line.trim_start_matches(['-', ' ']) != key);
    let depth = |line: &str| line.len() - line.trim_start_matches([' ', '-']).len();
    let top = depth(lines.next().unwrap_or_else(|| panic!("no {key}")));
    lines
        .take_while(|line| depth(line) > top)
        .map(|line| {
            let (name, value) = line.split_once(':').unwrap();
            (name.trim().to_owned(), value.trim().to_owned())
        })
        .collect()
}

fn promtail() -> Pipeline {
    let [yaml] = blocks("yaml").try_into().unwrap();
    Pipeline {
        taken: below(&yaml, "expressions:").into_iter().collect(),
        labels: below(&yaml, "labels:")
            .into_iter()
            .map(|(name, _)| name)
            .collect(),
    }
}

/// The pairs between the braces behind `name`, where an empty value is the name itself.
fn pairs(alloy: &str, stage: &str) -> BTreeMap<String, String> {
    let (_, stage) = alloy.split_once(stage).unwrap();
    let (_, inside) = stage.split_once("= {").unwrap();
    let (inside, _) = inside.split_once('}').unwrap();
    let pairs = inside.split(',').map(|pair| {
        let (name, value) = pair.split_once('=').unwrap();
        let (name, value) = (name.trim(), value.trim().trim_matches('"'));
        let value = if value.is_empty() { name } else { value };
        (name.to_owned(), value.to_owned())
    });
    pairs.collect()
}

fn alloy() -> Pipeline {
    let [alloy] = blocks("alloy").try_into().unwrap();
    Pipeline {
        taken: pairs(&alloy, "stage.json"),
        labels: pairs(&alloy, "stage.labels").into_keys().collect(),
    }
}

/// As it stands in a label.
fn plain(value: &Value) -> String {
    value
        .as_str()
        .map_or_else(|| value.to_string(), str::to_owned)
}

/// The container's name as deploy/compose.yml has it, where both pipelines look for it.
fn container() -> String {
    let label = "__meta_docker_container_label_container_name";
    for block in [blocks("yaml"), blocks("alloy")].concat() {
        assert!(
            block.contains(label) && block.contains("container.name=quartermaster"),
            "{block}"
        );
    }
    let compose = text_of("deploy/compose.yml");
    let named = compose
        .lines()
        .find_map(|line| line.trim().strip_prefix("container.name:"));
    named.unwrap().trim().to_owned()
}

impl Pipeline {
    fn labels_of(&self, line: &Value) -> Labels {
        let mut labels = Labels::from([("container".to_owned(), container())]);
        for name in &self.labels {
            let field = &line[&self.taken[name]];
            if !field.is_null() {
                labels.insert(name.clone(), plain(field));
            }
        }
        labels
    }
}

/// Whether all of `text` is what a pattern of letters, `.` and `.+` means.
fn fits(pattern: &str, text: &str) -> bool {
    let mut letters = pattern.chars();
    match letters.next() {
        None => text.is_empty(),
        Some('.') if letters.as_str().starts_with('+') => {
            let rest = &letters.as_str()[1..];
            text.char_indices()
                .any(|(at, letter)| fits(rest, &text[at + letter.len_utf8()..]))
        }
        Some(expected) => {
            text.chars()
                .next()
                .is_some_and(|letter| expected == '.' || letter == expected)
                && fits(
                    letters.as_str(),
                    &text[text.chars().next().map_or(0, char::len_utf8)..],
                )
        }
    }
}

/// What a query finds, one line for each.
fn ask(query: &str, pipeline: &Pipeline, log: &[Value]) -> Vec<String> {
    let (selector, stages) = query.strip_prefix('{').unwrap().split_once('}').unwrap();
    let matchers: Vec<&str> = selector.split(", ").collect();
    let mut stages = stages
        .split(" | ")
        .map(str::trim)
        .filter(|stage| !stage.is_empty());
    let is_parsed = stages.next() == Some("json");
    let template = stages.next().map(|stage| {
        let format = stage.strip_prefix("line_format \"").unwrap();
        format.strip_suffix('"').unwrap().to_owned()
    });
    assert_eq!((stages.next(), is_parsed), (None, template.is_some()));
    let is_found = |labels: &Labels| {
        matchers.iter().all(|matcher| {
            let (name, rest) = matcher.split_once('=').unwrap();
            let value = labels.get(name).map_or("", String::as_str);
            match rest.strip_prefix('~') {
                Some(pattern) => fits(pattern.trim_matches('"'), value),
                None => rest.trim_matches('"') == value,
            }
        })
    };
    let found = log
        .iter()
        .filter(|line| is_found(&pipeline.labels_of(line)));
    found
        .map(|line| {
            let Some(template) = &template else {
                return line.to_string();
            };
            let mut shown = template.clone();
            for (name, value) in line.as_object().unwrap() {
                shown = shown.replace(&format!("{{{{.{name}}}}}"), &plain(value));
            }
            assert!(!shown.contains("{{"), "{template} of {line}");
            shown
        })
        .collect()
}

/// A household's life, and a database that was not well for a moment.
async fn log() -> Vec<Value> {
    let home = LivedIn::new().await;
    let frozen = Frozen::take(&home.place).await;
    assert_eq!(home.client.page("/healthz").await.0, 503);
    frozen.thaw();
    let december = json!({"month": "2026-12"});
    home.client.create("/months", &december).await;
    home.client.act("/months/2026-11/activate").await;
    home.client.act("/months/2026-10/close").await;
    let reason = json!({"reason": "x"});
    let reopened = home
        .client
        .send(Method::POST, "/months/2026-10/reopen", Some(&reason));
    assert_eq!(reopened.await.status, 200);
    let (status, log) = home.server.stop();
    assert!(status.success());
    log.lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[tokio::test]
async fn both_pipelines_and_all_queries_do_what_is_said_of_them() {
    let log = log().await;
    let (promtail, alloy) = (promtail(), alloy());
    assert_eq!(promtail.taken, alloy.taken);
    for name in ["level", "event", "status"] {
        for pipeline in [&promtail, &alloy] {
            assert!(
                pipeline.labels.iter().any(|label| label == name),
                "{pipeline:?}"
            );
        }
    }
    let queries = blocks("logql");
    let [errors, months, health] = queries.as_slice() else {
        panic!("{queries:?}")
    };
    for pipeline in [&promtail, &alloy] {
        let failed = ask(errors, pipeline, &log);
        assert_eq!(failed.len(), 1, "{failed:?}");
        let failed: Value = serde_json::from_str(&failed[0]).unwrap();
        assert_eq!(
            (&failed["status"], &failed["path"]),
            (&json!(503), &json!("/healthz"))
        );

        let lived = ask(months, pipeline, &log);
        for sentence in [
            "2026-12 The month 2026-12 was created",
            "2026-11 The month 2026-11 was activated",
            "2026-10 The month 2026-10 was closed",
            "2026-10 The month 2026-10 was reopened",
        ] {
            assert!(
                lived.iter().any(|line| line == sentence),
                "{sentence}: {lived:?}"
            );
        }
        let ill = ask(health, pipeline, &log);
        assert_eq!(ill, ["Timeout The database is not well: Timeout"]);
    }
}

#[test]
fn a_pattern_holds_for_a_whole_label() {
    for (pattern, text, expected) in [
        ("5..", "503", true),
        ("5..", "5030", false),
        ("5..", "200", false),
        ("month_.+", "month_closed", true),
        ("month_.+", "month_", false),
        ("month_.+", "a_month_closed", false),
    ] {
        assert_eq!(fits(pattern, text), expected, "{pattern} {text}");
    }
}
