use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::shapes::{DEBT, has_names, is_instant, items};
use crate::lived_in::LivedIn;

const DEBTS: &str = "/template/debts";

#[tokio::test]
async fn a_debt_is_created_with_defaults_and_read_where_it_is() {
    let home = LivedIn::new().await;
    let body = json!({"name": "Car", "balance_minor": -100, "apr_ppm": 39_000});
    let created = home.client.send(Method::POST, DEBTS, Some(&body)).await;
    assert_eq!(created.status, StatusCode::CREATED, "{}", created.text);
    let id = created.json()["id"].clone();
    let expected = json!({
        "id": id, "name": "Car", "balance_minor": -100, "apr_ppm": 39_000,
        "minimum_payment_minor": 0, "due_day": null, "notes": "",
        "position": created.json()["position"], "archived_at": null,
    });
    assert_eq!(created.json(), expected);
    let location = created.header("Location");
    assert_eq!(location, format!("/api/v1/template/debts/{id}"));
    let path = location.strip_prefix("/api/v1").unwrap();
    let read = home.client.send(Method::GET, path, None).await;
    assert_eq!(read.json(), expected);
    assert_eq!(read.header("ETag"), created.header("ETag"));
}

#[tokio::test]
async fn a_debt_is_changed_archived_and_restored() {
    let home = LivedIn::new().await;
    let path = format!("{DEBTS}/{}", home.card);
    let change = json!({"balance_minor": 300_000, "due_day": null});
    let changed = home.client.change(&path, &change).await;
    has_names(&changed, DEBT);
    assert_eq!(changed["balance_minor"], 300_000);
    assert_eq!(changed["due_day"], Value::Null);
    assert_eq!(changed["apr_ppm"], 249_900);
    let archived = home.client.act(&format!("{path}/archive")).await;
    is_instant(&archived["archived_at"]);
    let restored = home.client.act(&format!("{path}/restore")).await;
    assert_eq!(restored["archived_at"], Value::Null);
}

#[tokio::test]
async fn only_an_unused_debt_is_deleted() {
    let home = LivedIn::new().await;
    let unused = format!("{DEBTS}/{}", home.unused_debt);
    home.client.delete(&unused).await;
    let gone = home
        .client
        .refusal(Method::GET, &unused, &Value::Null)
        .await;
    assert_eq!(gone, (404, "debt_target_not_found".to_owned()));
    let used = format!("{DEBTS}/{}", home.card);
    let refusal = home
        .client
        .refusal(Method::DELETE, &used, &Value::Null)
        .await;
    assert_eq!(refusal, (409, "debt_target_in_use".to_owned()));
}

#[tokio::test]
async fn debts_take_a_new_order() {
    let home = LivedIn::new().await;
    let body = json!({"order": [home.unused_debt, home.card]});
    let path = format!("{DEBTS}/order");
    let answer = home.client.send(Method::PUT, &path, Some(&body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let template = home.client.get("/template").await;
    let ids: Vec<&Value> = items(&template["debt_targets"], DEBT)
        .iter()
        .map(|debt| &debt["id"])
        .collect();
    assert_eq!(json!(ids), body["order"]);
}
