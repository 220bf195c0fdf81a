//! Bodies that are sent all but for their end, so that the server would have to keep them.

use std::fs;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};

use super::extent::chance;
use super::home::{expect_sound, start};
use super::postings::{lines, prepared};
use super::tally::Trials;
use super::throng::{expect_health, pay, throng};
use crate::client::Client;
use crate::server::Server;

const TIMES: usize = 8;
const PAYMENTS: usize = 5;
const BODY_BYTES: usize = 1024 * 1024;
const HOSTS: u8 = 3;
const OF_EACH: usize = 90;
/// Of some 270 MB that are sent.
const HELD_MAX_BYTES: usize = 150_000_000;

/// Resident memory of the process.
fn memory_bytes(server: &Server) -> usize {
    let status = fs::read_to_string(format!("/proc/{}/status", server.process_id())).unwrap();
    let resident = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    let kilobytes = resident.unwrap().trim().strip_suffix(" kB").unwrap();
    kilobytes.trim().parse::<usize>().unwrap() * 1024
}

#[tokio::test(flavor = "multi_thread")]
async fn bodies_that_never_end_are_not_kept_and_a_person_is_answered() {
    let (home, entry) = prepared().await;
    let mut tried = Trials::of("held bodies", "answered payments");
    let mut chance = chance("held bodies");
    for round in 0..TIMES {
        let place = home.copy();
        let server = start(&place);
        let client = Client::of(&server);
        expect_health(&client).await;
        let idle = memory_bytes(&server);
        let (line, host, status) = match round % 4 {
            0 => ("POST /api/v1/months", "budget.example", Some("421")),
            1 => ("POST /api/v1/nowhere", "localhost", Some("404")),
            2 => ("PUT /api/v1/months", "localhost", Some("405")),
            _ => ("POST /api/v1/months", "localhost", None),
        };
        let head = format!(
            "{line} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {BODY_BYTES}\r\n\r\n"
        );
        let lacking = chance.usize(1..10_000);
        let body = vec![b' '; BODY_BYTES - lacking];
        let mut sending = Vec::new();
        for mut connection in throng(&server, HOSTS, OF_EACH, head.as_bytes()).await {
            let body = body.clone();
            sending.push(tokio::spawn(async move {
                let (mut reading, mut writing) = connection.split();
                let mut answer = [0; 12];
                let answered = async {
                    let _ = reading.read_exact(&mut answer).await;
                };
                // What the server does not take stays here.
                tokio::join!(answered, async {
                    let _ = writing.write_all(&body).await;
                });
                (answer, connection)
            }));
        }
        for number in 0..PAYMENTS {
            pay(&client, entry, &format!("payment {number}")).await;
            expect_health(&client).await;
            let held = memory_bytes(&server).saturating_sub(idle);
            assert!(held < HELD_MAX_BYTES, "{line} {host}: {held} bytes");
        }
        if let Some(status) = status {
            for sent in &mut sending {
                let (answer, _connection) = sent.await.unwrap();
                assert_eq!(&answer[9..], status.as_bytes(), "{line} {host}");
            }
            let held = memory_bytes(&server).saturating_sub(idle);
            assert!(held < HELD_MAX_BYTES, "{line} {host}: {held} bytes");
        }
        let found = lines(&client).await;
        assert_eq!(found.len(), PAYMENTS);
        tried.count(found.len());
        sending.iter().for_each(tokio::task::JoinHandle::abort);
        drop(sending);
        assert!(server.stop().0.success());
        expect_sound(&place);
    }
    tried.report();
}
