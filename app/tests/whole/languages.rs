//! What goes wrong is told in the household's language on pages, and in English to programs.

use reqwest::Method;
use serde_json::json;

use crate::browser::{Browser, html};
use crate::client::Answer;
use crate::lived_in::LivedIn;

async fn in_german() -> LivedIn {
    let home = LivedIn::new().await;
    let german = json!({"locale": "de-DE"});
    home.client.change("/household", &german).await;
    home
}

/// What a page says to a browser that likes `languages`.
async fn said(home: &LivedIn, path: &str, languages: &str) -> String {
    let request = reqwest::Client::new().get(home.client.address(path));
    let answer = Answer::to(request.header("Accept-Language", languages)).await;
    html::text(&answer.text)
}

#[tokio::test]
async fn a_page_that_is_not_there_is_told_in_the_households_language() {
    let home = in_german().await;
    for path in ["/nowhere", "/months/2099-01", "/months/2026-10/entries/x"] {
        let page = said(&home, path, "en").await;
        assert!(!page.contains("There is no"), "{page}");
        assert!(page.contains("gibt es nicht") || page.contains("Hier ist nichts"));
    }
    let activating = Browser::of(&home.server)
        .post("/months/2026-10/activate", &[])
        .await;
    assert_eq!(activating.status.as_u16(), 409);
    let page = html::text(&activating.text);
    assert!(page.contains("Ein aktiver Monat kann nicht aktiviert werden."));
}

#[tokio::test]
async fn a_refused_form_is_told_in_the_households_language_and_the_api_in_english() {
    let home = in_german().await;
    let browser = Browser::of(&home.server);
    let too_long = "x".repeat(81);
    let settings = browser.open("/settings").await;
    let fields = settings.form("/settings").filled(&[("name", &too_long)]);
    let refused = browser.post("/settings", &fields.fields).await;
    assert_eq!(refused.status.as_u16(), 422);
    assert!(html::text(&refused.text).contains("Höchstens 80 Zeichen."));

    let body = json!({"name": too_long});
    let refused = home.client.send(Method::PATCH, "/household", Some(&body));
    let problem = refused.await.json();
    assert_eq!(problem["title"], "Some values cannot be taken");
    assert_eq!(problem["errors"][0]["message"], "At most 80 characters.");
}

#[tokio::test]
async fn at_the_door_the_language_that_the_browser_asks_for_counts() {
    let home = LivedIn::new().await;
    let refused = |languages: &'static str| {
        let request = reqwest::Client::new().post(home.client.address("/settings"));
        let request = request.header("Origin", "https://elsewhere.example");
        Answer::to(request.header("Accept-Language", languages))
    };
    for (languages, title) in [
        (
            "de-AT,de;q=0.9,en;q=0.8",
            "Die Anfrage kam von einer anderen Website",
        ),
        ("fr, ar;q=0.5", "جاء الطلب من موقع آخر"),
        ("fr", "The request came from another site"),
    ] {
        let answer = refused(languages).await;
        assert_eq!(answer.status.as_u16(), 403);
        assert!(html::text(&answer.text).contains(title), "{languages}");
    }
}
