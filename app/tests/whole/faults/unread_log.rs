//! A log that nobody reads: its pipe is full, or closed, or was full before the server started.

use std::fs::File;
use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::os::fd::OwnedFd;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::extent::chance;
use super::home::{expect_sound, start};
use super::postings::{lines, payment, prepared};
use super::tally::Trials;
use super::throng::{expect_health, pay};
use crate::client::{Answer, Client};
use crate::server::{Place, Server, Unread};

const TIMES: usize = 12;
const PAYMENTS: usize = 40;
/// What a pipe takes while nobody reads.
const PIPE_BYTES: usize = 64 * 1024;
const PATIENCE: Duration = Duration::from_secs(60);
const DROPPED: &str = "quartermaster_log_lines_dropped_total ";

/// A server that logs as much as it can in few requests.
fn program(place: &Place) -> Command {
    let mut program = place.program();
    program
        .env("QUARTERMASTER_BACKUP_EVERY", "off")
        .env("QUARTERMASTER_LOG_FORMAT", "json")
        .env(
            "QUARTERMASTER_LOG",
            "info,sqlx=debug,hyper=trace,poem=trace",
        );
    program
}

/// A pipe that takes nothing more, and its end that is never read.
fn full_pipe() -> (Stdio, File) {
    let (reader, mut writer) = std::io::pipe().unwrap();
    writer.write_all(&[b' '; PIPE_BYTES]).unwrap();
    (writer.into(), File::from(OwnedFd::from(reader)))
}

/// Both outputs are full when it starts.
async fn start_with_full_pipes(place: &Place) -> (Server, [File; 2]) {
    let port = TcpListener::bind(("127.0.0.1", 0)).unwrap();
    let address = port.local_addr().unwrap();
    drop(port);
    let ((stdout, output), (stderr, errors)) = (full_pipe(), full_pipe());
    let mut program = program(place);
    program.env("QUARTERMASTER_LISTEN", address.to_string());
    let child = program.stdout(stdout).stderr(stderr).spawn().unwrap();
    let server = Server::at(format!("http://{address}"), child);
    let client = Client::of(&server);
    let starting = async {
        let health = client.address("/healthz");
        while reqwest::get(&health).await.is_err() {
            tokio::task::yield_now().await;
        }
    };
    tokio::time::timeout(PATIENCE, starting).await.unwrap();
    (server, [output, errors])
}

async fn dropped(client: &Client) -> u64 {
    let (_, metrics) = client.page("/metrics").await;
    let figure = metrics.lines().find_map(|line| line.strip_prefix(DROPPED));
    figure.unwrap().parse().unwrap()
}

#[tokio::test(flavor = "multi_thread")]
async fn payments_are_answered_and_kept_while_nobody_reads_the_log() {
    let (home, entry) = prepared().await;
    let mut tried = Trials::of("unread logs", "answered payments");
    let mut chance = chance("unread logs");
    for round in 0..TIMES {
        let place = home.copy();
        let mut full = None;
        let mut unread = None;
        let server = match round % 3 {
            0 => {
                let started = Server::start_unread(program(&place));
                unread = Some(started.output);
                started.server
            }
            // Whoever read it has gone.
            1 => Server::start_unread(program(&place)).server,
            _ => {
                let (server, pipes) = start_with_full_pipes(&place).await;
                full = Some(pipes);
                server
            }
        };
        let client = Client::of(&server);
        let paying: Vec<_> = (0..4)
            .map(|writer| {
                let client = client.clone();
                tokio::spawn(async move {
                    for number in 0..PAYMENTS / 4 {
                        pay(&client, entry, &format!("payment {number} of {writer}")).await;
                    }
                })
            })
            .collect();
        for writer in paying {
            writer.await.unwrap();
        }
        expect_health(&client).await;
        if chance.bool() {
            server.kill();
        } else {
            let stopping = tokio::task::spawn_blocking(move || server.stop().0);
            assert!(stopping.await.unwrap().success());
        }
        drop((unread, full));
        let server = start(&place);
        let client = Client::of(&server);
        let found = lines(&client).await;
        assert_eq!(found.len(), PAYMENTS);
        tried.count(found.len());
        let again = Answer::to(payment(&client, entry, "afterwards")).await;
        assert_eq!(again.status, 201);
        assert!(server.stop().0.success());
        expect_sound(&place);
    }
    tried.report();
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_dropped_is_counted_and_told_in_one_line() {
    let (home, _) = prepared().await;
    let place = home.copy();
    let Unread { server, mut output } = Server::start_unread(program(&place));
    let client = Client::of(&server);
    let filling = async {
        while dropped(&client).await == 0 {
            for _ in 0..20 {
                assert_eq!(client.page("/months/2026-10").await.0, 200);
            }
        }
    };
    tokio::time::timeout(PATIENCE * 2, filling).await.unwrap();
    let (told, reading) = tokio::sync::oneshot::channel();
    let reader = std::thread::spawn(move || {
        let mut told = Some(told);
        let (mut log, mut some) = (Vec::new(), [0; PIPE_BYTES]);
        while let Ok(bytes @ 1..) = output.read(&mut some) {
            log.extend_from_slice(&some[..bytes]);
            let tail = &log[log.len().saturating_sub(2 * bytes)..];
            if String::from_utf8_lossy(tail).contains("log_lines_dropped") {
                told.take().map(|told| told.send(()));
            }
        }
        String::from_utf8(log).unwrap()
    });
    tokio::time::timeout(PATIENCE, reading)
        .await
        .unwrap()
        .unwrap();
    let counted = dropped(&client).await;
    let (status, _) = server.stop();
    assert!(status.success());
    let log = reader.join().unwrap();
    let parsed = log
        .lines()
        .map(|line| serde_json::from_str::<Value>(line).unwrap());
    let told: Vec<Value> = parsed
        .filter(|line| line["event"] == "log_lines_dropped")
        .collect();
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0]["level"], "WARN");
    assert_eq!(told[0]["lines"].as_u64(), Some(counted));
    assert!(log.trim_end().ends_with('}') && log.contains("\"stopped\""));
}

/// Standard error is a pipe as well, and where a start is refused there is something to be said on it.
#[test]
fn a_refused_start_ends_though_nobody_reads_why() {
    let place = Place::new();
    let ((stdout, output), (stderr, errors)) = (full_pipe(), full_pipe());
    let mut program = program(&place);
    program.env("QUARTERMASTER_LISTEN", "nowhere");
    let child = program.stdout(stdout).stderr(stderr).spawn().unwrap();
    let status = Server::at(String::new(), child).ended();
    assert_eq!(status.code(), Some(1));
    drop((output, errors));
}
