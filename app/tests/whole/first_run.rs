//! From an empty household to its first month, without scripts, and what is refused on the way.

use reqwest::StatusCode;
use serde_json::json;

use crate::browser::{Browser, html};
use crate::client::{Answer, Client};
use crate::server::{Place, Server};

struct Run {
    server: Server,
    _place: Place,
    browser: Browser,
    client: Client,
}

impl Run {
    async fn new() -> Self {
        let place = Place::new();
        let server = place.start();
        Self {
            browser: Browser::of(&server),
            client: Client::of(&server),
            server,
            _place: place,
        }
    }

    async fn post(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let owned: Vec<(String, String)> = fields
            .iter()
            .map(|(name, value)| ((*name).to_owned(), (*value).to_owned()))
            .collect();
        self.browser.post(path, &owned).await
    }

    async fn guessed(&self, accept_language: &str) -> Vec<(String, String)> {
        let request = reqwest::Client::new().get(format!("{}/welcome", self.server.address));
        let answer = Answer::to(request.header("Accept-Language", accept_language)).await;
        assert_eq!(answer.status, StatusCode::OK);
        let forms = crate::browser::form::forms(&answer.text);
        forms[0].fields.clone()
    }

    fn entries(template: &serde_json::Value) -> Vec<String> {
        let entries = template["entries"].as_array().unwrap();
        let names = entries.iter().map(|entry| entry["name"].as_str().unwrap());
        names.map(str::to_owned).collect()
    }
}

#[tokio::test]
async fn the_start_leads_to_the_step_that_is_next() {
    let run = Run::new().await;
    let first = run.browser.open("/").await;
    assert_eq!(first.address, "/welcome");
    let settings = [
        ("currency", "GBP"),
        ("locale", "en-GB"),
        ("time_zone", "Europe/London"),
    ];
    let second = run.browser.submit(&first, "/welcome", &settings).await;
    assert_eq!(second.address, "/welcome/template");
    assert_eq!(run.browser.open("/").await.address, "/welcome/template");
    let third = [("lines[0].planned", "2500"), ("lines[7].planned", "400")];
    let third = run.post("/welcome/template", &third).await;
    assert_eq!(third.header("Location"), "/welcome/month");
    let third = run.browser.open("/").await;
    assert_eq!(third.address, "/welcome/month");
    let filled = run.browser.open("/welcome/template").await;
    assert!(html::text(&filled.html).contains("It has 2 entries."));
    let month = run.browser.submit(&third, "/welcome/month", &[]).await;
    assert!(month.address.starts_with("/months/"), "{}", month.address);
    assert_eq!(run.browser.open("/").await.address, month.address);
    for step in ["/welcome", "/welcome/template", "/welcome/month"] {
        let done = run.browser.open(step).await;
        assert!(
            done.html.contains(&format!("href=\"{}\"", month.address)),
            "{step}"
        );
        assert!(!done.html.contains("<form method=\"post\""), "{step}");
    }
}

#[tokio::test]
async fn the_browsers_language_is_guessed_from_until_somebody_decides() {
    let run = Run::new().await;
    let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let guessed = run.guessed("ar-KW,ar;q=0.9,en;q=0.5").await;
    for expected in [
        field("currency", "KWD"),
        field("locale", "ar-KW"),
        field("time_zone", "Asia/Kuwait"),
    ] {
        assert!(guessed.contains(&expected), "{expected:?} in {guessed:?}");
    }
    run.client
        .change("/household", &json!({"locale": "de-CH", "currency": "CHF"}))
        .await;
    let kept = run.guessed("ar-KW").await;
    assert!(kept.contains(&field("locale", "de-CH")), "{kept:?}");
    assert!(kept.contains(&field("currency", "CHF")), "{kept:?}");
}

#[tokio::test]
async fn lines_are_added_all_or_none_and_what_was_typed_stays() {
    let run = Run::new().await;
    let typed = [
        ("lines[0].planned", "2500"),
        ("lines[3].on", "on"),
        ("lines[7].planned", "a lot"),
        ("lines[22].planned", "50"),
        ("lines[22].debt.balance", "owed"),
    ];
    let refused = run.post("/welcome/template", &typed).await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    for (id, value) in [
        ("line-7-planned", "a lot"),
        ("line-22-debt-balance", "owed"),
    ] {
        assert!(refused.text.contains(&format!("id=\"{id}-error\"")), "{id}");
        assert!(
            refused.text.contains(&format!("value=\"{value}\"")),
            "{value}"
        );
    }
    let none = run.client.get("/template").await;
    assert_eq!(none["entries"], json!([]));
    assert_eq!(none["debt_targets"], json!([]));

    let mended = [
        ("lines[0].planned", "2500"),
        ("lines[3].on", "on"),
        ("lines[7].planned", "400.50"),
        ("lines[22].planned", "50"),
        ("lines[22].debt.balance", "1200"),
        ("lines[22].debt.apr", "19.99"),
    ];
    let added_up = run
        .post(
            "/welcome/template",
            &[&mended[..], &[("act", "add-up")]].concat(),
        )
        .await;
    assert_eq!(added_up.status, StatusCode::OK);
    assert!(html::text(&added_up.text).contains("2,049.50"));
    let added = run.post("/welcome/template", &mended).await;
    assert_eq!(added.status, StatusCode::SEE_OTHER);
    let template = run.client.get("/template").await;
    let names = ["Salary", "Rent or mortgage", "Groceries", "Credit card"];
    assert_eq!(Run::entries(&template), names);
    let card = &template["debt_targets"][0];
    assert_eq!(card["balance_minor"], 120_000);
    assert_eq!(card["apr_ppm"], 199_900);
    assert_eq!(template["entries"][3]["debt_target_id"], card["id"]);
    assert_eq!(template["entries"][2]["carry"], "balance");
}

#[tokio::test]
async fn what_is_set_aside_opens_the_first_month() {
    let run = Run::new().await;
    let lines = [("lines[0].planned", "2500"), ("lines[7].planned", "400")];
    run.post("/welcome/template", &lines).await;
    let template = run.client.get("/template").await;
    let field = format!("set_aside_{}", template["entries"][1]["id"]);
    let page = run.browser.open("/welcome/month").await;
    let month = page.form("/welcome/month").fields[0].1.clone();

    let refused = run
        .post(
            "/welcome/month",
            &[("month", &month), (&field, "some"), ("activate", "on")],
        )
        .await;
    assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        refused.text.contains("value=\"some\""),
        "what was typed stays"
    );
    assert!(refused.text.contains("-error\""), "the error is beside it");
    let as_draft = run
        .post("/welcome/month", &[("month", &month), (&field, "120")])
        .await;
    assert_eq!(as_draft.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(as_draft.text.contains("id=\"activate-error\""));
    assert_eq!(run.client.get("/months").await["items"], json!([]));

    let begun = run
        .post(
            "/welcome/month",
            &[("month", &month), (&field, "120"), ("activate", "on")],
        )
        .await;
    assert_eq!(begun.header("Location"), format!("/months/{month}"));
    let lived = run.client.get(&format!("/months/{month}")).await;
    assert_eq!(lived["state"], "active");
    assert_eq!(lived["entries"][1]["opening_minor"], -12_000);
    assert_eq!(lived["entries"][1]["remaining_minor"], 52_000);
    let again = run
        .post("/welcome/month", &[("month", &month), ("activate", "on")])
        .await;
    assert_eq!(again.header("Location"), format!("/months/{month}"));
}

#[tokio::test]
async fn every_step_can_be_skipped() {
    let run = Run::new().await;
    let nothing = run.post("/welcome/template", &[]).await;
    assert_eq!(nothing.header("Location"), "/welcome/month");
    let page = run.browser.open("/welcome/month").await;
    let month = page.form("/welcome/month").fields[0].1.clone();
    let begun = run.post("/welcome/month", &[("month", &month)]).await;
    assert_eq!(begun.header("Location"), format!("/months/{month}"));
    let draft = run.client.get(&format!("/months/{month}")).await;
    assert_eq!(draft["state"], "draft");
}
