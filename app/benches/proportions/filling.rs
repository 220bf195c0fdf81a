//! Filling a household through the HTTP API, as a client would.

use std::path::Path;

use anyhow::{Context as _, Result, ensure};
use reqwest::Client;
use serde_json::{Value, json};

use crate::program::Program;

pub(crate) const MONTHS_FEW: usize = 12;
pub(crate) const MONTHS_USUAL: usize = 120;
pub(crate) const MONTHS_MANY: usize = 600;
pub(crate) const ENTRIES: usize = 60;
pub(crate) const POSTINGS_PER_ENTRY: usize = 8;
/// Postings are sent as split payments, near the limit of 50 lines.
const LINES_PER_PAYMENT: usize = 48;
const LAST_YEAR: usize = 2026;

struct Api {
    http: Client,
    base: String,
}

/// Fills a new household with so many months, all closed but the last, and gives the last.
pub(crate) async fn fill(place: &Path, months: usize) -> Result<String> {
    let program = Program::start(place).await?;
    let api = Api {
        http: Client::new(),
        base: format!("{}/api/v1", program.address()),
    };
    for number in 0..ENTRIES {
        let kind = match number % 6 {
            0 => "income",
            5 => "saving",
            _ => "expense",
        };
        let carry = if number % 6 == 0 { "none" } else { "balance" };
        api.post(
            "/template/entries",
            json!({
                "kind": kind, "category": format!("Category {}", number / 6), "name": format!("Entry number {number}"),
                "planned_minor": 10_000 + number * 137, "due_day": number % 28 + 1, "carry": carry,
            }),
        )
        .await?;
    }
    let first = LAST_YEAR * 12 + 12 - months;
    let mut name = String::new();
    for index in first..first + months {
        name = format!("{:04}-{:02}", index / 12, index % 12 + 1);
        live_through(&api, &name, index + 1 == first + months).await?;
    }
    Ok(name)
}

async fn live_through(api: &Api, month: &str, is_last: bool) -> Result<()> {
    api.post("/months", json!({"month": month})).await?;
    let active = api
        .post(&format!("/months/{month}/activate"), json!({}))
        .await?;
    let entries = active
        .get("entries")
        .and_then(Value::as_array)
        .context("no entries")?;
    let ids: Vec<&Value> = entries.iter().filter_map(|entry| entry.get("id")).collect();
    ensure!(ids.len() == ENTRIES);
    let lines: Vec<Value> = (0..ENTRIES * POSTINGS_PER_ENTRY)
        .map(|number| json!({"entry_id": ids.get(number % ENTRIES), "amount_minor": 1_000 + number * 7 % 900}))
        .collect();
    for (number, lines) in lines.chunks(LINES_PER_PAYMENT).enumerate() {
        let posted_on = format!("{month}-{:02}", number * 2 % 28 + 1);
        let body = json!({"posted_on": posted_on, "payee": format!("Payee {number}"), "memo": "weekly", "lines": lines});
        api.post(&format!("/months/{month}/postings"), body).await?;
    }
    if !is_last {
        api.post(&format!("/months/{month}/close"), json!({}))
            .await?;
    }
    Ok(())
}

impl Api {
    async fn post(&self, path: &str, body: Value) -> Result<Value> {
        let answer = self
            .http
            .post(format!("{}{path}", self.base))
            .json(&body)
            .send()
            .await?;
        let status = answer.status();
        let text = answer.text().await?;
        ensure!(status.is_success(), "{path}: {status} {text}");
        Ok(serde_json::from_str(&text)?)
    }
}
