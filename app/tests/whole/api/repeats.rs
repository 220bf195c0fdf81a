use reqwest::Method;
use serde_json::{Value, json};

use crate::client::Answer;
use crate::lived_in::LivedIn;

async fn post(home: &LivedIn, path: &str, key: &str, body: &Value) -> Answer {
    let request = home.client.request(Method::POST, path);
    Answer::to(request.header("Idempotency-Key", key).json(body)).await
}

fn posting(home: &LivedIn, amount: i64) -> Value {
    let lines = json!([{"entry_id": home.october.groceries, "amount_minor": amount}]);
    json!({"posted_on": "2026-10-03", "lines": lines})
}

#[tokio::test]
async fn a_repeated_post_is_done_once_and_answered_the_same() {
    let home = LivedIn::new().await;
    let body = posting(&home, 777);
    let path = "/months/2026-10/postings";
    let first = post(&home, path, "k-1", &body).await;
    let month = home.client.get("/months/2026-10").await;
    let second = post(&home, path, "k-1", &body).await;
    assert_eq!((first.status, &first.text), (second.status, &second.text));
    assert_eq!(home.client.get("/months/2026-10").await, month);

    let create = json!({"month": "2026-12"});
    let first = post(&home, "/months", "k-2", &create).await;
    let second = post(&home, "/months", "k-2", &create).await;
    assert_eq!(second.status, 201, "{}", second.text);
    for name in ["Location", "ETag", "Content-Type"] {
        assert_eq!(first.header(name), second.header(name), "{name}");
    }
    let other = post(&home, "/months", "k-3", &create).await;
    assert_eq!(other.problem(), "month_exists");
}

#[tokio::test]
async fn a_key_is_for_one_request() {
    let home = LivedIn::new().await;
    let path = "/months/2026-10/postings";
    assert_eq!(
        post(&home, path, "k-1", &posting(&home, 777)).await.status,
        201
    );
    let month = home.client.get("/months/2026-10").await;
    for (path, body) in [
        (path, posting(&home, 778)),
        ("/months/2026-11/activate", posting(&home, 777)),
    ] {
        let answer = post(&home, path, "k-1", &body).await;
        let refusal = (answer.status.as_u16(), answer.problem());
        assert_eq!(refusal, (422, "idempotency_key_reused".to_owned()));
    }
    assert_eq!(home.client.get("/months/2026-10").await, month);
}

#[tokio::test]
async fn a_refused_request_leaves_its_key_free() {
    let home = LivedIn::new().await;
    let path = "/months/2026-10/postings";
    assert_eq!(
        post(&home, path, "k-1", &posting(&home, 0)).await.status,
        422
    );
    assert_eq!(
        post(&home, path, "k-1", &posting(&home, 5)).await.status,
        201
    );
    let long = "k".repeat(256);
    for key in ["", " ", &long] {
        let answer = post(&home, path, key, &posting(&home, 5)).await;
        let refusal = (answer.status.as_u16(), answer.problem());
        assert_eq!(refusal, (400, "unreadable_idempotency_key".to_owned()));
    }
}

#[tokio::test]
async fn a_key_outlives_the_server() {
    let home = LivedIn::new().await;
    let body = posting(&home, 777);
    let path = "/months/2026-10/postings";
    let first = post(&home, path, "k-1", &body).await;
    let LivedIn { place, server, .. } = home;
    assert!(server.stop().0.success());
    let server = place.start();
    let client = crate::client::Client::of(&server);
    let request = client.request(Method::POST, path);
    let request = request.header("Idempotency-Key", "k-1").json(&body);
    assert_eq!(Answer::to(request).await.text, first.text);
}

#[tokio::test]
async fn a_request_has_one_key() {
    let home = LivedIn::new().await;
    let path = "/months/2026-10/postings";
    let month = home.client.get("/months/2026-10").await;
    for keys in [["k-1", "k-1"], ["k-1", "k-2"]] {
        let mut request = home.client.request(Method::POST, path);
        for key in keys {
            request = request.header("Idempotency-Key", key);
        }
        let answer = Answer::to(request.json(&posting(&home, 5))).await;
        let refusal = (answer.status.as_u16(), answer.problem());
        assert_eq!(refusal, (400, "unreadable_idempotency_key".to_owned()));
    }
    assert_eq!(home.client.get("/months/2026-10").await, month);
}

#[tokio::test]
async fn a_key_of_a_page_is_none_of_the_api() {
    let home = LivedIn::new().await;
    let browser = crate::browser::Browser::of(&home.server);
    let page = browser.open("/months/2026-10").await;
    let form = page.form("/months/2026-10/postings");
    let form = form.filled(&[("amount", "7.77"), ("entry", "Groceries")]);
    let once = form.fields.iter().find(|(name, _)| name == "once");
    let key = once.unwrap().1.clone();
    let path = "/months/2026-10/postings";
    let first = post(&home, path, &key, &posting(&home, 777)).await;
    assert_eq!(first.status, 201, "{}", first.text);
    let led = browser.post(path, &form.fields).await;
    assert_eq!(led.status, 303, "{}", led.text);
    let again = post(&home, path, &key, &posting(&home, 777)).await;
    assert_eq!(again.text, first.text);
    let postings = home.client.get("/months/2026-10/postings?limit=500").await;
    let postings = postings["items"].as_array().unwrap().iter();
    assert_eq!(postings.filter(|one| one["amount_minor"] == 777).count(), 2);
}
