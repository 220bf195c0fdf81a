use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::heard::{ROOT, heard};
use crate::named::named;
use crate::worded::worded;

/// What stands in the first column of the runbook's tables, in backticks.
fn told() -> BTreeSet<String> {
    let runbook = fs::read_to_string(Path::new(ROOT).join("docs/runbook.md")).unwrap();
    let rows = runbook.lines().filter_map(|line| line.strip_prefix("| `"));
    rows.map(|row| row.split_once("` |").unwrap().0.to_owned())
        .collect()
}

#[test]
fn the_runbook_has_every_message_and_no_other() {
    let (messages, events) = heard();
    assert!(messages.len() > 50 && events.len() > 15, "{messages:?}");
    let known = messages.into_iter().chain(events);
    let known = known.chain(worded()).chain(named());
    let known: BTreeSet<String> = known.collect();
    let told = told();
    let untold: Vec<_> = known.difference(&told).collect();
    let stale: Vec<_> = told.difference(&known).collect();
    assert!(untold.is_empty(), "not in docs/runbook.md: {untold:#?}");
    assert!(stale.is_empty(), "no longer said: {stale:#?}");
}

#[test]
fn refusals_and_titles_are_found_where_they_are_worded() {
    let worded = worded();
    assert!(worded.len() > 100, "{worded:?}");
    for message in [
        "At most … characters.",
        "A seal has 64 hexadecimal digits.",
        "The database is closed",
    ] {
        assert!(worded.contains(message), "{message} in {worded:#?}");
    }
}

#[test]
fn names_are_found_where_they_are_given() {
    let named = named();
    for name in [
        "integrity_check",
        "corrupt_row",
        "seal_mismatch",
        "months_close_in_order",
        "payment_has_postings",
        "Unavailable",
        "Timeout",
    ] {
        assert!(named.contains(name), "{name} in {named:#?}");
    }
}

#[test]
fn messages_are_found_where_they_are_said() {
    let (messages, events) = heard();
    for message in [
        "another Quartermaster serves … already (it holds …)",
        "there is no database at …",
        "cannot listen at …",
        "… is damaged: SQLite cannot read it",
        "migration step … …",
        "the metrics cannot be set up",
        "an insert returned no row",
        "…: row … of … points to no row of …",
        "has parameters",
        "backup-db.sh: quartermaster is neither on the PATH nor built here; run cargo build --release",
    ] {
        assert!(messages.contains(message), "{message} in {messages:#?}");
    }
    for event in [
        "http_request",
        "healthz_failed",
        "posting_added",
        "backup_failed",
    ] {
        assert!(events.contains(event), "{event} in {events:#?}");
    }
}
