use serde_json::{Value, json};

use super::{CARD, NOVEMBER, OCTOBER, OCTOBER_NET_POSTED, OCTOBER_TO_ALLOCATE, POSTED, TEMPLATE};
use crate::client::{Client, minor};
use crate::server::Place;

async fn write_template(client: &Client) {
    let household = json!({
        "name": "Home", "currency": "EUR", "locale": "en-GB", "time_zone": "Europe/Berlin",
        "month_start_day": 1,
    });
    client.change("/household", &household).await;
    let card = json!({
        "name": "Card", "balance_minor": 372_196, "apr_ppm": 249_900, "minimum_payment_minor": 9500,
    });
    let card = client.create("/template/debts", &card).await;
    for (kind, category, name, planned, due_day, carry) in TEMPLATE {
        let debt = match kind {
            "debt_payment" => card["id"].clone(),
            _ => Value::Null,
        };
        let entry = json!({
            "kind": kind, "category": category, "name": name, "planned_minor": planned,
            "due_day": due_day, "carry": carry, "debt_target_id": debt,
        });
        client.create("/template/entries", &entry).await;
    }
}

fn entry<'a>(month: &'a Value, name: &str) -> &'a Value {
    let entries = month["entries"].as_array().unwrap();
    entries.iter().find(|entry| entry["name"] == name).unwrap()
}

fn check_entries(month: &Value, expected: &[(&str, i64, i64, i64)]) {
    assert_eq!(month["entries"].as_array().unwrap().len(), expected.len());
    for (name, planned, applied, remaining) in expected {
        let entry = entry(month, name);
        let found = ["planned_minor", "applied_minor", "remaining_minor"];
        let found = found.map(|figure| minor(entry, figure));
        assert_eq!(found, [*planned, *applied, *remaining], "{name}");
    }
}

fn check_card(month: &Value, expected: [i64; 4]) {
    let figures = [
        "opening_balance_minor",
        "interest_minor",
        "paid_minor",
        "closing_balance_minor",
    ];
    let card = &month["debt_targets"][0];
    assert_eq!(figures.map(|figure| minor(card, figure)), expected);
    assert_eq!(card["interest_is_estimate"], true);
    assert_eq!(card["opening_is_expected"], false);
}

async fn live_october(client: &Client) -> Value {
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    assert_eq!(
        minor(&month["totals"], "to_allocate_minor"),
        OCTOBER_TO_ALLOCATE
    );
    for (name, posted_on, amount) in POSTED {
        let body = json!({
            "posted_on": posted_on,
            "lines": [{"entry_id": entry(&month, name)["id"], "amount_minor": amount}],
        });
        client.create("/months/2026-10/postings", &body).await;
    }
    client.get("/months/2026-10").await
}

#[tokio::test]
async fn the_worked_case_by_the_api() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    write_template(&client).await;
    let october = live_october(&client).await;
    check_entries(&october, &OCTOBER);
    check_card(&october, CARD[0]);
    let closed = client.act("/months/2026-10/close").await;
    check_entries(&closed, &OCTOBER);
    check_card(&closed, CARD[0]);
    let totals = &closed["totals"];
    assert_eq!(minor(totals, "to_allocate_minor"), OCTOBER_TO_ALLOCATE);
    assert_eq!(minor(totals, "net_posted_minor"), OCTOBER_NET_POSTED);
    let debts = client.get("/template").await["debt_targets"].clone();
    assert_eq!(minor(&debts[0], "balance_minor"), CARD[1][0]);

    client.create("/months", &json!({"month": "2026-11"})).await;
    let november = client.get("/months/2026-11").await;
    check_entries(&november, &NOVEMBER);
    check_card(&november, CARD[1]);
    for (name, opening) in [("Groceries", 2_000), ("Eating out", -8_975)] {
        let entry = entry(&november, name);
        assert_eq!(minor(entry, "opening_minor"), opening, "{name}");
        assert_eq!(entry["opening_from"], "2026-10", "{name}");
        assert_eq!(minor(entry, "posted_minor"), 0, "{name}");
    }
    assert_eq!(minor(&november["totals"], "net_posted_minor"), 0);
    assert!(server.stop().0.success());
    assert_eq!(place.run(&["verify"]).0, Some(0));
}
