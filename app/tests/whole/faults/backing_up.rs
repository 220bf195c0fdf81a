//! Killed while a backup is made and payments come in: what has the name of a backup is one.

use std::time::Duration;

use serde_json::json;

use super::home::{Home, backups, expect_sound, start};
use super::moments::{Moments, timed};
use super::tally::{Left, Tally};
use crate::browser::{Browser, html};
use crate::client::{Answer, Client, minor};
use crate::server::{Place, Server};

const PAYMENTS: usize = 300;
const LEDGER: &str = "/months/2026-10/postings";

async fn prepared() -> (Home, i64) {
    let place = Place::new();
    let server = start(&place);
    let client = Client::of(&server);
    let entry =
        json!({"kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 1});
    client.create("/template/entries", &entry).await;
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    let entry = minor(&month["entries"][0], "id");
    for _ in 0..PAYMENTS {
        client.create(LEDGER, &payment(entry)).await;
    }
    assert!(server.stop().0.success());
    (Home::at(place), entry)
}

fn payment(entry: i64) -> serde_json::Value {
    json!({"posted_on": "2026-10-03", "lines": [{"entry_id": entry, "amount_minor": 1}]})
}

async fn back_up(server: &Server) -> Answer {
    let reason = ("reason".to_owned(), "by hand".to_owned());
    Browser::of(server)
        .post("/settings/backups", &[reason])
        .await
}

/// Pays until the server is gone, and says how often that was answered.
async fn pay(client: Client, entry: i64) -> i64 {
    let mut answered = 0;
    loop {
        let request = client.request(reqwest::Method::POST, LEDGER);
        match request.json(&payment(entry)).send().await {
            Ok(answer) => assert_eq!(answer.status(), 201),
            Err(_) => return answered,
        }
        answered += 1;
    }
}

/// The names of the backups that the settings show.
async fn listed(server: &Server) -> Vec<String> {
    let list = Browser::of(server).open("/settings/backups").await.html;
    let links = html::pieces(&list).filter(|piece| piece.name == "a");
    let to = links.filter_map(|link| link.attribute("href"));
    let mut names: Vec<String> = to
        .filter_map(|to| to.strip_prefix("/settings/backups/").map(str::to_owned))
        .filter(|name| name.ends_with(".db"))
        .collect();
    names.sort();
    names.dedup();
    names
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_the_name_of_a_backup_is_one() {
    let (home, entry) = prepared().await;
    let undisturbed = undisturbed(&home, entry).await;
    let mut tally = Tally::new("a backup", "answered writes");
    let mut moments = Moments::of(&tally, undisturbed);
    while tally.goes_on() {
        let place = home.copy();
        let server = start(&place);
        let paying = tokio::spawn(pay(Client::of(&server), entry));
        let answer = tokio::time::timeout(moments.next_after(&tally), back_up(&server)).await;
        server.kill();
        let paid = paying.await.unwrap();
        let is_answered = answer.is_ok_and(|answer| {
            assert_eq!(answer.status, 303, "{}", answer.text);
            true
        });

        let made = backups(&place);
        assert!(made.len() <= 1, "{made:?}");
        if is_answered {
            assert_eq!(made.len(), 1);
        }
        let server = start(&place);
        let shown = listed(&server).await;
        let names = made
            .iter()
            .map(|file| file.file_name().unwrap().to_str().unwrap());
        assert_eq!(shown, names.collect::<Vec<&str>>());
        let month = Client::of(&server).get("/months/2026-10").await;
        let found = minor(&month["entries"][0], "posted_minor") - i64::try_from(PAYMENTS).unwrap();
        assert!(found == paid || found == paid + 1, "{found} of {paid}");
        tally.kept += usize::try_from(paid).unwrap() + usize::from(is_answered);
        tally.count(match (made.len(), is_answered) {
            (0, _) => Left::Nothing,
            (_, false) => Left::Unanswered,
            (_, true) => Left::Answered,
        });

        // The next one is made beside whatever was left.
        assert_eq!(back_up(&server).await.status, 303);
        assert_eq!(backups(&place).len(), made.len() + 1);
        assert!(server.stop().0.success());
        expect_sound(&place);
    }
    tally.report();
}

async fn undisturbed(home: &Home, entry: i64) -> Duration {
    let place = home.copy();
    let server = start(&place);
    let paying = tokio::spawn(pay(Client::of(&server), entry));
    let (answer, took) = timed(back_up(&server)).await;
    assert_eq!(answer.status, 303);
    server.kill();
    paying.await.unwrap();
    took
}
