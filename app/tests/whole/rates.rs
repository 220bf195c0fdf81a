//! A mortgage at 3.875 %: typed, shown, reckoned with, sealed and exported with every digit.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::browser::{Browser, html};
use crate::client::{Client, minor};
use crate::lived_in::LivedIn;
use crate::server::Place;

const DEBTS: &str = "/template/debts";

async fn debt_of_month(client: &Client, month: &str, name: &str) -> Value {
    let month = client.get(&format!("/months/{month}")).await;
    let debts = month["debt_targets"].as_array().unwrap().clone();
    let named = debts.into_iter().find(|debt| debt["name"] == name);
    named.unwrap_or_else(|| panic!("no {name} in {month}"))
}

#[tokio::test]
async fn a_rate_of_three_decimals_is_typed_shown_reckoned_with_and_sealed() {
    let place = Place::new();
    let server = place.start();
    let (client, browser) = (Client::of(&server), Browser::of(&server));
    let template = browser.open("/template").await;
    let typed = [
        ("name", "Mortgage"),
        ("balance", "184500"),
        ("apr", "3,875"),
        ("minimum_payment", "1200"),
    ];
    let template = browser.submit(&template, DEBTS, &typed).await;
    let id = template.id_of("/template/debts/", "Mortgage");
    let text = html::text(&template.html);
    assert!(text.contains("3.875%"), "{text}");
    let form = format!("{DEBTS}/{id}");
    let page = browser.open(&form).await;
    assert!(page.html.contains("Up to four decimals"), "{}", page.html);
    let fields = page.form(&form).fields;
    assert!(
        fields.contains(&("apr".to_owned(), "3.875".to_owned())),
        "{fields:?}"
    );
    let page = browser.submit(&page, &form, &[("apr", "3.8755 %")]).await;
    assert!(html::text(&page.html).contains("3.8755%"), "{}", page.html);
    assert_eq!(client.get(&form).await["apr_ppm"], 38_755);
    client.change(&form, &json!({"apr_ppm": 38_750})).await;

    client.create("/months", &json!({"month": "2026-10"})).await;
    client.act("/months/2026-10/activate").await;
    let debt = debt_of_month(&client, "2026-10", "Mortgage").await;
    assert_eq!(debt["apr_ppm"], 38_750);
    // 184 500.00 × 3.875 % ÷ 12 is 595.78125.
    assert_eq!(debt["interest_minor"], 59_578);
    // The template differs by a millionth, and so the month does from it.
    client.change(&form, &json!({"apr_ppm": 38_751})).await;
    let drift = client.get("/months/2026-10/drift").await;
    let expected = json!([{"field": "apr_ppm", "month": 38_750, "template": 38_751}]);
    assert_eq!(drift["items"][0]["fields"], expected, "{drift}");
    client.act("/months/2026-10/close").await;
    let shown = html::text(&browser.open("/months/2026-10").await.html);
    assert!(shown.contains("3.875%"), "{shown}");
    assert!(server.stop().0.success());

    let (code, said, _) = place.run(&["verify"]);
    assert_eq!(code, Some(0), "{said}");
    let (_, export, _) = place.run(&["export"]);
    let export: Value = serde_json::from_str(&export).unwrap();
    assert_eq!(export["template"]["debt_targets"][0]["apr_ppm"], 38_751);
    assert_eq!(export["months"][0]["debt_targets"][0]["apr_ppm"], 38_750);
    assert_eq!(export["months"][0]["seal_version"], 2);
}

#[tokio::test]
async fn a_rate_in_the_unit_of_before_is_refused_and_never_misread() {
    let home = LivedIn::new().await;
    let before = home.client.get("/template").await;
    let body = json!({"name": "Car", "balance_minor": 100, "apr_bps": 390});
    let refused = home.client.refusal(Method::POST, DEBTS, &body).await;
    assert_eq!(refused, (400, "unreadable_body".to_owned()));
    let card = format!("{DEBTS}/{}", home.card);
    let refused = home
        .client
        .refusal(Method::PATCH, &card, &json!({"apr_bps": 390}))
        .await;
    assert_eq!(refused, (400, "unreadable_body".to_owned()));
    assert_eq!(home.client.get("/template").await, before);
}

#[tokio::test]
async fn a_rate_goes_up_to_a_thousand_percent() {
    let home = LivedIn::new().await;
    let card = format!("{DEBTS}/{}", home.card);
    let highest = home
        .client
        .change(&card, &json!({"apr_ppm": 10_000_000}))
        .await;
    assert_eq!(minor(&highest, "apr_ppm"), 10_000_000);
    for beyond in [10_000_001, -1] {
        let body = json!({"apr_ppm": beyond});
        let answer = home.client.send(Method::PATCH, &card, Some(&body)).await;
        assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
        let expected = [("apr_ppm".to_owned(), "out_of_range".to_owned())];
        assert_eq!(answer.field_errors(), expected);
    }
    let browser = Browser::of(&home.server);
    for (typed, said) in [
        ("1000.0001", "Enter a rate from 0 to 1,000 percent."),
        ("3.87551", "At most 4 digits after the decimal mark."),
        ("a lot", "Enter a rate in percent such as 3.875."),
    ] {
        let mut fields = browser.open(&card).await.form(&card).fields;
        let rate = fields.iter_mut().find(|(name, _)| name == "apr").unwrap();
        typed.clone_into(&mut rate.1);
        let refused = browser.post(&card, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        let text = html::text(&refused.text);
        assert!(text.contains(said), "{typed}: {text}");
    }
}
