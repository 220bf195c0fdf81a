use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::shapes::{MONTH_IN_A_LIST, has_names, has_totals, is_instant, is_month, items};
use crate::client::{Client, minor};
use crate::lived_in::LivedIn;
use crate::server::Place;

#[tokio::test]
async fn a_month_is_created_and_read_where_it_is() {
    let home = LivedIn::new().await;
    let body = json!({"month": "2026-12", "copy_from": null});
    let created = home.client.send(Method::POST, "/months", Some(&body)).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text);
    assert_eq!(created.header("Location"), "/api/v1/months/2026-12");
    let month = created.json();
    is_month(&month);
    is_instant(&month["created_at"]);
    for (name, value) in [
        ("month", json!("2026-12")),
        ("state", json!("draft")),
        ("first_day", json!("2026-12-01")),
        ("last_day", json!("2026-12-31")),
        ("activated_at", Value::Null),
        ("closed_at", Value::Null),
        ("seal", Value::Null),
        ("notes", json!("")),
    ] {
        assert_eq!(month[name], value, "{name}");
    }
    let read = home.client.send(Method::GET, "/months/2026-12", None).await;
    assert_eq!(read.json(), month);
    let etag = format!("\"{}\"", month["version"]);
    assert_eq!(read.header("ETag"), etag);
    assert_eq!(created.header("ETag"), etag);
}

#[tokio::test]
async fn an_active_month_has_every_figure() {
    let home = LivedIn::new().await;
    let month = home.client.get("/months/2026-10").await;
    is_month(&month);
    is_instant(&month["activated_at"]);
    let of_kind = |planned: i64, opening: i64, posted: i64| {
        json!({
            "planned_minor": planned, "opening_minor": opening, "posted_minor": posted,
            "applied_minor": opening + posted, "remaining_minor": planned - opening - posted,
        })
    };
    let totals = json!({
        "income": of_kind(357_590, 0, 0), "expense": of_kind(35_000, 2_000, 2_500),
        "saving": of_kind(0, 0, 0), "debt_payment": of_kind(15_000, 0, 16_000),
        "to_allocate_minor": 307_590, "net_posted_minor": -18_500,
    });
    assert_eq!(month["totals"], totals);
    let entries = month["entries"].as_array().unwrap();
    let groceries = entries.iter().find(|entry| entry["name"] == "Groceries");
    let expected = json!({
        "id": home.october.groceries, "source_entry_id": home.groceries, "kind": "expense",
        "category": "Food", "name": "Groceries", "planned_minor": 35_000,
        "baseline_minor": 35_000, "opening_minor": 2_000, "opening_from": "2026-09",
        "expected_opening_minor": 0, "posted_minor": 2_500, "applied_minor": 4_500,
        "remaining_minor": 30_500, "due_on": null, "carry": "balance", "debt_target_id": null,
        "notes": "", "position": groceries.unwrap()["position"],
    });
    assert_eq!(groceries, Some(&expected));
    let draft = home.client.get("/months/2026-11").await;
    let groceries = draft["entries"].as_array().unwrap().iter();
    let mut groceries = groceries.filter(|entry| entry["name"] == "Groceries");
    let groceries = groceries.next().unwrap();
    assert_eq!(groceries["baseline_minor"], Value::Null);
    assert_eq!(groceries["expected_opening_minor"], -30_500);
    assert_eq!(groceries["opening_minor"], 0);
}

async fn five_months() -> (Place, crate::server::Server, Client) {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    for month in ["2026-03", "2026-01", "2026-05", "2026-02", "2026-04"] {
        client.create("/months", &json!({"month": month})).await;
    }
    for month in ["2026-01", "2026-02"] {
        client.act(&format!("/months/{month}/activate")).await;
    }
    client.act("/months/2026-01/close").await;
    (place, server, client)
}

/// The months of a list, and where the rest begins.
async fn listed(client: &Client, query: &str) -> (Vec<String>, Value) {
    let list = client.get(&format!("/months{query}")).await;
    has_names(&list, &["items", "next"]);
    let months = items(&list["items"], MONTH_IN_A_LIST).iter();
    let months = months.map(|month| {
        has_totals(&month["totals"]);
        month["month"].as_str().unwrap()[5..].to_owned()
    });
    (months.collect(), list["next"].clone())
}

#[tokio::test]
async fn months_are_listed_newest_first_in_parts_and_by_state() {
    let (_place, _server, client) = five_months().await;
    let all = ["05", "04", "03", "02", "01"].map(str::to_owned);
    assert_eq!(listed(&client, "").await, (all.to_vec(), Value::Null));
    let mut found = Vec::new();
    let mut query = "?limit=2".to_owned();
    loop {
        let (months, next) = listed(&client, &query).await;
        assert!(months.len() <= 2);
        found.extend(months);
        let Some(next) = next.as_str() else { break };
        query = format!("?limit=2&before={next}");
    }
    assert_eq!(found, all);
    for (state, months) in [
        ("draft", &["05", "04", "03"][..]),
        ("active", &["02"]),
        ("closed", &["01"]),
    ] {
        let (found, next) = listed(&client, &format!("?state={state}")).await;
        assert_eq!(found, months, "{state}");
        assert_eq!(next, Value::Null, "{state}");
    }
    let before = listed(&client, "?before=2026-03&state=closed").await;
    assert_eq!(before.0, ["01"]);
}

#[tokio::test]
async fn a_list_that_cannot_be_is_refused_with_every_reason() {
    let home = LivedIn::new().await;
    let path = "/months?state=open&before=2026-13&limit=0";
    let answer = home.client.send(Method::GET, path, None).await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.problem()),
        (422, "invalid_fields")
    );
    let mut fields = answer.field_errors();
    fields.sort();
    let error = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    let expected = [
        error("before", "out_of_range"),
        error("limit", "out_of_range"),
        error("state", "invalid"),
    ];
    assert_eq!(fields, expected);
}

#[tokio::test]
async fn a_preview_says_why_and_writes_nothing() {
    let home = LivedIn::new().await;
    let preview = home.client.get("/months/2026-12/preview").await;
    for name in ["month", "first_day", "last_day", "lines", "totals"] {
        assert!(!preview[name].is_null(), "{name}");
    }
    has_totals(&preview["totals"]);
    let lines = preview["lines"].as_array().unwrap();
    let line = |name: &str| lines.iter().find(|line| line["name"] == name).unwrap();
    for line in lines {
        assert!(line["planned_minor"].is_i64() && line["opening_minor"].is_i64());
        for reason in items(&line["reasons"], &["code", "text"]) {
            assert_ne!(reason["text"], "");
        }
    }
    assert_eq!(line("Groceries")["included"], true);
    assert_eq!(line("Groceries")["source_entry_id"], home.groceries);
    assert_eq!(line("Groceries")["planned_minor"], 36_000);
    assert_eq!(line("Cinema")["included"], false);
    assert_eq!(line("Cinema")["reasons"][0]["code"], "archived");
    let copied = home
        .client
        .get("/months/2026-12/preview?copy_from=2026-10")
        .await;
    assert_eq!(minor(&copied["totals"]["expense"], "planned_minor"), 35_000);
    let (months, _) = listed(&home.client, "").await;
    assert_eq!(months, ["11", "10", "09"]);
    let created = home
        .client
        .create("/months", &json!({"month": "2026-12"}))
        .await;
    assert_eq!(created["totals"], preview["totals"]);
}

#[tokio::test]
async fn a_month_can_be_a_copy_of_another() {
    let home = LivedIn::new().await;
    let notes = json!({"category": "Food & drink"});
    let entry = format!("/months/2026-10/entries/{}", home.october.groceries);
    home.client.change(&entry, &notes).await;
    let body = json!({"month": "2026-12", "copy_from": "2026-10"});
    let month = home.client.create("/months", &body).await;
    let entries = month["entries"].as_array().unwrap();
    let groceries = entries
        .iter()
        .find(|entry| entry["name"] == "Groceries")
        .unwrap();
    assert_eq!(groceries["category"], "Food & drink");
    assert_eq!(groceries["planned_minor"], 35_000);
    assert_eq!(groceries["source_entry_id"], home.groceries);
}

#[tokio::test]
async fn a_month_can_begin_without_some_of_its_lines() {
    let home = LivedIn::new().await;
    let gift = json!({"kind": "expense", "category": "Fun", "name": "Gift", "planned_minor": 2500});
    let gift = home.client.create("/months/2026-10/entries", &gift).await;
    let body = json!({
        "month": "2026-12", "copy_from": "2026-10", "leave_out": [home.entries[0]],
        "leave_out_copied": [gift["id"]],
    });
    let month = home.client.create("/months", &body).await;
    let entries = month["entries"].as_array().unwrap().iter();
    let names: Vec<_> = entries
        .map(|entry| entry["name"].as_str().unwrap())
        .collect();
    assert_eq!(names, ["Groceries", "Card payment"]);
}

#[tokio::test]
async fn a_line_that_money_is_carried_into_cannot_be_left_out() {
    let home = LivedIn::new().await;
    let preview = home.client.get("/months/2026-12/preview").await;
    for line in preview["lines"].as_array().unwrap() {
        let stays = line["source_entry_id"] == home.groceries;
        assert_eq!(line["can_leave_out"], line["included"] == true && !stays);
        assert_eq!(line["copied_entry_id"], Value::Null);
    }
    let body = json!({
        "month": "2026-12", "leave_out": [home.unused_entry, home.groceries, 999_999],
        "leave_out_copied": [home.october.groceries],
    });
    let path = "/months";
    let answer = home.client.send(Method::POST, path, Some(&body)).await;
    let error = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    let expected = [
        error("leave_out[1]", "not_allowed"),
        error("leave_out[2]", "unknown"),
        error("leave_out_copied[0]", "unknown"),
    ];
    assert_eq!(answer.field_errors(), expected);
    let (months, _) = listed(&home.client, "").await;
    assert_eq!(months, ["11", "10", "09"]);
}
