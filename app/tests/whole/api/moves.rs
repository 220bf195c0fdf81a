use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::shapes::is_month;
use crate::client::minor;
use crate::lived_in::LivedIn;

const MOVES: &str = "/months/2026-10/moves";

fn planned(month: &Value, id: i64) -> i64 {
    let entries = month["entries"].as_array().unwrap();
    let entry = entries.iter().find(|entry| entry["id"] == id).unwrap();
    minor(entry, "planned_minor")
}

#[tokio::test]
async fn planned_money_moves_and_none_is_lost() {
    let home = LivedIn::new().await;
    let (from, to) = (home.october.groceries, home.october.card_payment);
    let before = home.client.get("/months/2026-10").await;
    let body = json!({"from_entry_id": from, "to_entry_id": to, "amount_minor": 1000});
    let answer = home.client.send(Method::POST, MOVES, Some(&body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let month = answer.json();
    is_month(&month);
    assert_eq!(planned(&month, from), 34_000);
    assert_eq!(planned(&month, to), 16_000);
    let to_allocate = |month: &Value| minor(&month["totals"], "to_allocate_minor");
    assert_eq!(to_allocate(&month), to_allocate(&before));
    let posted = |month: &Value| minor(&month["totals"], "net_posted_minor");
    assert_eq!(posted(&month), posted(&before));
}

#[tokio::test]
async fn a_move_never_clamps() {
    let home = LivedIn::new().await;
    let here = &home.october;
    let (groceries, card, salary) = (here.groceries, here.card_payment, here.salary);
    for (from, to, amount, field, code) in [
        (groceries, card, 35_001, "amount_minor", "out_of_range"),
        (groceries, card, 0, "amount_minor", "out_of_range"),
        (groceries, groceries, 1, "to_entry_id", "not_allowed"),
        (salary, card, 1, "from_entry_id", "not_allowed"),
        (groceries, salary, 1, "to_entry_id", "not_allowed"),
    ] {
        let body = json!({"from_entry_id": from, "to_entry_id": to, "amount_minor": amount});
        let answer = home.client.send(Method::POST, MOVES, Some(&body)).await;
        assert_eq!(answer.problem(), "invalid_fields");
        let expected = [(field.to_owned(), code.to_owned())];
        assert_eq!(answer.field_errors(), expected, "{body}");
    }
    let all = json!({"from_entry_id": groceries, "to_entry_id": card, "amount_minor": 35_000});
    let answer = home.client.send(Method::POST, MOVES, Some(&all)).await;
    assert_eq!(planned(&answer.json(), groceries), 0);
}
