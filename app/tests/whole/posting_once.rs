//! A payment that is sent twice is posted once: by a double click, or by going back and sending it again.

use reqwest::StatusCode;
use serde_json::json;

use crate::browser::form::Form;
use crate::browser::{Browser, html};
use crate::client::{Answer, Client, minor};
use crate::lived_in::LivedIn;
use crate::server::Server;

const MONTH: &str = "/months/2026-10";
const POSTINGS: &str = "/months/2026-10/postings";

async fn amounts(client: &Client, month: &str) -> Vec<i64> {
    let postings = client.get(&format!("{month}/postings?limit=200")).await;
    let postings = postings["items"].as_array().unwrap().iter();
    postings.map(|one| minor(one, "amount_minor")).collect()
}

async fn count(home: &LivedIn, amount: i64) -> usize {
    let amounts = amounts(&home.client, MONTH).await;
    amounts.into_iter().filter(|one| *one == amount).count()
}

fn led_to(answer: &Answer) -> String {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.text);
    answer.header("Location").to_owned()
}

async fn typed(browser: &Browser, amount: &str) -> Form {
    let page = browser.open(MONTH).await;
    let typed = [("amount", amount), ("entry", "Groceries")];
    page.form(POSTINGS).filled(&typed)
}

#[tokio::test]
async fn the_same_form_sent_again_leads_to_what_it_posted() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let form = typed(&browser, "7.77").await;
    let first = led_to(&browser.post(POSTINGS, &form.fields).await);
    let again = led_to(&browser.post(POSTINGS, &form.fields).await);
    assert_eq!(again, first.replace("?posted=", "?repeated=1&posted="));
    assert_eq!(count(&home, 777).await, 1);
    let page = browser.open(&again).await;
    let said = html::text(&page.html);
    assert!(
        said.contains("sent twice and is posted once: 7.77"),
        "{said}"
    );

    let other = form.clone().filled(&[("amount", "7.78")]);
    led_to(&browser.post(POSTINGS, &other.fields).await);
    assert_eq!((count(&home, 777).await, count(&home, 778).await), (1, 1));
    let alike = typed(&browser, "7.77").await;
    led_to(&browser.post(POSTINGS, &alike.fields).await);
    assert_eq!(
        count(&home, 777).await,
        2,
        "another line is another payment"
    );
}

#[tokio::test]
async fn a_double_click_posts_once() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    for round in 0..5 {
        let form = typed(&browser, &format!("8.{round}0")).await;
        let (one, two) = tokio::join!(
            browser.post(POSTINGS, &form.fields),
            browser.post(POSTINGS, &form.fields)
        );
        for answer in [one, two] {
            let to = led_to(&answer);
            assert!(to.starts_with(MONTH), "{to}");
        }
        assert_eq!(count(&home, 800 + round * 10).await, 1);
    }
}

#[tokio::test]
async fn what_was_taken_back_is_not_posted_again_by_going_back() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let form = typed(&browser, "7.77").await;
    let first = led_to(&browser.post(POSTINGS, &form.fields).await);
    let id = first.split("posted=").nth(1).unwrap();
    let id = id.split('#').next().unwrap();
    let delete = format!("{POSTINGS}/{id}/delete");
    led_to(&browser.post(&delete, &[]).await);
    let again = led_to(&browser.post(POSTINGS, &form.fields).await);
    assert_eq!(count(&home, 777).await, 0);
    let said = html::text(&browser.open(&again).await.html);
    assert!(said.contains("what it posted is gone"), "{said}");
}

#[tokio::test]
async fn a_refused_form_is_sent_again_under_its_key() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let form = typed(&browser, "a lot").await;
    let refused = browser.post(POSTINGS, &form.fields).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    let mended = form.filled(&[("amount", "7.77")]);
    led_to(&browser.post(POSTINGS, &mended.fields).await);
    assert_eq!(count(&home, 777).await, 1);
}

#[tokio::test]
async fn a_split_and_an_opening_are_posted_once() {
    let home = LivedIn::new().await;
    let browser = Browser::of(&home.server);
    let split = format!("{POSTINGS}/new");
    let groceries = home.october.groceries.to_string();
    let typed = [
        ("lines[0].entry_id", &*groceries),
        ("lines[0].amount", "9.99"),
    ];
    let form = browser.open(&split).await.form(&split).filled(&typed);
    let first = led_to(&browser.post(&split, &form.fields).await);
    let again = led_to(&browser.post(&split, &form.fields).await);
    assert_eq!(again, first.replace("?posted=", "?repeated=1&posted="));
    assert_eq!(count(&home, 999).await, 1);

    let place = crate::server::Place::new();
    let server = Server::start(place.program());
    let client = Client::of(&server);
    let entry = json!({
        "kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 35_000,
    });
    client.create("/template/entries", &entry).await;
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    let page = format!("{MONTH}/entries/{}", minor(&month["entries"][0], "id"));
    let browser = Browser::of(&server);
    let form = browser.open(&page).await.form(POSTINGS);
    let form = form.filled(&[("amount", "-12.50")]);
    let first = led_to(&browser.post(POSTINGS, &form.fields).await);
    let again = led_to(&browser.post(POSTINGS, &form.fields).await);
    assert_eq!(again, first);
    assert_eq!(amounts(&client, MONTH).await, [-1250]);
}
