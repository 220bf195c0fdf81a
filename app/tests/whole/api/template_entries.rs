use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use super::shapes::{DEBT, ENTRY, RECURRENCE, has_names, is_instant, items};
use crate::client::Client;
use crate::lived_in::LivedIn;
use crate::server::Place;

const ENTRIES: &str = "/template/entries";

#[tokio::test]
async fn an_entry_is_created_with_defaults_and_read_where_it_is() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    let body = json!({
        "kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 35_000,
    });
    let created = client.send(Method::POST, ENTRIES, Some(&body)).await;
    assert_eq!(created.status, StatusCode::CREATED);
    let id = created.json()["id"].clone();
    let expected = json!({
        "id": id, "kind": "expense", "category": "Food", "name": "Groceries",
        "planned_minor": 35_000, "due_day": null,
        "recurrence": {"unit": "month", "every": 1, "from": null, "until": null},
        "carry": "none", "debt_target_id": null, "notes": "",
        "position": created.json()["position"], "archived_at": null,
    });
    assert_eq!(created.json(), expected);
    let location = created.header("Location");
    assert_eq!(location, format!("/api/v1/template/entries/{id}"));
    let path = location.strip_prefix("/api/v1").unwrap();
    let read = client.send(Method::GET, path, None).await;
    assert_eq!(read.json(), expected);
    assert_eq!(read.header("ETag"), created.header("ETag"));
}

#[tokio::test]
async fn the_template_lists_entries_debts_and_a_usual_month() {
    let home = LivedIn::new().await;
    let template = home.client.get("/template").await;
    let entries = items(&template["entries"], ENTRY);
    assert_eq!(entries.len(), 5);
    for entry in entries {
        has_names(&entry["recurrence"], RECURRENCE);
    }
    assert_eq!(items(&template["debt_targets"], DEBT).len(), 2);
    let usual = json!({
        "income_minor": 357_590, "expense_minor": 36_000, "saving_minor": 10_000,
        "debt_payment_minor": 15_000, "to_allocate_minor": 296_590,
    });
    assert_eq!(template["usual_month"], usual);
}

#[tokio::test]
async fn a_change_leaves_what_it_does_not_name() {
    let home = LivedIn::new().await;
    let path = format!("{ENTRIES}/{}", home.groceries);
    let before = home.client.get(&path).await;
    let change = json!({
        "planned_minor": 40_000, "due_day": 31, "notes": "Market\non Saturdays",
        "recurrence": {"unit": "week", "every": 2, "from": "2026-11-07", "until": "2027-05"},
    });
    let changed = home.client.change(&path, &change).await;
    let mut expected = before;
    for (name, value) in change.as_object().unwrap() {
        expected[name] = value.clone();
    }
    assert_eq!(changed, expected);
    let cleared = json!({"due_day": null, "recurrence": null});
    let cleared = home.client.change(&path, &cleared).await;
    assert_eq!(cleared["due_day"], Value::Null);
    assert_eq!(cleared["recurrence"]["unit"], "month");
}

#[tokio::test]
async fn once_is_in_one_month() {
    let home = LivedIn::new().await;
    let path = format!("{ENTRIES}/{}", home.unused_entry);
    let once = json!({"recurrence": {"unit": "once", "from": "2027-02"}});
    let entry = home.client.change(&path, &once).await;
    let expected = json!({"unit": "once", "every": 1, "from": "2027-02", "until": null});
    assert_eq!(entry["recurrence"], expected);
}

#[tokio::test]
async fn an_archived_entry_comes_back() {
    let home = LivedIn::new().await;
    let path = format!("{ENTRIES}/{}", home.groceries);
    let archived = home.client.act(&format!("{path}/archive")).await;
    is_instant(&archived["archived_at"]);
    let restored = home.client.act(&format!("{path}/restore")).await;
    assert_eq!(restored["archived_at"], Value::Null);
}

#[tokio::test]
async fn only_an_entry_that_no_month_copied_is_deleted() {
    let home = LivedIn::new().await;
    let unused = format!("{ENTRIES}/{}", home.unused_entry);
    home.client.delete(&unused).await;
    let gone = home
        .client
        .refusal(Method::GET, &unused, &Value::Null)
        .await;
    assert_eq!(gone, (404, "entry_not_found".to_owned()));
    let used = format!("{ENTRIES}/{}", home.groceries);
    let refusal = home
        .client
        .refusal(Method::DELETE, &used, &Value::Null)
        .await;
    assert_eq!(refusal, (409, "entry_in_use".to_owned()));
}

#[tokio::test]
async fn entries_take_a_new_order() {
    let home = LivedIn::new().await;
    let mut order = home.entries;
    order.reverse();
    let path = format!("{ENTRIES}/order");
    let body = json!({"order": order});
    let answer = home.client.send(Method::PUT, &path, Some(&body)).await;
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.text);
    let template = home.client.get("/template").await;
    assert_eq!(answer.json(), template);
    let ids: Vec<&Value> = items(&template["entries"], ENTRY)
        .iter()
        .map(|entry| &entry["id"])
        .collect();
    assert_eq!(json!(ids), body["order"]);
}
