use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::shapes::{MONTH_ENTRY, has_names, is_month};
use crate::lived_in::LivedIn;

fn cinema() -> Value {
    json!({"kind": "expense", "category": "Fun", "name": "Cinema", "planned_minor": 3000})
}

#[tokio::test]
async fn an_entry_added_by_hand_has_no_source_and_a_baseline_of_zero_once_active() {
    let home = LivedIn::new().await;
    for (month, baseline) in [("2026-10", json!(0)), ("2026-11", Value::Null)] {
        let path = format!("/months/{month}/entries");
        let created = home.client.send(Method::POST, &path, Some(&cinema())).await;
        assert_eq!(created.status, StatusCode::CREATED, "{}", created.text);
        let entry = created.json();
        let location = format!("/api/v1/months/{month}/entries/{}", entry["id"]);
        assert_eq!(created.header("Location"), location);
        let expected = json!({
            "id": entry["id"], "source_entry_id": null, "kind": "expense", "category": "Fun",
            "name": "Cinema", "planned_minor": 3000, "baseline_minor": baseline,
            "opening_minor": 0, "opening_from": null, "expected_opening_minor": 0,
            "posted_minor": 0, "applied_minor": 0, "remaining_minor": 3000, "due_on": null,
            "carry": "none", "debt_target_id": null, "notes": "", "position": entry["position"],
        });
        assert_eq!(entry, expected);
        let month = home.client.get(&format!("/months/{month}")).await;
        assert_eq!(month["entries"].as_array().unwrap().last(), Some(&entry));
        assert_eq!(created.header("ETag"), format!("\"{}\"", month["version"]));
    }
}

#[tokio::test]
async fn an_entry_added_by_hand_cannot_carry() {
    let home = LivedIn::new().await;
    let mut entry = cinema();
    entry["carry"] = json!("surplus");
    let path = "/months/2026-10/entries";
    let answer = home.client.send(Method::POST, path, Some(&entry)).await;
    assert_eq!(answer.problem(), "invalid_fields");
    let expected = [("carry".to_owned(), "not_allowed".to_owned())];
    assert_eq!(answer.field_errors(), expected);
}

#[tokio::test]
async fn every_wrong_field_is_named_at_once() {
    let home = LivedIn::new().await;
    let wrong = json!({
        "kind": "gift", "category": "", "planned_minor": -1, "due_on": "2026-02-30",
        "carry": "all", "debt_target_id": 999_999, "notes": 7,
    });
    let path = "/months/2026-10/entries";
    let answer = home.client.send(Method::POST, path, Some(&wrong)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mut found = answer.field_errors();
    found.sort();
    let error = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    for expected in [
        error("carry", "invalid"),
        error("category", "required"),
        error("due_on", "invalid"),
        error("kind", "invalid"),
        error("name", "required"),
        error("notes", "invalid"),
        error("planned_minor", "out_of_range"),
    ] {
        assert!(found.contains(&expected), "{expected:?}: {found:?}");
    }
}

#[tokio::test]
async fn an_entry_is_changed_in_its_month_alone() {
    let home = LivedIn::new().await;
    let path = format!("/months/2026-10/entries/{}", home.october.groceries);
    let change = json!({
        "category": "Household", "name": "Food", "planned_minor": 36_500,
        "due_on": "2026-10-31", "carry": "surplus", "notes": "More guests",
    });
    let entry = home.client.change(&path, &change).await;
    has_names(&entry, MONTH_ENTRY);
    for (name, value) in change.as_object().unwrap() {
        assert_eq!(&entry[name], value, "{name}");
    }
    assert_eq!(entry["baseline_minor"], 35_000);
    assert_eq!(entry["remaining_minor"], 32_000);
    let source = format!("/template/entries/{}", home.groceries);
    assert_eq!(home.client.get(&source).await["name"], "Groceries");
    let november = home.client.get("/months/2026-11").await;
    assert!(november.to_string().contains("\"Groceries\""));
}

#[tokio::test]
async fn the_kind_of_an_entry_stays() {
    let home = LivedIn::new().await;
    let path = format!("/months/2026-10/entries/{}", home.october.groceries);
    let kind = json!({"kind": "saving"});
    let answer = home.client.send(Method::PATCH, &path, Some(&kind)).await;
    let expected = [("kind".to_owned(), "not_allowed".to_owned())];
    assert_eq!(answer.field_errors(), expected);
}

#[tokio::test]
async fn an_entry_with_payments_stays() {
    let home = LivedIn::new().await;
    let path = |id: i64| format!("/months/2026-10/entries/{id}");
    let paid = path(home.october.groceries);
    let refusal = home.client.refusal(Method::DELETE, &paid, &json!({})).await;
    assert_eq!(refusal, (409, "entry_has_payments".to_owned()));
    home.client.delete(&path(home.october.salary)).await;
    let month = home.client.get("/months/2026-10").await;
    assert_eq!(month["entries"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn entries_take_a_new_order() {
    let home = LivedIn::new().await;
    let here = &home.october;
    let body = json!({"order": [here.card_payment, here.salary, here.groceries]});
    let path = "/months/2026-10/entries/order";
    let answer = home.client.send(Method::PUT, path, Some(&body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let month = answer.json();
    is_month(&month);
    let entries = month["entries"].as_array().unwrap();
    let ids: Vec<&Value> = entries.iter().map(|entry| &entry["id"]).collect();
    assert_eq!(json!(ids), body["order"]);
    assert_eq!(home.client.get("/months/2026-10").await, month);
}
