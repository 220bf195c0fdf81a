//! Killed while payments come in: what was answered is there, and nothing else is half there.

use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use reqwest::{Method, RequestBuilder};
use serde_json::{Value, json};

use super::home::{Home, expect_sound, start};
use super::moments::Moments;
use super::tally::{Left, Tally};
use crate::client::{Answer, Client, minor};
use crate::server::Place;

const WRITERS: usize = 4;
/// So long that some dozen payments are answered before.
const WRITING: Duration = Duration::from_millis(250);
const LEDGER: &str = "/months/2026-10/postings";

/// Something that was asked for, and whether it was answered.
struct Asked<T> {
    what: T,
    is_answered: bool,
}

/// An active month with one entry, and the entry's id.
pub(super) async fn prepared() -> (Home, i64) {
    let place = Place::new();
    let server = start(&place);
    let client = Client::of(&server);
    let entry =
        json!({"kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 1});
    client.create("/template/entries", &entry).await;
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    let entry = minor(&month["entries"][0], "id");
    assert!(server.stop().0.success());
    (Home::at(place), entry)
}

/// A payment of two lines that is made once, however often it is asked for.
pub(super) fn payment(client: &Client, entry: i64, memo: &str) -> RequestBuilder {
    let lines = [100, 7].map(|amount| json!({"entry_id": entry, "amount_minor": amount}));
    let payment = json!({
        "posted_on": "2026-10-03", "payee": "Aldi", "memo": memo, "lines": lines,
    });
    let request = client.request(Method::POST, LEDGER);
    request.header("Idempotency-Key", memo).json(&payment)
}

/// Asks for one after the other until the server is gone.
async fn ask<T>(
    mut next: impl FnMut(usize) -> (T, RequestBuilder),
    expected: u16,
    killed: Arc<AtomicBool>,
) -> Vec<Asked<T>> {
    let mut asked = Vec::new();
    loop {
        let (what, request) = next(asked.len());
        let sent = request.send().await;
        let is_answered = match sent {
            Ok(answer) => {
                assert_eq!(answer.status(), expected);
                true
            }
            // The only reason not to be answered is the kill.
            Err(error) => {
                assert!(killed.load(Ordering::SeqCst), "{error}");
                false
            }
        };
        asked.push(Asked { what, is_answered });
        if !is_answered {
            return asked;
        }
    }
}

/// How many lines each payment has in the ledger.
pub(super) async fn lines(client: &Client) -> BTreeMap<String, usize> {
    let mut lines = BTreeMap::new();
    let mut page = format!("{LEDGER}?limit=500");
    loop {
        let ledger = client.get(&page).await;
        for posting in ledger["items"].as_array().unwrap() {
            let memo = posting["memo"].as_str().unwrap().to_owned();
            *lines.entry(memo).or_default() += 1;
        }
        match &ledger["next"] {
            Value::String(next) => page = format!("{LEDGER}?limit=500&after={next}"),
            _ => return lines,
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_answered_payment_is_there_and_none_is_half_there() {
    let (home, entry) = prepared().await;
    let mut tally = Tally::new("postings", "answered writes");
    let mut moments = Moments::of(&tally, WRITING);
    while tally.goes_on() {
        let place = home.copy();
        let server = start(&place);
        let killed = Arc::new(AtomicBool::new(false));
        let client = Client::of(&server);
        let paying: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let client = client.clone();
                let next = move |number| {
                    let memo = format!("payment {number} of {writer}");
                    let request = payment(&client, entry, &memo);
                    (memo, request)
                };
                tokio::spawn(ask(next, 201, killed.clone()))
            })
            .collect();
        let plan = format!("/months/2026-10/entries/{entry}");
        let planning = tokio::spawn(ask(
            move |number| {
                let request = client.request(Method::PATCH, &plan);
                (number, request.json(&json!({"planned_minor": number})))
            },
            200,
            killed.clone(),
        ));
        let mut paying = pin!(all_of(paying));
        let nobody_ends = tokio::time::timeout(moments.next_after(&tally), &mut paying).await;
        assert!(nobody_ends.is_err());
        killed.store(true, Ordering::SeqCst);
        server.kill();
        let paid = paying.await;
        let planned = planning.await.unwrap();

        let server = start(&place);
        let client = Client::of(&server);
        let found = lines(&client).await;
        for Asked {
            what: memo,
            is_answered,
        } in &paid
        {
            match found.get(memo) {
                Some(2) => {}
                None if !is_answered => {}
                half => panic!("{memo}: {half:?}, answered: {is_answered}"),
            }
        }
        let month = client.get("/months/2026-10").await;
        let entry_found = &month["entries"][0];
        let plan_found = usize::try_from(minor(entry_found, "planned_minor")).unwrap();
        assert!(is_plan(plan_found, &planned), "{plan_found}");
        let sum = i64::try_from(found.len()).unwrap() * 107;
        assert_eq!(minor(entry_found, "posted_minor"), sum);

        let answered = paid.iter().filter(|payment| payment.is_answered).count();
        tally.kept += answered + planned.len() - 1;
        // Somebody always asks, so that each kill cuts something off.
        tally.count(if answered == 0 {
            Left::Nothing
        } else {
            Left::Unanswered
        });

        // Asked again with its key, each is there once.
        for Asked { what: memo, .. } in &paid {
            let again = Answer::to(payment(&client, entry, memo)).await;
            assert_eq!(again.status, 201, "{memo}: {}", again.text);
        }
        let found = lines(&client).await;
        assert_eq!(found.len(), paid.len());
        assert!(found.values().all(|lines| *lines == 2), "{found:?}");
        assert!(server.stop().0.success());
        expect_sound(&place);
    }
    tally.report();
}

/// The last one that was answered, or the one after it; 1 is what it was before the first.
fn is_plan(found: usize, planned: &[Asked<usize>]) -> bool {
    let Some((unanswered, answered)) = planned.split_last() else {
        return found == 1;
    };
    let last = answered.last().map_or(1, |plan| plan.what);
    found == last || found == unanswered.what
}

/// All payments that anybody asked for, once nobody asks any more.
async fn all_of(paying: Vec<tokio::task::JoinHandle<Vec<Asked<String>>>>) -> Vec<Asked<String>> {
    let mut paid = Vec::new();
    for writer in paying {
        paid.extend(writer.await.unwrap());
    }
    paid
}
