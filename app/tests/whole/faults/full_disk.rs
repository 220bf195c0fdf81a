//! The disk is full: what cannot be written is refused in words, what can be read is read, and when
//! there is space again it goes on.

use std::fs;
use std::path::PathBuf;

use reqwest::Method;
use serde_json::{Value, json};

use super::small_disk::SmallDisk;
use super::tally::Trials;
use crate::browser::{Browser, html};
use crate::client::{Answer, Client, minor};
use crate::released_schemas::{place_of, released};
use crate::server::Server;

const MONTH: &str = "/months/2026-10";
const LEDGER: &str = "/months/2026-10/postings";

async fn active_month(client: &Client) -> i64 {
    let entry = json!({
        "kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 35_000,
    });
    client.create("/template/entries", &entry).await;
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    minor(&month["entries"][0], "id")
}

fn payment(entry: i64, memo: &str) -> Value {
    let lines = [100, 7].map(|amount| json!({"entry_id": entry, "amount_minor": amount}));
    json!({"posted_on": "2026-10-03", "payee": "Aldi", "memo": memo, "lines": lines})
}

async fn pay(client: &Client, entry: i64, memo: &str) -> Answer {
    let payment = payment(entry, memo);
    client.send(Method::POST, LEDGER, Some(&payment)).await
}

/// Pays until that is refused, and says how often it was not.
async fn pay_until_refused(client: &Client, entry: i64) -> (i64, Answer) {
    let mut paid = 0;
    loop {
        let answer = pay(client, entry, &"long memo ".repeat(40)).await;
        if answer.status != 201 {
            return (paid, answer);
        }
        paid += 1;
    }
}

async fn expect_paid(server: &Server, payments: i64) {
    let client = Client::of(server);
    let month = client.get(MONTH).await;
    assert_eq!(minor(&month["entries"][0], "posted_minor"), payments * 107);
    let (status, page) = client.page(MONTH).await;
    assert_eq!(status, 200, "{page}");
}

#[tokio::test]
async fn a_write_is_refused_as_unavailable_and_goes_through_when_there_is_space_again() {
    let disk = SmallDisk::new();
    let server = disk.start();
    let client = Client::of(&server);
    let browser = Browser::of(&server);
    let entry = active_month(&client).await;
    let mut paid = 0;
    let mut trials = Trials::of("payments on a full disk", "payments");
    for times in 1..=3 {
        disk.fill_but(times * 500_000);
        let (more, refused) = pay_until_refused(&client, entry).await;
        assert!(more > 0);
        paid += more;
        assert_eq!(refused.status, 503, "{}", refused.text);
        assert_eq!(refused.problem(), "database_unavailable");
        assert!(refused.header("Retry-After").parse::<u32>().is_ok());
        for _ in 0..10 {
            let memo = "long memo ".repeat(40);
            assert_eq!(pay(&client, entry, &memo).await.status, 503);
        }
        let fields = [
            ("entry_id".to_owned(), entry.to_string()),
            ("amount".to_owned(), "1.00".to_owned()),
            ("posted_on".to_owned(), "2026-10-03".to_owned()),
            ("memo".to_owned(), "long memo ".repeat(40)),
        ];
        let page = browser.post("/months/2026-10/postings", &fields).await;
        assert_eq!(page.status, 503, "{}", html::text(&page.text));
        assert!(page.text.contains("database"), "{}", html::text(&page.text));
        // Reading needs no space.
        expect_paid(&server, paid).await;
        let backup = browser
            .post("/settings/backups", &[("reason".to_owned(), String::new())])
            .await;
        assert_eq!(backup.status, 503, "{}", html::text(&backup.text));
        assert_eq!(shown_backups(&disk), Vec::<String>::new());

        disk.free();
        let answer = pay(&client, entry, "space again").await;
        assert_eq!(answer.status, 201, "{}", answer.text);
        paid += 1;
        expect_paid(&server, paid).await;
        trials.count(usize::try_from(more + 1).unwrap());
    }
    trials.report();
    assert!(server.stop().0.success());
    let (code, said, error) = disk.run(&["verify"]);
    assert_eq!(code, Some(0), "{said}{error}");
}

#[tokio::test]
async fn a_server_that_was_killed_on_a_full_disk_starts_on_it_and_reads() {
    let disk = SmallDisk::new();
    let server = disk.start();
    let client = Client::of(&server);
    let entry = active_month(&client).await;
    disk.fill_but(200_000);
    let (paid, _) = pay_until_refused(&client, entry).await;
    server.kill();
    let server = disk.start();
    expect_paid(&server, paid).await;
    disk.free();
    let client = Client::of(&server);
    assert_eq!(pay(&client, entry, "space again").await.status, 201);
    expect_paid(&server, paid + 1).await;
    assert!(server.stop().0.success());
    assert_eq!(disk.run(&["verify"]).0, Some(0));
}

/// In our words, in those of SQLite, or in those of the operating system.
fn is_about_space(error: &str) -> bool {
    let words = ["not enough space", "disk is full", "No space left"];
    words.iter().any(|words| error.contains(words))
}

/// Whatever lies among the backups, with what is hidden.
fn shown_backups(disk: &SmallDisk) -> Vec<String> {
    let files = fs::read_dir(disk.backups()).into_iter().flatten();
    files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

#[tokio::test]
async fn a_backup_that_has_no_space_leaves_nothing() {
    let disk = SmallDisk::new();
    assert_eq!(disk.run(&["migrate"]).0, Some(0));
    disk.fill();
    let before = disk.files();
    let error = disk.refusal(&["backup", "by-hand"]);
    assert!(is_about_space(&error), "{error}");
    assert_eq!(disk.files(), before);
    disk.free();
    assert_eq!(disk.run(&["backup", "by-hand"]).0, Some(0));
}

/// At every amount of space between none and enough: nothing is changed, or all of it is done.
#[tokio::test]
async fn a_restore_that_has_no_space_changes_nothing() {
    let backup = place_of(&released()[9]).await;
    let backup = backup.database();
    let backup = backup.to_str().unwrap();
    let disk = SmallDisk::new();
    assert_eq!(disk.run(&["migrate"]).0, Some(0));
    let mut trials = Trials::of("restores on a full disk", "disks as they were");
    for bytes in (0..).step_by(32_768) {
        disk.fill_but(bytes);
        let before = disk.files();
        let (code, said, error) = disk.run(&["restore", backup]);
        if code == Some(0) {
            break;
        }
        assert_eq!(code, Some(1), "{said}{error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(is_about_space(&error), "{bytes}: {error}");
        disk.free();
        assert_eq!(
            without_empty_log(disk.files()),
            without_empty_log(before),
            "{bytes}"
        );
        assert_eq!(disk.run(&["verify"]).0, Some(0));
        trials.count(1);
    }
    trials.report();
    assert!(trials.times() > 5);
    disk.free();
    assert_eq!(disk.run(&["verify"]).0, Some(0));
}

/// What is set aside is all there, or nothing of it.
#[tokio::test]
async fn a_restore_over_a_damaged_database_that_has_no_space_leaves_no_half_of_it() {
    let backup = place_of(&released()[9]).await;
    let backup = backup.database();
    let backup = backup.to_str().unwrap();
    let disk = SmallDisk::new();
    fs::write(disk.database(), b"no database ".repeat(40_000)).unwrap();
    let log = disk.folder().join("quartermaster.db-wal");
    fs::write(log, b"its log ".repeat(100_000)).unwrap();
    let mut trials = Trials::of(
        "restores over a damaged database on a full disk",
        "disks as they were",
    );
    for bytes in (0..).step_by(131_072) {
        disk.fill_but(bytes);
        let before = without_traces(disk.files());
        let (code, said, error) = disk.run(&["restore", backup]);
        disk.free();
        if code == Some(0) {
            break;
        }
        assert_eq!(code, Some(1), "{said}{error}");
        assert!(is_about_space(&error), "{bytes}: {error}");
        let after = without_traces(disk.files());
        let names = |files: &[(PathBuf, Vec<u8>)]| {
            let names = files.iter().map(|(path, _)| path.clone());
            names.collect::<Vec<PathBuf>>()
        };
        assert_eq!(names(&after), names(&before), "{bytes}");
        assert!(after == before, "{bytes}");
        trials.count(1);
    }
    trials.report();
    assert!(trials.times() > 5);
    assert_eq!(disk.run(&["verify"]).0, Some(0));
    let kept = shown_backups(&disk);
    for ending in [".damaged", ".damaged-wal"] {
        assert!(kept.iter().any(|name| name.ends_with(ending)), "{kept:?}");
    }
}

/// The lock, and the index that SQLite makes of a log when somebody looks at it.
fn without_traces(mut files: Vec<(PathBuf, Vec<u8>)>) -> Vec<(PathBuf, Vec<u8>)> {
    let is_trace = |name: &str| name.ends_with("-shm") || name.ends_with(".lock");
    files.retain(|(path, _)| !is_trace(path.to_str().unwrap()));
    files
}

#[tokio::test]
async fn a_migration_that_has_no_space_stops_before_a_step_or_takes_it_back() {
    let steps = released();
    let earlier = place_of(&steps[4]).await;
    let mut trials = Trials::of("migrations on a full disk", "households");
    for bytes in (0..).step_by(65_536) {
        let disk = SmallDisk::holding(&earlier);
        disk.fill_but(bytes);
        let (code, said, error) = disk.run(&["migrate"]);
        if code == Some(0) {
            break;
        }
        assert_eq!(code, Some(1), "{said}{error}");
        assert!(is_about_space(&error), "{bytes}: {error}");
        // With space again it goes on from the step that it has.
        disk.free();
        assert_eq!(disk.run(&["verify"]).0, Some(0));
        let (code, said, error) = disk.run(&["migrate"]);
        assert_eq!(code, Some(0), "{said}{error}");
        assert_eq!(disk.run(&["verify"]).0, Some(0));
        for name in shown_backups(&disk) {
            let file = disk.backups().join(name);
            assert_eq!(disk.run(&["verify", file.to_str().unwrap()]).0, Some(0));
        }
        trials.count(1);
    }
    trials.report();
    assert!(trials.times() > 5);
}

/// What SQLite keeps beside a database while somebody looks at it.
fn without_empty_log(files: Vec<(PathBuf, Vec<u8>)>) -> Vec<(PathBuf, Vec<u8>)> {
    let is_kept = |(path, content): &(PathBuf, Vec<u8>)| {
        let name = path.to_str().unwrap();
        !(name.ends_with("-shm") || name.ends_with("-wal") && content.is_empty())
    };
    files.into_iter().filter(is_kept).collect()
}
