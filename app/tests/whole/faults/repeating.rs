//! What is asked for under a key is done once and answered the same for ever: also where the program is
//! killed, or who asked hangs up, at any moment before the answer is there.

use std::time::Duration;

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use super::extent::chance;
use super::home::{Home, expect_sound, start};
use super::moments::timed;
use super::tally::Trials;
use crate::client::{Client, minor};
use crate::server::{Place, Server};

const KINDS: usize = 4;
const MONTH: &str = "/months/2026-10";
/// So many are cut off in a run.
const CUT_OFF: usize = 40;
/// So long that some are answered before.
const WRITING: Duration = Duration::from_millis(200);

/// An active month with two entries.
struct Budget {
    from: i64,
    to: i64,
}

async fn prepared() -> (Home, Budget) {
    let place = Place::new();
    let server = start(&place);
    let client = Client::of(&server);
    for name in ["Groceries", "Books"] {
        let entry =
            json!({"kind": "expense", "category": "Food", "name": name, "planned_minor": 100_000});
        client.create("/template/entries", &entry).await;
    }
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    let id = |at: usize| minor(&month["entries"][at], "id");
    let budget = Budget {
        from: id(0),
        to: id(1),
    };
    assert!(server.stop().0.success());
    (Home::at(place), budget)
}

/// A request that is carried out once, and what it is known by.
struct Write {
    name: String,
    path: String,
    content_type: &'static str,
    key: Option<String>,
    body: String,
}

impl Write {
    /// A payment, an entry, a move of planned money, or a form of the month's page.
    fn of(budget: &Budget, kind: usize, name: String) -> Self {
        let Budget { from, to } = budget;
        let (path, body) = match kind {
            0 => {
                let lines = json!([{"entry_id": to, "amount_minor": 100}]);
                let payment = json!({"posted_on": "2026-10-03", "memo": name, "lines": lines});
                (format!("/api/v1{MONTH}/postings"), payment)
            }
            1 => (
                "/api/v1/template/entries".to_owned(),
                json!({"kind": "saving", "category": "Later", "name": name, "planned_minor": 1}),
            ),
            2 => (
                format!("/api/v1{MONTH}/moves"),
                json!({"from_entry_id": from, "to_entry_id": to, "amount_minor": 1}),
            ),
            _ => {
                return Self {
                    path: format!("{MONTH}/postings"),
                    content_type: "application/x-www-form-urlencoded",
                    key: None,
                    body: format!(
                        "once=k-1&posted_on=2026-10-03&entry_id={to}&amount=1.00&payee=&memo={name}"
                    ),
                    name,
                };
            }
        };
        Self {
            key: Some(format!("key of {name}")),
            path,
            content_type: "application/json",
            body: body.to_string(),
            name,
        }
    }

    async fn send(&self, server: &str) -> reqwest::Result<Seen> {
        let http = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none());
        let request = http
            .build()?
            .request(Method::POST, format!("{server}{}", self.path));
        let request = request.header("Content-Type", self.content_type);
        let mut request = request.header("Origin", server);
        if let Some(key) = &self.key {
            request = request.header("Idempotency-Key", key);
        }
        let answer = request.body(self.body.clone()).send().await?;
        let header = |name: &str| {
            let value = answer.headers().get(name)?;
            // A page says that it is a repetition.
            Some(value.to_str().unwrap().replace("repeated=1&", ""))
        };
        let headers = ["Location", "ETag", "Content-Type"].map(header);
        Ok(Seen {
            status: answer.status(),
            headers,
            body: answer.text().await?,
        })
    }

    /// Sends the whole request, and hangs up after so long, whatever has come by then.
    async fn hang_up(&self, server: &str, after: Duration) {
        let host = server.strip_prefix("http://").unwrap();
        let mut stream = TcpStream::connect(host).await.unwrap();
        let key = self.key.as_ref();
        let key = key.map(|key| format!("Idempotency-Key: {key}\r\n"));
        let request = format!(
            "POST {} HTTP/1.1\r\nHost: {host}\r\nOrigin: {server}\r\nContent-Type: {}\r\n{}Content-Length: {}\r\n\r\n{}",
            self.path,
            self.content_type,
            key.unwrap_or_default(),
            self.body.len(),
            self.body
        );
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        let waiting = stream.read_to_end(&mut answer);
        drop(tokio::time::timeout(after, waiting).await);
    }
}

/// All that an answer says.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Seen {
    status: StatusCode,
    headers: [Option<String>; 3],
    body: String,
}

/// Asks for one kind of thing after the other until the server is gone.
async fn ask(server: String, budget: Budget, kind: usize) -> Vec<(Write, Option<Seen>)> {
    let mut asked = Vec::new();
    loop {
        let name = format!("{} of {kind}", asked.len());
        let write = Write::of(&budget, kind, name);
        let seen = write.send(&server).await.ok();
        let is_gone = seen.is_none();
        asked.push((write, seen));
        if is_gone {
            return asked;
        }
    }
}

/// Asks twice again, and finds what the first was answered where it was.
async fn expect_the_same(server: &Server, write: &Write, first: Option<Seen>) {
    let again = write.send(&server.address).await.unwrap();
    assert!(
        again.status.is_success() || again.status == StatusCode::SEE_OTHER,
        "{}: {again:?}",
        write.name
    );
    let last = write.send(&server.address).await.unwrap();
    assert_eq!(last, again, "{}", write.name);
    if let Some(first) = first {
        assert_eq!(again, first, "{}", write.name);
    }
}

/// Everything asked for is there, and once.
async fn expect_once(server: &Server, budget: &Budget, asked: &[Write]) {
    let client = Client::of(server);
    let mut found = Vec::new();
    let mut page = format!("{MONTH}/postings?limit=500");
    loop {
        let ledger = client.get(&page).await;
        let postings = ledger["items"].as_array().unwrap().iter();
        found.extend(postings.map(|posting| posting["memo"].as_str().unwrap().to_owned()));
        match &ledger["next"] {
            Value::String(next) => page = format!("{MONTH}/postings?limit=500&after={next}"),
            _ => break,
        }
    }
    let template = client.get("/template").await;
    let entries = template["entries"].as_array().unwrap().iter();
    let savings = entries.filter(|entry| entry["kind"] == "saving");
    found.extend(savings.map(|entry| entry["name"].as_str().unwrap().to_owned()));
    let is_move = |write: &&Write| write.path.ends_with("/moves");
    let kept = asked.iter().filter(|write| !is_move(write));
    let mut expected: Vec<String> = kept.map(|write| write.name.clone()).collect();
    expected.sort();
    found.sort();
    assert_eq!(found, expected);
    let month = client.get(MONTH).await;
    let entries = month["entries"].as_array().unwrap();
    let to = entries.iter().find(|entry| entry["id"] == budget.to);
    let moved = minor(to.unwrap(), "planned_minor") - 100_000;
    let moves = asked.iter().filter(is_move).count();
    assert_eq!(moved, i64::try_from(moves).unwrap());
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_asks_again_after_a_kill_is_answered_as_the_first_time() {
    let (home, budget) = prepared().await;
    let Budget { from, to } = budget;
    let mut trials = Trials::of("asking again after a kill", "answers");
    let mut random = chance("asking again after a kill");
    while trials.times() < CUT_OFF {
        let place = home.copy();
        let server = start(&place);
        let asking: Vec<_> = (0..KINDS)
            .map(|kind| tokio::spawn(ask(server.address.clone(), Budget { from, to }, kind)))
            .collect();
        tokio::time::sleep(WRITING.mul_f64(random.f64())).await;
        server.kill();
        let mut asked = Vec::new();
        for asking in asking {
            asked.extend(asking.await.unwrap());
        }
        let server = start(&place);
        let mut writes = Vec::new();
        for (write, first) in asked {
            let is_cut_off = first.is_none();
            expect_the_same(&server, &write, first).await;
            if is_cut_off {
                trials.count(1);
            }
            writes.push(write);
        }
        expect_once(&server, &budget, &writes).await;
        assert!(server.stop().0.success());
        expect_sound(&place);
    }
    trials.report();
}

#[tokio::test(flavor = "multi_thread")]
async fn whoever_hung_up_and_asks_again_is_answered_as_the_first_time() {
    let (home, budget) = prepared().await;
    let place = home.copy();
    let server = start(&place);
    let mut trials = Trials::of("hanging up and asking again", "answers");
    let mut random = chance("hanging up and asking again");
    let first = Write::of(&budget, 0, "undisturbed".to_owned());
    let (seen, takes) = timed(first.send(&server.address)).await;
    expect_the_same(&server, &first, seen.ok()).await;
    let mut asked = vec![first];
    while trials.times() < CUT_OFF {
        let name = format!("{} hung up", trials.times());
        let write = Write::of(&budget, trials.times() % KINDS, name);
        let after = takes.mul_f64(1.2).mul_f64(random.f64());
        write.hang_up(&server.address, after).await;
        expect_the_same(&server, &write, None).await;
        trials.count(1);
        asked.push(write);
    }
    expect_once(&server, &budget, &asked).await;
    assert!(server.stop().0.success());
    expect_sound(&place);
    trials.report();
}
