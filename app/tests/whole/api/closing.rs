use reqwest::Method;
use serde_json::{Value, json};

use super::shapes::{has_names, items};
use crate::lived_in::LivedIn;

const FINDING: &[&str] = &[
    "code",
    "severity",
    "text",
    "entry_id",
    "debt_target_id",
    "amount_minor",
];

/// The findings with this code.
async fn findings(home: &LivedIn, month: &str, code: &str) -> Vec<Value> {
    let closing = home.client.get(&format!("/months/{month}/closing")).await;
    has_names(&closing, &["month", "can_close", "findings"]);
    assert_eq!(closing["month"], month);
    let findings = items(&closing["findings"], FINDING);
    let is_blocked = findings
        .iter()
        .any(|finding| finding["severity"] == "blocker");
    assert_eq!(closing["can_close"], !is_blocked);
    for finding in findings {
        assert_ne!(finding["text"], "");
    }
    let found = findings.iter().filter(|finding| finding["code"] == code);
    found.cloned().collect()
}

#[tokio::test]
async fn the_checklist_names_what_to_look_at() {
    let home = LivedIn::new().await;
    let here = &home.october;
    for (code, entry, debt, amount) in [
        (
            "overspent",
            json!(here.card_payment),
            Value::Null,
            json!(1000),
        ),
        (
            "nothing_posted",
            json!(here.salary),
            Value::Null,
            Value::Null,
        ),
        ("not_allocated", Value::Null, Value::Null, json!(307_590)),
        (
            "interest_estimated",
            Value::Null,
            json!(here.card),
            Value::Null,
        ),
    ] {
        let found = findings(&home, "2026-10", code).await;
        assert_eq!(found.len(), 1, "{code}");
        let expected = json!({
            "code": code, "severity": "warning", "text": found[0]["text"], "entry_id": entry,
            "debt_target_id": debt, "amount_minor": amount,
        });
        assert_eq!(found[0], expected);
    }
}

#[tokio::test]
async fn money_without_a_place_in_the_next_month_is_named() {
    let home = LivedIn::new().await;
    assert!(findings(&home, "2026-10", "carry_dropped").await.is_empty());
    let path = format!("/months/2026-11/entries/{}", home.november.groceries);
    home.client.delete(&path).await;
    let found = findings(&home, "2026-10", "carry_dropped").await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["entry_id"], home.october.groceries);
    assert_eq!(found[0]["amount_minor"], 30_500);
}

#[tokio::test]
async fn an_earlier_open_month_blocks() {
    let home = LivedIn::new().await;
    home.client.act("/months/2026-11/activate").await;
    let found = findings(&home, "2026-11", "earlier_month_open").await;
    assert_eq!(found.len(), 1);
    assert_eq!(found[0]["severity"], "blocker");
}

#[tokio::test]
async fn only_an_active_month_has_a_checklist() {
    let home = LivedIn::new().await;
    for month in ["2026-09", "2026-11"] {
        let path = format!("/months/{month}/closing");
        let refusal = home.client.refusal(Method::GET, &path, &Value::Null).await;
        assert_eq!(refusal, (409, "wrong_state".to_owned()), "{month}");
    }
}
