use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::shapes::has_names;
use crate::client::minor;
use crate::lived_in::LivedIn;

const DRIFT: &str = "/months/2026-10/drift";

fn line<'a>(drift: &'a Value, name: &str) -> &'a Value {
    let lines = drift["items"].as_array().unwrap();
    let found = lines.iter().find(|line| line["name"] == name);
    found.unwrap_or_else(|| panic!("no line {name} in {drift}"))
}

async fn settle(home: &LivedIn, lines: Value) -> Value {
    let body = json!({"lines": lines});
    let answer = home.client.send(Method::POST, DRIFT, Some(&body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    assert_eq!(answer.json(), home.client.get(DRIFT).await);
    answer.json()
}

#[tokio::test]
async fn what_differs_is_listed_by_line_and_field() {
    let home = LivedIn::new().await;
    let drift = home.client.get(DRIFT).await;
    has_names(&drift, &["items", "next"]);
    let groceries = json!({
        "difference": "differs", "subject": "entry", "name": "Groceries",
        "entry_id": home.groceries, "month_entry_id": home.october.groceries,
        "debt_target_id": null, "month_debt_target_id": null, "reason": null,
        "fields": [{"field": "planned_minor", "month": 35_000, "template": 36_000}],
        "actions": ["adopt", "push_back"],
    });
    assert_eq!(line(&drift, "Groceries"), &groceries);
    let holiday = line(&drift, "Holiday");
    assert_eq!(holiday["difference"], "only_in_template");
    assert_eq!(holiday["entry_id"], home.unused_entry);
    assert_eq!(holiday["month_entry_id"], Value::Null);
    assert_eq!(line(&drift, "Loan")["subject"], "debt_target");
}

#[tokio::test]
async fn adopting_takes_the_template_and_leaves_the_postings() {
    let home = LivedIn::new().await;
    let lines = json!([
        {"entry_id": home.groceries, "action": "adopt"},
        {"entry_id": home.unused_entry, "action": "adopt"},
        {"debt_target_id": home.unused_debt, "action": "adopt"},
    ]);
    let left = settle(&home, lines).await;
    assert_eq!(left["items"], json!([]));
    let month = home.client.get("/months/2026-10").await;
    let entries = month["entries"].as_array().unwrap();
    let groceries = entries
        .iter()
        .find(|entry| entry["name"] == "Groceries")
        .unwrap();
    assert_eq!(minor(groceries, "planned_minor"), 36_000);
    assert_eq!(minor(groceries, "baseline_minor"), 35_000);
    assert_eq!(minor(groceries, "applied_minor"), 4_500);
    let holiday = entries
        .iter()
        .find(|entry| entry["name"] == "Holiday")
        .unwrap();
    assert_eq!(minor(holiday, "baseline_minor"), 0);
    assert_eq!(month["debt_targets"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn pushing_back_takes_the_month() {
    let home = LivedIn::new().await;
    let by_hand = json!({
        "kind": "expense", "category": "Fun", "name": "Zoo", "planned_minor": 3000,
    });
    let zoo = home
        .client
        .create("/months/2026-10/entries", &by_hand)
        .await;
    let drift = home.client.get(DRIFT).await;
    assert_eq!(line(&drift, "Zoo")["difference"], "only_in_month");
    assert_eq!(line(&drift, "Zoo")["reason"], "added_by_hand");
    let lines = json!([
        {"entry_id": home.groceries, "action": "push_back"},
        {"month_entry_id": zoo["id"], "action": "push_back"},
    ]);
    settle(&home, lines).await;
    let template = home.client.get("/template").await;
    let entries = template["entries"].as_array().unwrap();
    let of = |name: &str| entries.iter().find(|entry| entry["name"] == name).unwrap();
    assert_eq!(minor(of("Groceries"), "planned_minor"), 35_000);
    assert_eq!(minor(of("Zoo"), "planned_minor"), 3000);
}

#[tokio::test]
async fn one_line_that_does_not_differ_settles_none() {
    let home = LivedIn::new().await;
    let before = home.client.get(DRIFT).await;
    let lines = json!([
        {"entry_id": home.groceries, "action": "adopt"},
        {"entry_id": 999_999, "action": "adopt"},
    ]);
    let body = json!({"lines": lines});
    let answer = home.client.send(Method::POST, DRIFT, Some(&body)).await;
    let expected = [("lines[1]".to_owned(), "unknown".to_owned())];
    assert_eq!(answer.field_errors(), expected);
    assert_eq!(home.client.get(DRIFT).await, before);
}

#[tokio::test]
async fn a_closed_month_has_no_drift() {
    let home = LivedIn::new().await;
    let path = "/months/2026-09/drift";
    let refusal = home.client.refusal(Method::GET, path, &Value::Null).await;
    assert_eq!(refusal, (409, "wrong_state".to_owned()));
}
