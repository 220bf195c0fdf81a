use reqwest::Method;
use serde_json::{Value, json};

use super::shapes::{POSTING, has_names, items};
use crate::client::{Client, minor};
use crate::lived_in::LivedIn;

const POSTINGS: &str = "/months/2026-10/postings";

/// Beside what the household has: two payments with texts to look for.
async fn with_texts() -> LivedIn {
    let home = LivedIn::new().await;
    for (day, payee, memo, amount) in [
        ("2026-10-20", "Bakery 100%", "Rye", 10),
        ("2026-10-08", "Market", "Élan & rye_bread", 20),
    ] {
        let lines = json!([{"entry_id": home.october.groceries, "amount_minor": amount}]);
        let body = json!({"posted_on": day, "payee": payee, "memo": memo, "lines": lines});
        home.client.create(POSTINGS, &body).await;
    }
    home
}

/// The amounts in a list, and where the rest begins.
async fn listed(client: &Client, query: &str) -> (Vec<i64>, Value) {
    let list = client.get(&format!("{POSTINGS}{query}")).await;
    has_names(&list, &["items", "next"]);
    let postings = items(&list["items"], POSTING).iter();
    let amounts = postings.map(|posting| minor(posting, "amount_minor"));
    (amounts.collect(), list["next"].clone())
}

#[tokio::test]
async fn the_ledger_is_in_the_order_of_its_dates() {
    let home = with_texts().await;
    let (amounts, next) = listed(&home.client, "").await;
    assert_eq!(amounts, [2000, 1250, 1250, 16_000, 20, 10]);
    assert_eq!(next, Value::Null);
}

#[tokio::test]
async fn every_filter_narrows_the_ledger() {
    let home = with_texts().await;
    let card_payment = format!("?entry_id={}", home.october.card_payment);
    let elsewhere = format!("?entry_id={}", home.september.groceries);
    for (query, expected) in [
        (&*card_payment, &[16_000][..]),
        (&elsewhere, &[]),
        ("?from=2026-10-06", &[20, 10]),
        ("?to=2026-10-01", &[2000]),
        ("?from=2026-10-08&to=2026-10-08", &[20]),
        ("?text=rye", &[20, 10]),
        ("?text=RYE", &[20, 10]),
        ("?text=aldi", &[1250, 1250, 16_000]),
        // The marks of a search in SQL are plain text.
        ("?text=%25", &[10]),
        ("?text=_", &[20]),
        ("?text=nothing%20such", &[]),
        ("?text=rye&to=2026-10-10", &[20]),
    ] {
        assert_eq!(listed(&home.client, query).await.0, expected, "{query}");
    }
}

#[tokio::test]
async fn the_ledger_is_read_in_parts() {
    let home = with_texts().await;
    let mut found = Vec::new();
    let mut query = "?limit=4".to_owned();
    loop {
        let (amounts, next) = listed(&home.client, &query).await;
        assert!(amounts.len() <= 4);
        found.extend(amounts);
        let Some(next) = next.as_str() else { break };
        query = format!("?limit=4&after={next}");
    }
    assert_eq!(found, [2000, 1250, 1250, 16_000, 20, 10]);
}

#[tokio::test]
async fn a_filter_that_cannot_be_is_refused_with_every_reason() {
    let home = LivedIn::new().await;
    let query = "?entry_id=x&from=2026-02-30&to=soon&limit=501&after=first";
    let answer = home
        .client
        .send(Method::GET, &format!("{POSTINGS}{query}"), None)
        .await;
    assert_eq!(
        (answer.status.as_u16(), &*answer.problem()),
        (422, "invalid_fields")
    );
    let mut fields: Vec<String> = answer
        .field_errors()
        .into_iter()
        .map(|error| error.0)
        .collect();
    fields.sort();
    assert_eq!(fields, ["after", "entry_id", "from", "limit", "to"]);
}
