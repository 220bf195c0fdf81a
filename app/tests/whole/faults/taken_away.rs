//! The file of the database is deleted, replaced, moved, made read-only, emptied or written over while
//! payments come in: what was answered is there afterwards, or can be had back as the log says, and
//! nothing is answered from then on.

use std::fs::{self, File, Permissions};
use std::io::{Seek as _, SeekFrom, Write as _};
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use reqwest::Method;
use serde_json::json;

use super::extent::chance;
use super::home::{Home, backups, start};
use super::tally::Trials;
use crate::backups::until;
use crate::browser::Browser;
use crate::client::{Client, minor};
use crate::server::{Place, Server};

const LEDGER: &str = "/months/2026-10/postings";
const TIMES: usize = 6;
/// So many payments are answered before.
const BEFORE: usize = 8;

/// An active month with one entry, whose server was stopped.
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

/// Asks for one payment; whether it was answered with success.
pub(super) async fn is_paid(client: &Client, entry: i64) -> bool {
    let lines = json!([{"entry_id": entry, "amount_minor": 1}]);
    let payment = json!({"posted_on": "2026-10-03", "lines": lines});
    let answer = client.send(Method::POST, LEDGER, Some(&payment)).await;
    if answer.status == 201 {
        return true;
    }
    assert_eq!(answer.status, 503, "{}", answer.text);
    // The other one is said while the file is opened again.
    let codes = ["database_file_changed", "database_unavailable"];
    assert!(
        codes.contains(&answer.problem().as_str()),
        "{}",
        answer.text
    );
    false
}

async fn pay_until_refused(client: Client, entry: i64, paid: Arc<AtomicUsize>) {
    while is_paid(&client, entry).await {
        paid.fetch_add(1, Ordering::SeqCst);
    }
}

pub(super) async fn found(place: &Place) -> usize {
    let server = start(place);
    let month = Client::of(&server).get("/months/2026-10").await;
    assert!(server.stop().0.success());
    usize::try_from(minor(&month["entries"][0], "posted_minor")).unwrap()
}

async fn health(server: &Server) -> String {
    let answer = reqwest::get(format!("{}/healthz", server.address)).await;
    answer.unwrap().text().await.unwrap()
}

/// What is done to the file, how the health check calls it, and how what was answered is had back.
struct Fault {
    name: &'static str,
    called: &'static str,
    act: fn(&Place),
    mend: fn(&Place, &Path),
}

async fn try_out(fault: Fault) {
    let (home, entry) = prepared().await;
    let mut trials = Trials::of(fault.name, "answered writes");
    let mut random = chance(fault.name);
    for time in 0..TIMES {
        let place = home.copy();
        let was = place.path().join("was.db");
        fs::copy(place.database(), &was).unwrap();
        let server = start(&place);
        let client = Client::of(&server);
        let paid = Arc::new(AtomicUsize::new(0));
        let paying = tokio::spawn(pay_until_refused(client, entry, paid.clone()));
        let before = BEFORE + random.usize(..BEFORE);
        until("some payments", async || {
            (paid.load(Ordering::SeqCst) >= before).then_some(())
        })
        .await;
        (fault.act)(&place);
        paying.await.unwrap();
        let paid = paid.load(Ordering::SeqCst);
        let health = health(&server).await;
        assert!(health.contains(fault.called), "{}: {health}", fault.name);
        let is_rescued = ["DatabaseMissing", "DatabaseReplaced"].contains(&fault.called);
        if is_rescued {
            until("a backup of what is open", async || {
                (!backups(&place).is_empty()).then_some(())
            })
            .await;
        }
        // Whether it is asked to stop or killed.
        if time % 2 == 0 {
            let (status, log) = server.stop();
            assert!(status.success(), "{log}");
            let lost = log.matches("database_lost").count();
            assert_eq!(lost, 1, "{log}");
            assert!(log.contains(fault.called), "{log}");
            assert_eq!(log.contains("database_rescued"), is_rescued, "{log}");
        } else {
            server.kill();
        }
        (fault.mend)(&place, &was);
        // The last one may have been refused when it was written already.
        let found = found(&place).await;
        assert!(
            found == paid || found == paid + 1,
            "{}: {found} of {paid}",
            fault.name
        );
        let (code, said, error) = place.run(&["verify"]);
        assert_eq!(code, Some(0), "{said}{error}");
        trials.count(paid);
    }
    trials.report();
}

/// As the log says: by restoring the backup that the server made of what it had open.
fn restore_what_was_rescued(place: &Place, _: &Path) {
    let rescued = backups(place).into_iter().find(|backup| {
        let name = backup.file_name().unwrap().to_str().unwrap();
        name.ends_with("-rescued.db")
    });
    let (code, said, error) = place.run(&["restore", rescued.unwrap().to_str().unwrap()]);
    assert_eq!(code, Some(0), "{said}{error}");
}

/// The file as it was when the server started, with the log that lies there.
fn put_the_file_back(place: &Place, was: &Path) {
    fs::copy(was, place.database()).unwrap();
}

fn elsewhere(place: &Place) -> PathBuf {
    place.path().join("elsewhere.db")
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_deleted() {
    try_out(Fault {
        name: "the file deleted",
        called: "DatabaseMissing",
        act: |place| fs::remove_file(place.database()).unwrap(),
        mend: restore_what_was_rescued,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_moved_away_and_back() {
    try_out(Fault {
        name: "the file moved away",
        called: "DatabaseMissing",
        act: |place| fs::rename(place.database(), elsewhere(place)).unwrap(),
        mend: |place, _| fs::rename(elsewhere(place), place.database()).unwrap(),
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_another_one_replaces() {
    try_out(Fault {
        name: "the file replaced",
        called: "DatabaseReplaced",
        act: |place| {
            fs::copy(place.path().join("was.db"), elsewhere(place)).unwrap();
            fs::rename(elsewhere(place), place.database()).unwrap();
        },
        mend: restore_what_was_rescued,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_made_read_only() {
    try_out(Fault {
        name: "the file made read only",
        called: "DatabaseReadOnly",
        act: |place| {
            fs::set_permissions(place.database(), Permissions::from_mode(0o444)).unwrap();
        },
        mend: |place, _| {
            fs::set_permissions(place.database(), Permissions::from_mode(0o644)).unwrap();
        },
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_emptied() {
    try_out(Fault {
        name: "the file emptied",
        called: "DatabaseTruncated",
        act: |place| {
            let file = File::options().write(true).open(place.database());
            file.unwrap().set_len(0).unwrap();
        },
        mend: put_the_file_back,
    })
    .await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_written_over() {
    try_out(Fault {
        name: "the file written over",
        called: "DatabaseDamaged",
        act: |place| {
            let file = File::options().write(true).open(place.database());
            let mut file = file.unwrap();
            file.seek(SeekFrom::Start(4_096)).unwrap();
            file.write_all(&[0xa5; 8_192]).unwrap();
        },
        mend: put_the_file_back,
    })
    .await;
}

/// The recipe that everybody knows, on a database whose server did not end well.
#[tokio::test(flavor = "multi_thread")]
async fn a_backup_copied_over_the_file_after_an_unclean_stop() {
    let (home, entry) = prepared().await;
    let mut trials = Trials::of("a backup copied by hand after an unclean stop", "payments");
    for time in 0..TIMES * 2 {
        let place = home.copy();
        let server = start(&place);
        let client = Client::of(&server);
        for _ in 0..=time {
            assert!(is_paid(&client, entry).await);
        }
        let (code, kept, error) = place.run(&["backup", "by-hand"]);
        assert_eq!(code, Some(0), "{error}");
        for _ in 0..BEFORE {
            assert!(is_paid(&client, entry).await);
        }
        server.kill();
        if time % 3 == 0 {
            fs::remove_file(place.database()).unwrap();
        }
        fs::copy(kept.trim(), place.database()).unwrap();
        if time % 2 == 0 {
            let (code, said, error) = place.run(&["verify"]);
            assert_eq!(code, Some(0), "{said}{error}");
            assert!(error.contains("-wal-of-before-"), "{error}");
        }
        assert_eq!(found(&place).await, time + 1);
        let names = fs::read_dir(place.path()).unwrap();
        let kept_logs = names.filter(|file| {
            let name = file.as_ref().unwrap().file_name();
            name.to_str().unwrap().contains("-wal-of-before-")
        });
        assert_eq!(kept_logs.count(), 1);
        trials.count(time + 1);
    }
    trials.report();
}

/// What was rescued is restored by the server that rescued it, without a stop.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_deleted_comes_back_from_the_page() {
    let (home, entry) = prepared().await;
    let place = home.copy();
    let server = start(&place);
    let client = Client::of(&server);
    for _ in 0..BEFORE {
        assert!(is_paid(&client, entry).await);
    }
    fs::remove_file(place.database()).unwrap();
    assert!(!is_paid(&client, entry).await);
    until("a backup of what is open", async || {
        (!backups(&place).is_empty()).then_some(())
    })
    .await;
    let rescued = backups(&place).remove(0);
    let name = rescued.file_name().unwrap().to_str().unwrap();
    let sure = ("confirmation".to_owned(), "restore".to_owned());
    let restored = Browser::of(&server)
        .post(&format!("/settings/backups/{name}/restore"), &[sure])
        .await;
    assert_eq!(restored.status, 303, "{}", restored.text);
    assert!(is_paid(&client, entry).await);
    assert!(server.stop().0.success());
    assert_eq!(found(&place).await, BEFORE + 1);
}

/// With no server on it, a backup leaves the file so that a copy of it has everything.
#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_whole_after_a_backup_with_no_server() {
    let (home, entry) = prepared().await;
    let place = home.copy();
    let server = start(&place);
    let client = Client::of(&server);
    for _ in 0..BEFORE {
        assert!(is_paid(&client, entry).await);
    }
    server.kill();
    assert_eq!(place.run(&["backup", "x"]).0, Some(0));
    let copy = Place::new();
    fs::copy(place.database(), copy.database()).unwrap();
    assert_eq!(found(&copy).await, BEFORE);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_by_hand_is_noticed_when_nobody_asks_and_mended_when_it_is_undone() {
    let (home, entry) = prepared().await;
    let place = home.copy();
    let server = start(&place);
    let client = Client::of(&server);
    assert!(is_paid(&client, entry).await);
    fs::rename(place.database(), elsewhere(&place)).unwrap();
    until("a backup of what is open", async || {
        (!backups(&place).is_empty()).then_some(())
    })
    .await;
    let (code, said, error) = place.run(&["backup", "x"]);
    assert_eq!(code, Some(1), "{said}");
    assert!(error.contains("a server runs that had it open"), "{error}");
    assert!(!is_paid(&client, entry).await);
    client.get("/months/2026-10").await;
    fs::rename(elsewhere(&place), place.database()).unwrap();
    assert!(is_paid(&client, entry).await);
    assert!(health(&server).await.contains("ok"));

    // A log that is taken away is written into the file, and the file gets another one.
    let mut log = place.database().into_os_string();
    log.push("-wal");
    fs::remove_file(&log).unwrap();
    assert!(!is_paid(&client, entry).await);
    until("another log", async || {
        is_paid(&client, entry).await.then_some(())
    })
    .await;
    let (status, said) = server.stop();
    assert!(status.success());
    for event in ["database_lost", "database_found", "log_renewed"] {
        assert!(said.contains(event), "{event}: {said}");
    }
    assert_eq!(found(&place).await, 3);
}
