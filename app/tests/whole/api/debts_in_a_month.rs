use serde_json::{Value, json};

use super::shapes::{MONTH_DEBT, has_names};
use crate::lived_in::LivedIn;

#[tokio::test]
async fn a_debt_has_every_figure() {
    let home = LivedIn::new().await;
    let october = home.client.get("/months/2026-10").await;
    // September: 3 721.96, interest 77.51 and nothing paid.
    let expected = json!({
        "id": home.october.card, "source_debt_target_id": home.card, "name": "Card",
        "opening_balance_minor": 379_947, "opening_is_expected": false, "apr_ppm": 249_900,
        "minimum_payment_minor": 9500, "interest_minor": 7912, "interest_is_estimate": true,
        "charges_minor": 0, "paid_minor": 16_000, "closing_balance_minor": 371_859, "notes": "",
    });
    assert_eq!(october["debt_targets"], json!([expected]));
}

#[tokio::test]
async fn the_statement_replaces_the_estimate_until_it_is_taken_back() {
    let home = LivedIn::new().await;
    let path = format!("/months/2026-10/debts/{}", home.october.card);
    let statement = json!({"interest_minor": 8000, "charges_minor": 2500, "notes": "Late fee"});
    let debt = home.client.change(&path, &statement).await;
    has_names(&debt, MONTH_DEBT);
    assert_eq!(debt["interest_is_estimate"], false);
    assert_eq!(
        debt["closing_balance_minor"],
        379_947 + 8000 + 2500 - 16_000
    );
    let estimate = json!({"interest_minor": null});
    let debt = home.client.change(&path, &estimate).await;
    assert_eq!(debt["interest_is_estimate"], true);
    assert_eq!(debt["interest_minor"], 7912);
    assert_eq!(debt["charges_minor"], 2500);
}

#[tokio::test]
async fn the_next_month_expects_the_closing_balance_until_it_is_kept() {
    let home = LivedIn::new().await;
    let card = async |month: &str| -> Value {
        let month = home.client.get(&format!("/months/{month}")).await;
        month["debt_targets"][0].clone()
    };
    let october = card("2026-10").await;
    let november = card("2026-11").await;
    assert_eq!(november["opening_is_expected"], true);
    assert_eq!(
        november["opening_balance_minor"],
        october["closing_balance_minor"]
    );
    home.client.act("/months/2026-10/close").await;
    let november = card("2026-11").await;
    assert_eq!(november["opening_is_expected"], false);
    assert_eq!(
        november["opening_balance_minor"],
        october["closing_balance_minor"]
    );
    let template = home
        .client
        .get(&format!("/template/debts/{}", home.card))
        .await;
    assert_eq!(template["balance_minor"], october["closing_balance_minor"]);
}
