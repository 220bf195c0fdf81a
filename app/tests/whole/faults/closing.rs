//! Killed while a month closes: it is closed with all that follows, or as open as before.

use reqwest::Method;
use serde_json::{Value, json};

use super::home::{Home, expect_sound, start};
use super::moments::{Moments, timed};
use super::tally::{Left, Tally};
use crate::client::{Client, minor};
use crate::raw_database::RawDatabase;
use crate::server::{Place, Server};

const ENTRIES: usize = 60;
const CLOSE: &str = "/months/2026-10/close";

/// October active with payments on each of its entries, half of which carry over, a debt that is paid
/// down, and November after it.
async fn prepared() -> Home {
    let place = Place::new();
    let server = start(&place);
    let client = Client::of(&server);
    let card = json!({
        "name": "Card", "balance_minor": 372_196, "apr_ppm": 249_900, "minimum_payment_minor": 9500,
    });
    let card = minor(&client.create("/template/debts", &card).await, "id");
    let paying_it = json!({
        "kind": "debt_payment", "category": "Debts", "name": "Card payment",
        "planned_minor": 15_000, "debt_target_id": card,
    });
    client.create("/template/entries", &paying_it).await;
    for number in 1..ENTRIES {
        let carry = if number % 2 == 0 { "balance" } else { "none" };
        let entry = json!({
            "kind": "expense", "category": "Food", "name": format!("Entry {number}"),
            "planned_minor": 1000 * number, "carry": carry,
        });
        client.create("/template/entries", &entry).await;
    }
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    for entry in month["entries"].as_array().unwrap() {
        let line = json!({"entry_id": entry["id"], "amount_minor": 777});
        let payment = json!({"posted_on": "2026-10-03", "lines": [line]});
        client.create("/months/2026-10/postings", &payment).await;
    }
    client.create("/months", &json!({"month": "2026-11"})).await;
    assert!(server.stop().0.success());
    Home::at(place)
}

/// Every number of both months: what was closed twice differs in its times and its seal alone.
async fn figures(server: &Server) -> Vec<(String, i64)> {
    let client = Client::of(server);
    let mut figures = Vec::new();
    for month in ["2026-10", "2026-11"] {
        let month = client.get(&format!("/months/{month}")).await;
        collect("", &month, &mut figures);
        let ledger = format!(
            "/months/{}/postings?limit=500",
            month["month"].as_str().unwrap()
        );
        collect("", &client.get(&ledger).await, &mut figures);
    }
    figures
}

fn collect(at: &str, value: &Value, figures: &mut Vec<(String, i64)>) {
    match value {
        Value::Number(number) => figures.push((at.to_owned(), number.as_i64().unwrap())),
        Value::Array(items) => {
            for item in items {
                collect(at, item, figures);
            }
        }
        Value::Object(fields) => {
            for (name, field) in fields {
                collect(&format!("{at}/{name}"), field, figures);
            }
        }
        _ => {}
    }
}

async fn dump(place: &Place) -> String {
    let mut raw = RawDatabase::open(&place.database()).await;
    let dump = raw.dump().await;
    raw.close().await;
    dump
}

#[tokio::test(flavor = "multi_thread")]
async fn a_month_is_closed_with_all_that_follows_or_as_it_was() {
    let home = prepared().await;
    let untouched = home.copy();
    let as_it_was = dump(&untouched).await;
    let server = start(&untouched);
    let client = Client::of(&server);
    let (_, undisturbed) = timed(client.act(CLOSE)).await;
    let expected = figures(&server).await;
    assert!(expected.len() > 10 * ENTRIES, "{}", expected.len());
    server.stop();

    let mut tally = Tally::new("a close", "answered closes");
    let mut moments = Moments::of(&tally, undisturbed);
    while tally.goes_on() {
        let place = home.copy();
        let server = start(&place);
        let client = Client::of(&server);
        let nothing = json!({});
        let closing = client.send(Method::POST, CLOSE, Some(&nothing));
        let answer = tokio::time::timeout(moments.next_after(&tally), closing).await;
        server.kill();
        let is_answered = answer.is_ok_and(|answer| {
            assert_eq!(answer.status, 200, "{}", answer.text);
            true
        });

        let server = start(&place);
        let client = Client::of(&server);
        let is_closed = client.get("/months/2026-10").await["state"] == "closed";
        if is_closed {
            assert_eq!(figures(&server).await, expected);
        } else {
            assert!(!is_answered);
            server.stop();
            assert_eq!(dump(&place).await, as_it_was);
            let server = start(&place);
            Client::of(&server).act(CLOSE).await;
            assert_eq!(figures(&server).await, expected);
        }
        tally.kept += usize::from(is_answered);
        tally.count(match (is_closed, is_answered) {
            (false, _) => Left::Nothing,
            (true, false) => Left::Unanswered,
            (true, true) => Left::Answered,
        });
        expect_sound(&place);
    }
    tally.report();
}
