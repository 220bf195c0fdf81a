use reqwest::Method;
use serde_json::json;

use crate::client::Client;
use crate::lived_in::LivedIn;
use crate::server::Place;

#[tokio::test]
async fn the_settings_are_read_and_changed() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    let home = json!({
        "name": "Seaside", "currency": "JPY", "locale": "ja-JP", "time_zone": "Asia/Tokyo",
        "month_start_day": 25,
    });
    assert_eq!(client.change("/household", &home).await, home);
    assert_eq!(client.get("/household").await, home);
    let renamed = client
        .change("/household", &json!({"name": " Hill "}))
        .await;
    assert_eq!(renamed["name"], "Hill");
    assert_eq!(renamed["currency"], "JPY");
}

#[tokio::test]
async fn a_change_at_another_version_is_refused() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    let read = client.send(Method::GET, "/household", None).await;
    let etag = read.header("ETag").to_owned();
    let change = |name: &str| {
        let request = client.request(Method::PATCH, "/household");
        request
            .header("If-Match", &etag)
            .json(&json!({"name": name}))
    };
    let first = crate::client::Answer::to(change("First")).await;
    assert_eq!(first.status, 200);
    assert_ne!(first.header("ETag"), etag);
    let second = crate::client::Answer::to(change("Second")).await;
    assert_eq!(
        (second.status.as_u16(), &*second.problem()),
        (412, "version_conflict")
    );
    assert_eq!(client.get("/household").await["name"], "First");
}

#[tokio::test]
async fn the_currency_stays_once_there_are_amounts() {
    let home = LivedIn::new().await;
    let currency = json!({"currency": "JPY"});
    let refusal = home
        .client
        .refusal(Method::PATCH, "/household", &currency)
        .await;
    assert_eq!(refusal, (409, "currency_in_use".to_owned()));
    // The one it has is no change.
    let same = json!({"currency": "EUR", "name": "Same"});
    assert_eq!(
        home.client.change("/household", &same).await["name"],
        "Same"
    );
}

#[tokio::test]
async fn another_first_day_counts_for_months_to_come_without_a_gap() {
    let home = LivedIn::new().await;
    let client = &home.client;
    client
        .change("/household", &json!({"month_start_day": 10}))
        .await;
    let november = client.get("/months/2026-11").await;
    assert_eq!(november["last_day"], "2026-11-30");
    let december = client.create("/months", &json!({"month": "2026-12"})).await;
    assert_eq!(december["first_day"], "2026-12-01");
    assert_eq!(december["last_day"], "2027-01-09");
}
