//! A household lives through 34 months over HTTP, and every figure comes out as in the references.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::client::{Client, minor};
use crate::server::Place;

type Row = BTreeMap<String, String>;

fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let names = reader.headers().unwrap().clone();
    let as_row = |record: csv::StringRecord| {
        let pairs = names.iter().zip(&record);
        pairs
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect()
    };
    reader
        .records()
        .map(|record| as_row(record.unwrap()))
        .collect()
}

/// `12.50` as 1250: the sample has exactly two decimals.
fn cents(text: &str) -> i64 {
    let (whole, fraction) = text.split_once('.').unwrap();
    assert_eq!(fraction.len(), 2, "{text}");
    format!("{whole}{fraction}").parse().unwrap()
}

fn number_or_null(text: &str) -> Value {
    match text {
        "" => Value::Null,
        text => json!(text.parse::<i64>().unwrap()),
    }
}

async fn write_template(client: &Client) {
    client
        .change(
            "/household",
            &json!({"name": "Sample", "currency": "USD", "locale": "en-US"}),
        )
        .await;
    let mut debts = BTreeMap::new();
    for row in rows(include_str!("../../sample/debts.csv")) {
        let body = json!({
            "name": row["name"], "balance_minor": cents(&row["balance"]),
            "apr_ppm": cents(&row["apr_percent"]) * 100, "minimum_payment_minor": cents(&row["minimum_payment"]),
            "due_day": number_or_null(&row["due_day"]), "notes": row["notes"],
        });
        let debt = client.create("/template/debts", &body).await;
        debts.insert(row["name"].clone(), debt["id"].clone());
    }
    for row in rows(include_str!("../../sample/template.csv")) {
        let body = json!({
            "kind": row["kind"], "category": row["category"], "name": row["name"],
            "planned_minor": cents(&row["planned"]), "due_day": number_or_null(&row["due_day"]),
            "carry": row["carry"], "notes": row["notes"],
            "debt_target_id": debts.get(&row["debt_target"]).cloned().unwrap_or(Value::Null),
        });
        client.create("/template/entries", &body).await;
    }
}

/// Creates, activates, fills and closes one month.
async fn live_through(client: &Client, month: &str, movements: &[Row]) {
    client
        .create("/months", &json!({"month": month, "copy_from": null}))
        .await;
    let active = client.act(&format!("/months/{month}/activate")).await;
    let entries = active["entries"].as_array().unwrap();
    let ids: BTreeMap<&str, &Value> = entries
        .iter()
        .map(|entry| (entry["name"].as_str().unwrap(), &entry["id"]))
        .collect();
    for movement in movements {
        let body = json!({
            "posted_on": movement["date"], "payee": movement["payee"], "memo": movement["memo"],
            "lines": [{
                "entry_id": ids[movement["entry"].as_str()], "amount_minor": cents(&movement["amount"]),
            }],
        });
        client
            .create(&format!("/months/{month}/postings"), &body)
            .await;
    }
    let closed = client.act(&format!("/months/{month}/close")).await;
    assert_eq!(closed["state"], "closed");
    assert_eq!(closed["seal"].as_str().unwrap().len(), 64);
}

async fn compare(client: &Client, month: &str, entries: &[Row], debts: &[Row]) -> usize {
    let answer = client.get(&format!("/months/{month}")).await;
    let same = |expected: &[Row], lines: &Value, name: &str, figures: &[&str]| {
        let expected: Vec<&Row> = expected
            .iter()
            .filter(|row| row["month"] == month)
            .collect();
        assert_eq!(lines.as_array().unwrap().len(), expected.len(), "{month}");
        for row in &expected {
            let line = lines.as_array().unwrap().iter();
            let line = line
                .into_iter()
                .find(|line| line["name"] == row[name])
                .unwrap();
            for figure in figures {
                assert_eq!(
                    minor(line, figure).to_string(),
                    row[*figure],
                    "{month} {} {figure}",
                    row[name]
                );
            }
        }
        expected.len() * figures.len()
    };
    let entry_figures = [
        "planned_minor",
        "opening_minor",
        "posted_minor",
        "applied_minor",
        "remaining_minor",
    ];
    let debt_figures = [
        "opening_balance_minor",
        "interest_minor",
        "paid_minor",
        "closing_balance_minor",
    ];
    same(entries, &answer["entries"], "entry", &entry_figures)
        + same(debts, &answer["debt_targets"], "debt", &debt_figures)
}

#[tokio::test]
async fn thirty_four_months_give_the_figures_of_the_references() {
    let movements = rows(include_str!("../../sample/ledger.csv"));
    let reference = rows(include_str!("../../sample/reference.csv"));
    let reference_debts = rows(include_str!("../../sample/reference_debts.csv"));
    let mut months: BTreeMap<&str, Vec<Row>> = BTreeMap::new();
    for movement in &movements {
        let month = months.entry(&movement["date"][..7]).or_default();
        month.push(movement.clone());
    }
    assert_eq!((movements.len(), months.len()), (921, 34));

    let place = Place::new();
    let mut server = place.start();
    let mut client = Client::of(&server);
    write_template(&client).await;
    for (index, (month, movements)) in months.iter().enumerate() {
        if index == months.len() / 2 {
            let (status, _) = server.stop();
            assert!(status.success());
            server = place.start();
            client = Client::of(&server);
        }
        live_through(&client, month, movements).await;
    }
    let mut compared = 0;
    for month in months.keys() {
        compared += compare(&client, month, &reference, &reference_debts).await;
    }
    assert_eq!(compared, reference.len() * 5 + reference_debts.len() * 4);

    let listed = client.get("/months?limit=100").await;
    assert_eq!(listed["items"].as_array().unwrap().len(), 34);
    assert!(
        listed["items"]
            .as_array()
            .unwrap()
            .iter()
            .all(|month| month["state"] == "closed")
    );

    let (status, _) = server.stop();
    assert!(status.success());
    let (code, output, error) = place.run(&["verify"]);
    assert_eq!(code, Some(0), "{output}{error}");
}
