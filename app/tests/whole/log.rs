//! What the log says of a household's life, and what it keeps to itself.

use reqwest::Method;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::lived_in::LivedIn;
use crate::released_schemas::{place_of, released};
use crate::server::Place;

/// The lines of the log after everything that has an event was done.
async fn lived_through() -> Vec<Value> {
    let home = LivedIn::with_its_maker().await;
    let client = &home.client;
    client.page("/months/2026-10?secret=1").await;
    let single = format!("/months/2026-10/postings/{}", home.single);
    client
        .change(&single, &json!({"memo": "Confidential"}))
        .await;
    client.delete(&single).await;
    client.act("/months/2026-10/close").await;
    let reason = json!({"reason": "Confidential"});
    client
        .send(Method::POST, "/months/2026-10/reopen", Some(&reason))
        .await;
    let (status, log) = home.server.stop();
    assert!(status.success());
    for kept in ["secret", "Groceries", "Aldi", "Confidential"] {
        assert!(!log.contains(kept), "{kept}");
    }
    let object = |line| serde_json::from_str(line).unwrap_or_else(|_| panic!("no JSON: {line}"));
    log.lines().map(object).collect()
}

fn of<'a>(lines: &'a [Value], event: &str) -> Vec<&'a Value> {
    let found = lines.iter().filter(|line| line["event"] == event);
    let found: Vec<&Value> = found.collect();
    assert!(!found.is_empty(), "no {event}");
    found
}

#[tokio::test]
async fn every_event_has_its_fields_at_the_top() {
    let lines = lived_through().await;
    for line in &lines {
        let names: Vec<&String> = line.as_object().unwrap().keys().collect();
        let first = ["timestamp", "level", "logger", "event", "message"];
        assert!(
            names.len() >= first.len() && names[..first.len()] == first,
            "{line}"
        );
        for name in first {
            assert!(line[name].is_string(), "{name}: {line}");
        }
        let message = line["message"].as_str().unwrap();
        assert!(message.split_whitespace().count() >= 3, "{line}");
        assert!(message.starts_with(char::is_uppercase), "{line}");
        assert!(
            line["logger"]
                .as_str()
                .unwrap()
                .starts_with("quartermaster"),
            "{line}"
        );
        assert_ne!(line["level"], "ERROR", "{line}");
    }
    for (event, months) in [
        ("month_created", &["2026-09", "2026-10", "2026-11"][..]),
        ("month_activated", &["2026-09", "2026-10"]),
        ("month_closed", &["2026-09", "2026-10"]),
        ("month_reopened", &["2026-10"]),
    ] {
        let found = of(&lines, event);
        let found: Vec<&Value> = found.iter().map(|line| &line["year_month"]).collect();
        assert_eq!(found, months, "{event}");
    }
    assert!(of(&lines, "template_entry_updated")[0]["entry_id"].is_i64());
    assert!(of(&lines, "posting_deleted")[0]["posting_id"].is_i64());
    let added = of(&lines, "posting_added");
    let amounts: Vec<&Value> = added.iter().map(|line| &line["amount"]).collect();
    assert_eq!(amounts, [37_000, 1250, 1250, 16_000]);
    for line in added {
        assert!(line["posting_id"].is_i64() && line["month_entry_id"].is_i64());
    }
    assert!(of(&lines, "migration_applied")[0]["migration"].is_string());
}

#[tokio::test]
async fn every_request_has_a_line_without_its_query() {
    let lines = lived_through().await;
    let requests = of(&lines, "http_request");
    assert!(requests.len() > 20);
    for request in &requests {
        assert!(request["status"].is_u64() && request["method"].is_string());
        assert!(request["duration_ms"].is_u64() && request["request_id"].is_string());
        assert_eq!(request["client_ip"], "127.0.0.1");
        assert!(!request["path"].as_str().unwrap().contains('?'));
    }
    let pages = requests
        .iter()
        .filter(|request| request["path"] == "/months/2026-10");
    assert_eq!(pages.count(), 1);
}

#[tokio::test]
async fn a_backup_is_told_with_its_file_and_size() {
    let home = LivedIn::with_its_maker().await;
    let reason = [("reason".to_owned(), "by hand".to_owned())];
    let browser = Browser::of(&home.server);
    let made = browser.post("/settings/backups", &reason).await;
    assert_eq!(made.status.as_u16(), 303);
    let LivedIn { place, server, .. } = home;
    let (_, log) = server.stop();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    // A server that is slow to start finds what was entered meanwhile, and makes a backup of its own.
    let mut told = of(&lines, "backup_created");
    told.retain(|line| line["reason"] != "scheduled");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["reason"], "by-hand");
    let file = std::path::Path::new(told[0]["file"].as_str().unwrap());
    assert_eq!(file.parent(), Some(place.path().join("backups").as_path()));
    let name = file.file_name().unwrap().to_str().unwrap();
    assert!(name.starts_with("quartermaster-") && name.ends_with("-by-hand.db"));
    let bytes = std::fs::metadata(file).unwrap().len();
    assert_eq!(told[0]["bytes"].as_u64(), Some(bytes));
}

/// With the reason that the backup would have had, as `backup_created` tells it.
#[tokio::test]
async fn a_backup_that_failed_before_a_step_is_told_with_why() {
    let steps = released();
    let applied = place_of(&steps[4]).await;
    let reason = steps[5].replace('_', "-");
    let no_folder = applied.path().join("a file");
    std::fs::write(&no_folder, "").unwrap();
    let mut program = applied.program();
    program.env("QUARTERMASTER_LOG_FORMAT", "json");
    program.env("QUARTERMASTER_BACKUP_DIR", &no_folder);
    let output = program.arg("migrate").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let log = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<Value> = log
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    let told = of(&lines, "backup_failed");
    assert_eq!(told.len(), 1);
    assert_eq!(told[0]["reason"], format!("before-{reason}"));
    let error = told[0]["error"].as_str().unwrap();
    let folder = format!("the backup folder {} cannot be used", no_folder.display());
    assert!(error.starts_with(&folder), "{error}");
    assert!(
        error.ends_with("(os error 20)") || error.ends_with("(os error 17)"),
        "{error}"
    );
}

/// The lines of a program that ends by itself, and what it says on standard error.
fn refused(mut program: std::process::Command) -> (Vec<Value>, String) {
    let output = program.output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let log = String::from_utf8(output.stdout).unwrap();
    let lines = log.lines().map(|line| serde_json::from_str(line).unwrap());
    (lines.collect(), String::from_utf8(output.stderr).unwrap())
}

#[test]
fn a_start_that_is_refused_is_told_to_programs_and_people() {
    let place = Place::new();
    let server = place.start();
    let mut taken = place.program();
    taken.env("QUARTERMASTER_LOG_FORMAT", "json");
    let mut misset = place.program();
    misset
        .env("QUARTERMASTER_LOG_FORMAT", "json")
        .env("QUARTERMASTER_LISTEN", "nowhere")
        .arg("serve");
    let mut demo = place.program();
    demo.env("QUARTERMASTER_LOG_FORMAT", "json").arg("demo");
    for (program, reason) in [
        (taken, "another Quartermaster serves "),
        (misset, "QUARTERMASTER_LISTEN is not an address"),
        (demo, "a demo household needs a new, empty database"),
    ] {
        let (lines, said) = refused(program);
        let [line] = lines.as_slice() else {
            panic!("{lines:?}")
        };
        assert_eq!(line["event"], "start_failed");
        assert_eq!(line["level"], "ERROR");
        let told = line["reason"].as_str().unwrap();
        assert!(told.contains(reason), "{told}");
        assert_eq!(said, format!("quartermaster: {told}\n"));
        let message = format!("Quartermaster does not start: {told}");
        assert_eq!(line["message"], message);
    }
    // A person at a terminal is told once, and what is no start is none that was refused.
    for arguments in [&["serve"][..], &["backup"], &["migrate"]] {
        let (code, log, said) = place.run(arguments);
        assert_eq!(
            (code == Some(1), log.contains("start_failed")),
            (!said.is_empty(), false)
        );
    }
    assert!(server.stop().0.success());
}
