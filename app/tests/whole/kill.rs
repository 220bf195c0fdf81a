//! A power cut in the middle of postings: what was answered is there, and nothing else is half there.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::{Value, json};
use tokio::sync::mpsc::{UnboundedSender, unbounded_channel};

use crate::client::{Client, minor};
use crate::server::Place;

const POSTINGS: usize = 200;
const WRITERS: usize = 4;
/// How many answers the killer waits for, so that the cut comes in the middle.
const ANSWERS_BEFORE_THE_CUT: usize = 90;

async fn active_month(client: &Client) -> i64 {
    let entry = json!({"kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 35_000});
    client.create("/template/entries", &entry).await;
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    minor(&month["entries"][0], "id")
}

/// Posts until the server is gone, and says the memo of each posting that was answered with 201.
async fn post_until_the_cut(
    client: Client,
    entry: i64,
    writer: usize,
    answered: UnboundedSender<String>,
    cut: Arc<AtomicBool>,
) {
    let http = reqwest::Client::new();
    for number in (writer..POSTINGS).step_by(WRITERS) {
        let memo = format!("posting {number}");
        let body = json!({
            "posted_on": "2026-10-03", "payee": "Aldi", "memo": memo,
            "lines": [{"entry_id": entry, "amount_minor": 100 + number}, {"entry_id": entry, "amount_minor": 7}],
        });
        let sent = http
            .post(client.address("/api/v1/months/2026-10/postings"))
            .json(&body)
            .send()
            .await;
        match sent {
            Ok(answer) if answer.status() == 201 => answered.send(memo).unwrap(),
            Ok(answer) => panic!("{}", answer.status()),
            // The only reason not to be answered is the cut.
            Err(_) if cut.load(Ordering::SeqCst) => break,
            Err(error) => panic!("{error}"),
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_answered_posting_survives_a_kill() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    let entry = active_month(&client).await;
    let (answered, mut answers) = unbounded_channel();
    let cut = Arc::new(AtomicBool::new(false));
    let writers: Vec<_> = (0..WRITERS)
        .map(|writer| {
            tokio::spawn(post_until_the_cut(
                client.clone(),
                entry,
                writer,
                answered.clone(),
                cut.clone(),
            ))
        })
        .collect();
    drop(answered);
    let mut kept = Vec::new();
    while kept.len() < ANSWERS_BEFORE_THE_CUT {
        kept.push(answers.recv().await.expect("the writers go on"));
    }
    cut.store(true, Ordering::SeqCst);
    server.kill();
    for writer in writers {
        writer.await.unwrap();
    }
    while let Some(memo) = answers.recv().await {
        kept.push(memo);
    }
    assert!(kept.len() < POSTINGS, "the cut came after everything");

    let server = place.start();
    let client = Client::of(&server);
    let ledger = client.get("/months/2026-10/postings?limit=500").await;
    let postings = ledger["items"].as_array().unwrap();
    for memo in &kept {
        let of_payment: Vec<&Value> = postings
            .iter()
            .filter(|posting| posting["memo"] == *memo)
            .collect();
        assert_eq!(of_payment.len(), 2, "{memo}");
    }
    // An unanswered payment may be there, but then with both of its lines.
    assert_eq!(postings.len() % 2, 0);
    let sum: i64 = postings
        .iter()
        .map(|posting| minor(posting, "amount_minor"))
        .sum();
    let month = client.get("/months/2026-10").await;
    assert_eq!(minor(&month["entries"][0], "posted_minor"), sum);

    assert!(server.stop().0.success());
    let (code, output, error) = place.run(&["verify"]);
    assert_eq!(code, Some(0), "{output}{error}");
}
