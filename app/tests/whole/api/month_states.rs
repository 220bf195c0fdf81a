use reqwest::Method;
use serde_json::{Value, json};

use super::shapes::{is_instant, is_month};
use crate::lived_in::LivedIn;

async fn refused(home: &LivedIn, method: Method, path: &str, body: Value, code: &str) {
    let refusal = home.client.refusal(method, path, &body).await;
    assert_eq!(refusal, (409, code.to_owned()), "{path}");
}

#[tokio::test]
async fn a_month_is_activated_closed_reopened_and_closed_again() {
    let home = LivedIn::new().await;
    let closed = home.client.act("/months/2026-10/close").await;
    is_month(&closed);
    assert_eq!(closed["state"], "closed");
    is_instant(&closed["closed_at"]);
    let seal = closed["seal"].as_str().unwrap();
    assert!(seal.len() == 64 && seal.bytes().all(|byte| byte.is_ascii_hexdigit()));

    let reason = json!({"reason": "A late bill"});
    let path = "/months/2026-10/reopen";
    let reopened = home.client.send(Method::POST, path, Some(&reason)).await;
    assert_eq!(reopened.status, 200, "{}", reopened.text);
    let reopened = reopened.json();
    is_month(&reopened);
    assert_eq!(reopened["state"], "active");
    assert_eq!(reopened["closed_at"], Value::Null);
    assert_eq!(reopened["seal"], Value::Null);
    assert_eq!(reopened["activated_at"], closed["activated_at"]);

    let again = home.client.act("/months/2026-10/close").await;
    assert_eq!(again["totals"], closed["totals"]);
}

#[tokio::test]
async fn closing_gives_the_next_month_its_openings_and_reopening_takes_them() {
    let home = LivedIn::new().await;
    let groceries = async || {
        let month = home.client.get("/months/2026-11").await;
        let entries = month["entries"].as_array().unwrap().clone();
        entries
            .into_iter()
            .find(|entry| entry["name"] == "Groceries")
            .unwrap()
    };
    home.client.act("/months/2026-10/close").await;
    let entry = groceries().await;
    assert_eq!(entry["opening_minor"], -30_500);
    assert_eq!(entry["opening_from"], "2026-10");
    assert_eq!(entry["expected_opening_minor"], 0);
    let reason = json!({"reason": "A late bill"});
    let path = "/months/2026-10/reopen";
    home.client.send(Method::POST, path, Some(&reason)).await;
    let entry = groceries().await;
    assert_eq!(entry["opening_minor"], 0);
    assert_eq!(entry["opening_from"], Value::Null);
    assert_eq!(entry["expected_opening_minor"], -30_500);
}

#[tokio::test]
async fn months_are_created_once_and_after_the_closed_ones() {
    let home = LivedIn::new().await;
    let create = |month: &str| json!({"month": month});
    refused(
        &home,
        Method::POST,
        "/months",
        create("2026-10"),
        "month_exists",
    )
    .await;
    refused(
        &home,
        Method::POST,
        "/months",
        create("2026-08"),
        "before_closed_month",
    )
    .await;
}

#[tokio::test]
async fn months_close_in_order() {
    let home = LivedIn::new().await;
    home.client.act("/months/2026-11/activate").await;
    let close = "/months/2026-11/close";
    refused(&home, Method::POST, close, json!({}), "earlier_month_open").await;
    home.client.act("/months/2026-10/close").await;
    home.client.act(close).await;
    let reason = json!({"reason": "Too late"});
    let reopen = "/months/2026-10/reopen";
    refused(&home, Method::POST, reopen, reason, "not_latest_closed").await;
}

/// Every act on a month in a state that does not have it.
#[tokio::test]
async fn an_act_of_another_state_is_refused() {
    let home = LivedIn::new().await;
    let reason = json!({"reason": "Why not"});
    let posting = |entry: i64| {
        let lines = json!([{"entry_id": entry, "amount_minor": 100}]);
        json!({"posted_on": "2026-10-01", "lines": lines})
    };
    let entry = json!({
        "kind": "expense", "category": "Fun", "name": "Cinema", "planned_minor": 3000,
    });
    let (closed, draft) = (&home.september, &home.november);
    let transfer = json!({
        "from_entry_id": closed.groceries, "to_entry_id": closed.card_payment, "amount_minor": 1,
    });
    let settle = json!({"lines": [{"entry_id": home.groceries, "action": "adopt"}]});
    let order = json!({"order": [closed.salary, closed.groceries, closed.card_payment]});
    let in_closed = |rest: &str| format!("/months/2026-09/{rest}");
    let of_closed = |what: &str, id: i64| format!("/months/2026-09/{what}/{id}");
    let september = "/months/2026-09".to_owned();
    for (method, path, body) in [
        (Method::POST, "/months/2026-11/close".to_owned(), json!({})),
        (
            Method::POST,
            "/months/2026-11/reopen".to_owned(),
            reason.clone(),
        ),
        (
            Method::POST,
            "/months/2026-11/postings".to_owned(),
            posting(draft.groceries),
        ),
        (
            Method::POST,
            "/months/2026-10/activate".to_owned(),
            json!({}),
        ),
        (Method::POST, "/months/2026-10/reopen".to_owned(), reason),
        (Method::POST, in_closed("activate"), json!({})),
        (Method::POST, in_closed("close"), json!({})),
        (Method::PATCH, september.clone(), json!({"notes": "x"})),
        (Method::DELETE, september, json!({})),
        (Method::POST, in_closed("entries"), entry),
        (
            Method::PATCH,
            of_closed("entries", closed.groceries),
            json!({"planned_minor": 1}),
        ),
        (
            Method::DELETE,
            of_closed("entries", closed.salary),
            json!({}),
        ),
        (Method::PUT, in_closed("entries/order"), order),
        (Method::POST, in_closed("moves"), transfer),
        (
            Method::PATCH,
            of_closed("debts", closed.card),
            json!({"charges_minor": 1}),
        ),
        (Method::POST, in_closed("drift"), settle),
        (
            Method::POST,
            in_closed("postings"),
            posting(closed.groceries),
        ),
        (
            Method::PATCH,
            of_closed("postings", home.september_posting),
            json!({"amount_minor": 1}),
        ),
        (
            Method::DELETE,
            of_closed("postings", home.september_posting),
            json!({}),
        ),
    ] {
        refused(&home, method, &path, body, "wrong_state").await;
    }
}

#[tokio::test]
async fn a_month_without_postings_of_a_person_is_deleted() {
    let home = LivedIn::new().await;
    refused(
        &home,
        Method::DELETE,
        "/months/2026-10",
        json!({}),
        "month_has_postings",
    )
    .await;
    home.client.act("/months/2026-10/close").await;
    home.client.act("/months/2026-11/activate").await;
    home.client.delete("/months/2026-11").await;
    let gone = home
        .client
        .refusal(Method::GET, "/months/2026-11", &json!({}))
        .await;
    assert_eq!(gone, (404, "month_not_found".to_owned()));
    home.client
        .create("/months", &json!({"month": "2026-11"}))
        .await;
}

#[tokio::test]
async fn a_month_keeps_its_notes() {
    let home = LivedIn::new().await;
    let notes = json!({"notes": "Shoes for <two>\nand a bag"});
    let month = home.client.change("/months/2026-10", &notes).await;
    is_month(&month);
    assert_eq!(month["notes"], notes["notes"]);
    assert_eq!(home.client.get("/months/2026-10").await, month);
}
