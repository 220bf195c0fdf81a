use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::shapes::{POSTING, has_names, is_instant, items};
use crate::client::{Client, minor};
use crate::lived_in::LivedIn;
use crate::server::Place;

const POSTINGS: &str = "/months/2026-10/postings";

#[tokio::test]
async fn a_posting_is_made() {
    let home = LivedIn::new().await;
    let body = json!({
        "posted_on": "2026-10-03", "payee": "Aldi", "memo": "Bread",
        "lines": [{"entry_id": home.october.groceries, "amount_minor": 12_010}],
    });
    let posted = home.client.create(POSTINGS, &body).await;
    has_names(&posted, &["payment_id", "postings"]);
    let posting = &items(&posted["postings"], POSTING)[0];
    let expected = json!({
        "id": posting["id"], "entry_id": home.october.groceries, "kind": "payment",
        "amount_minor": 12_010, "posted_on": "2026-10-03", "payee": "Aldi", "memo": "Bread",
        "payment_id": posted["payment_id"], "opening_from": null,
        "created_at": posting["created_at"],
    });
    assert_eq!(posting, &expected);
    is_instant(&posting["created_at"]);
    assert!(posted["payment_id"].is_i64());
}

#[tokio::test]
async fn a_split_payment_shares_its_number_and_may_hold_a_refund() {
    let home = LivedIn::new().await;
    let here = &home.october;
    let lines = json!([
        {"entry_id": here.groceries, "amount_minor": 900},
        {"entry_id": here.groceries, "amount_minor": -250},
        {"entry_id": here.card_payment, "amount_minor": 100},
    ]);
    let body = json!({"posted_on": "2026-10-03", "lines": lines});
    let posted = home.client.create(POSTINGS, &body).await;
    let postings = items(&posted["postings"], POSTING);
    let amounts: Vec<i64> = postings
        .iter()
        .map(|line| minor(line, "amount_minor"))
        .collect();
    assert_eq!(amounts, [900, -250, 100]);
    for posting in postings {
        assert_eq!(posting["payment_id"], posted["payment_id"]);
        assert_eq!(posting["payee"], "");
    }
    let month = home.client.get("/months/2026-10").await;
    assert_eq!(
        minor(&month["totals"]["expense"], "posted_minor"),
        2500 + 650
    );
}

#[tokio::test]
async fn a_payment_with_one_wrong_line_posts_nothing() {
    let home = LivedIn::new().await;
    let before = home.client.get("/months/2026-10").await;
    let lines = json!([
        {"entry_id": home.october.groceries, "amount_minor": 900},
        {"entry_id": home.november.groceries, "amount_minor": 0},
    ]);
    let body = json!({"posted_on": "2026-10-03", "lines": lines});
    let answer = home.client.send(Method::POST, POSTINGS, Some(&body)).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    let error = |field: &str, code: &str| (field.to_owned(), code.to_owned());
    let mut found = answer.field_errors();
    found.sort();
    let expected = [
        error("lines[1].amount_minor", "out_of_range"),
        error("lines[1].entry_id", "unknown"),
    ];
    assert_eq!(found, expected);
    assert_eq!(home.client.get("/months/2026-10").await, before);
}

#[tokio::test]
async fn a_posting_is_corrected_and_moved_to_another_entry() {
    let home = LivedIn::new().await;
    let path = format!("{POSTINGS}/{}", home.single);
    let change = json!({
        "entry_id": home.october.card_payment, "amount_minor": -5, "posted_on": "2026-11-02",
        "payee": "Lidl", "memo": "Returned",
    });
    let posting = home.client.change(&path, &change).await;
    has_names(&posting, POSTING);
    for (name, value) in change.as_object().unwrap() {
        assert_eq!(&posting[name], value, "{name}");
    }
    let nothing = home.client.change(&path, &json!({})).await;
    assert_eq!(nothing, posting);
}

#[tokio::test]
async fn a_posting_is_deleted_alone_or_with_its_payment() {
    let home = LivedIn::new().await;
    let count = async || {
        let ledger = home.client.get(POSTINGS).await;
        ledger["items"].as_array().unwrap().len()
    };
    assert_eq!(count().await, 4);
    home.client
        .delete(&format!("{POSTINGS}/{}", home.single))
        .await;
    assert_eq!(count().await, 3);
    let whole = format!("{POSTINGS}/{}?whole_payment=true", home.split[1]);
    home.client.delete(&whole).await;
    assert_eq!(count().await, 1);
    let gone = format!("{POSTINGS}/{}", home.split[0]);
    let refusal = home.client.refusal(Method::DELETE, &gone, &json!({})).await;
    assert_eq!(refusal, (404, "posting_not_found".to_owned()));
    let unreadable = format!("{POSTINGS}/{}?whole_payment=perhaps", home.opening);
    let refusal = home
        .client
        .refusal(Method::DELETE, &unreadable, &json!({}))
        .await;
    assert_eq!(refusal, (400, "unreadable_parameter".to_owned()));
}

#[tokio::test]
async fn a_derived_opening_balance_is_left_alone() {
    let home = LivedIn::new().await;
    let path = format!("{POSTINGS}/{}", home.opening);
    for (method, body) in [
        (Method::PATCH, json!({"amount_minor": 1})),
        (Method::PATCH, json!({"memo": "Mine"})),
        (Method::DELETE, json!({})),
    ] {
        let refusal = home.client.refusal(method, &path, &body).await;
        assert_eq!(refusal, (409, "opening_is_derived".to_owned()));
    }
    let by_hand = json!({
        "kind": "opening_balance",
        "lines": [{"entry_id": home.october.salary, "amount_minor": 1}],
    });
    let refusal = home.client.refusal(Method::POST, POSTINGS, &by_hand).await;
    assert_eq!(refusal, (409, "month_before_exists".to_owned()));
}

#[tokio::test]
async fn the_first_month_takes_an_opening_balance_by_hand() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    let entry = json!({
        "kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 35_000,
    });
    client.create("/template/entries", &entry).await;
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    let entry = month["entries"][0]["id"].clone();
    let lines = json!([{"entry_id": entry, "amount_minor": -2000}]);
    let body = json!({"kind": "opening_balance", "lines": lines});
    let posted = client.create(POSTINGS, &body).await;
    assert_eq!(posted["payment_id"], Value::Null);
    let opening = &items(&posted["postings"], POSTING)[0];
    assert_eq!(opening["kind"], "opening_balance");
    assert_eq!(opening["posted_on"], "2026-10-01");
    assert_eq!(opening["opening_from"], Value::Null);
    let again = client.refusal(Method::POST, POSTINGS, &body).await;
    assert_eq!(again, (409, "opening_exists".to_owned()));
    let path = format!("{POSTINGS}/{}", opening["id"]);
    client.change(&path, &json!({"amount_minor": -2500})).await;
    let month = client.get("/months/2026-10").await;
    assert_eq!(minor(&month["entries"][0], "opening_minor"), -2500);
    assert_eq!(minor(&month["totals"], "net_posted_minor"), 0);
    client.delete(&path).await;
}
