//! Files that are refused, and where they say it is.

use serde_json::{Value, json};

use super::full_export;
use super::life::now;
use crate::export::{FORMAT_VERSION, fill, read};

/// The full export with the value at a JSON pointer replaced, or removed where it is null.
fn with(export: &Value, pointer: &str, value: Value) -> String {
    let mut export = export.clone();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    match export.pointer_mut(parent).unwrap() {
        Value::Object(members) => {
            members.insert(name.to_owned(), value);
        }
        Value::Array(items) => items[name.parse::<usize>().unwrap()] = value,
        other => panic!("{other} at {parent}"),
    }
    export.to_string()
}

fn refusal(text: &str) -> String {
    read(text).unwrap_err().to_string()
}

#[tokio::test]
async fn a_value_that_cannot_be_is_named_by_its_place() {
    let export: Value = serde_json::from_str(&full_export().await).unwrap();
    let cases = [
        ("/template/entries/2/planned_minor", json!("12.50")),
        ("/template/entries/2/planned_minor", json!(12.5)),
        ("/template/entries/2/planned_minor", json!(-1)),
        (
            "/template/entries/2/planned_minor",
            json!(1_000_000_000_000_001_i64),
        ),
        ("/template/entries/0/recurrence/every", json!(99)),
        ("/template/entries/0/debt_target_id", json!(987_654)),
        ("/template/entries/1/name", json!("")),
        ("/template/debt_targets/0/due_day", json!(32)),
        ("/template/debt_targets/0/apr_ppm", json!(10_000_001)),
        ("/template/debt_targets/0/apr_bps", json!(2_499)),
        ("/household/currency", json!("EURO")),
        ("/household/minor_unit_digits", json!(3)),
        ("/household/time_zone", json!("Mars/Base")),
        ("/months/0/month", json!("2026-13")),
        ("/months/0/first_day", json!("2026-02-30")),
        ("/months/0/last_day", json!("2020-01-01")),
        ("/months/0/state", json!("active")),
        ("/months/0/state", json!("sealed")),
        ("/months/0/seal", json!("abc")),
        ("/months/0/seal_version", json!(3)),
        ("/months/0/closed_at", json!("2026-11-23T07:15:00+01:00")),
        ("/months/1/month", json!("2026-09")),
        ("/months/0/entries/0/source_entry_id", json!(987_654)),
        ("/months/0/entries/0/debt_target_id", json!(987_654)),
        ("/months/0/entries/0/carry", json!("surplus")),
        (
            "/months/0/debt_targets/0/source_debt_target_id",
            json!(987_654),
        ),
        (
            "/months/0/debt_targets/0/closing_balance_minor",
            Value::Null,
        ),
        ("/months/0/payments/0/postings/1/entry_id", json!(987_654)),
        ("/months/0/payments/0/postings/1/amount_minor", json!(0)),
        ("/months/0/payments/0/postings", json!([])),
        ("/months/0/payments/0/postings/0/created_by", json!("")),
        (
            "/months/2/payments",
            export["months"][0]["payments"].clone(),
        ),
        ("/audit/0/channel", json!("letter")),
        ("/audit/0/after", json!({"amount": 1.5})),
        ("/last_ids/entry", json!(0)),
        ("/household/colour", json!("green")),
        ("/months/1/entries/0/applied_minor", json!(1)),
    ];
    for (pointer, value) in cases {
        let said = refusal(&with(&export, pointer, value.clone()));
        let place = said.split(": ").next().unwrap();
        let mut named = place.replace(['.', '['], "/").replace(']', "");
        named.insert(0, '/');
        assert_eq!(named, pointer, "{value}: {said}");
    }
}

#[tokio::test]
async fn a_sentence_ends_before_the_line_is_told() {
    let export: Value = serde_json::from_str(&full_export().await).unwrap();
    let said = refusal(&with(&export, "/household/currency", json!("EURO")));
    let (why, line) = said.split_once(" (line 1, column ").unwrap();
    assert_eq!(
        why,
        "household.currency: This is not a currency code of ISO 4217."
    );
    assert!(line.ends_with(')'), "{said}");
    let said = refusal(&with(&export, "/household/colour", json!("green")));
    assert!(
        said.starts_with("household.colour: unknown field `colour`"),
        "{said}"
    );
    assert_eq!(said.matches("line 1").count(), 1, "{said}");
}

#[tokio::test]
async fn an_id_is_given_once() {
    let export: Value = serde_json::from_str(&full_export().await).unwrap();
    for (one, other) in [
        ("/template/entries/0", "/template/entries/1"),
        ("/months/0", "/months/1"),
        ("/months/0/entries/0", "/months/1/entries/0"),
        ("/months/0/payments/0", "/months/1/payments/0"),
        ("/audit/0", "/audit/1"),
    ] {
        let id = export.pointer(one).unwrap()["id"].clone();
        let said = refusal(&with(&export, &format!("{other}/id"), id));
        let place = other[1..].replace("/0", "[0]").replace("/1", "[1]");
        let place = place.replace('/', ".");
        assert_eq!(said, format!("{place}.id: another one has this id"));
    }
}

#[tokio::test]
async fn what_is_no_export_says_so() {
    let export: Value = serde_json::from_str(&full_export().await).unwrap();
    for (text, said) in [
        (String::new(), "not an export"),
        ("Dear diary".to_owned(), "not an export"),
        ("{}".to_owned(), "not an export"),
        ("[1, 2]".to_owned(), "not an export"),
        (with(&export, "/format", json!("ledger")), "not an export"),
        (with(&export, "/format_version", json!(0)), "never was"),
        (with(&export, "/format_version", json!(-1)), "never was"),
        (
            with(&export, "/format_version", json!(i64::MIN)),
            "never was",
        ),
        (
            with(&export, "/format_version", json!(FORMAT_VERSION + 1)),
            "a newer Quartermaster wrote it",
        ),
    ] {
        let refused = refusal(&text);
        assert!(refused.contains(said), "{text:.40}: {refused}");
    }
    // Also where the newer version has what this one does not know.
    let newer = with(&export, "/format_version", json!(FORMAT_VERSION + 1));
    let newer = with(
        &serde_json::from_str(&newer).unwrap(),
        "/accounts",
        json!([]),
    );
    assert!(refusal(&newer).contains("newer Quartermaster"));
    let whole = export.to_string();
    let cut_off = &whole[..whole.len() / 2];
    assert!(refusal(cut_off).contains("EOF"), "{}", refusal(cut_off));
}

/// A file that a program of the first format wrote.
const FIRST_FORMAT: &str = include_str!("../../../tests/exports/1.json");

#[test]
fn a_file_of_the_first_format_is_read_by_its_own_rules() {
    assert!(read(FIRST_FORMAT).is_ok());
    let export: Value = serde_json::from_str(FIRST_FORMAT).unwrap();
    for (pointer, value) in [
        ("/template/debt_targets/0/apr_bps", json!(100_001)),
        ("/template/debt_targets/0/apr_bps", json!(3.875)),
        ("/template/debt_targets/0/apr_ppm", json!(38_750)),
        ("/months/0/debt_targets/0/apr_bps", json!(-1)),
        ("/months/0/debt_targets/1/apr_ppm", json!(38_750)),
        ("/months/0/seal_version", json!(2)),
    ] {
        let said = refusal(&with(&export, pointer, value));
        let place = said.split(": ").next().unwrap();
        let mut named = place.replace(['.', '['], "/").replace(']', "");
        named.insert(0, '/');
        assert_eq!(named, pointer, "{said}");
    }
    // Neither is read as the other.
    let first = with(&export, "/format_version", json!(2));
    assert!(refusal(&first).contains("apr_bps"), "{}", refusal(&first));
}

/// What only the whole database shows.
#[tokio::test]
async fn what_breaks_a_seal_or_a_rule_is_found_before_anything_is_there() {
    let export: Value = serde_json::from_str(&full_export().await).unwrap();
    let note = "/months/0/entries/0/notes";
    let amount = "/months/0/payments/0/postings/0/amount_minor";
    let seal = "/months/0/seal";
    let baseline = "/months/1/entries/0/baseline_minor";
    let cases = [
        (note, json!("changed"), "months[0].seal: seal_mismatch"),
        (amount, json!(9_999_999), "months[0].seal: seal_mismatch"),
        (seal, json!("0".repeat(64)), "months[0].seal: seal_mismatch"),
        (
            baseline,
            Value::Null,
            "months[1].entries[0]: baseline_from_activation_on",
        ),
    ];
    for (pointer, value, said) in cases {
        let everything = read(&with(&export, pointer, value)).unwrap();
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("refused.db");
        let refused = fill(&file, &everything, now()).await;
        let refused = format!("{:#}", refused.unwrap_err());
        assert!(refused.contains(said), "{pointer}: {refused}");
    }
}
