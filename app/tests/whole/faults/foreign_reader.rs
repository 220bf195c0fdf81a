//! Somebody else reads the file while the server serves it: whatever the server did before, its locks
//! keep the log where it is.

use std::fs;
use std::os::unix::fs::MetadataExt as _;

use super::home::{Home, start};
use super::taken_away::{found, is_paid, prepared};
use super::tally::Trials;
use crate::browser::Browser;
use crate::client::Client;
use crate::raw_database::RawDatabase;
use crate::server::{Place, Server};

const TIMES: usize = 12;
const BETWEEN: usize = 3;

/// Each lock of the server on the database and its index, from what the system says.
fn locks(server: &Server, place: &Place) -> Vec<String> {
    let locks = fs::read_to_string("/proc/locks").unwrap();
    let inode = |suffix: &str| {
        let mut name = place.database().into_os_string();
        name.push(suffix);
        format!(":{} ", fs::metadata(name).unwrap().ino())
    };
    let (file, index) = (inode(""), inode("-shm"));
    let process = format!(" {} ", server.process_id());
    let held = locks
        .lines()
        .filter(|line| line.contains("POSIX") && line.contains(&process) && !line.contains("->"));
    let mut held: Vec<String> = held
        .filter_map(|line| {
            let on = [(&file, "file"), (&index, "index")];
            let (_, on) = on.into_iter().find(|(inode, _)| line.contains(*inode))?;
            Some(on.to_owned())
        })
        .collect();
    held.sort();
    held.dedup();
    held
}

/// As `sqlite3 FILE .tables` does: it opens the file, reads, and closes it.
async fn read_from_outside(place: &Place) {
    let mut reader = RawDatabase::open(&place.database()).await;
    reader.texts("SELECT name FROM sqlite_master").await;
    reader.close().await;
}

async fn back_up(server: &Server) -> String {
    let reason = ("reason".to_owned(), "x".to_owned());
    let made = Browser::of(server)
        .post("/settings/backups", &[reason])
        .await;
    assert_eq!(made.status, 303, "{}", made.text);
    made.header("Location").to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_answered_survives_readers_that_come_and_go_between_backups() {
    let (home, entry): (Home, i64) = prepared().await;
    let mut trials = Trials::of("a foreign reader during backups", "answered writes");
    for _ in 0..TIMES {
        let place = home.copy();
        let server = start(&place);
        let client = Client::of(&server);
        let mut paid = 0;
        let mut pay = async || {
            for _ in 0..BETWEEN {
                assert!(is_paid(&client, entry).await);
                paid += 1;
            }
        };
        pay().await;
        tokio::join!(back_up(&server), read_from_outside(&place));
        pay().await;
        read_from_outside(&place).await;
        pay().await;
        server.kill();
        assert_eq!(found(&place).await, paid);
        trials.count(paid);
    }
    trials.report();
}

/// Everything that has to do with the files of backups and of the database, by page, by address and by
/// a command beside the server.
#[tokio::test(flavor = "multi_thread")]
async fn no_act_drops_a_lock_of_the_database() {
    let (home, entry) = prepared().await;
    let place = home.copy();
    let server = start(&place);
    let client = Client::of(&server);
    let browser = Browser::of(&server);
    assert!(is_paid(&client, entry).await);
    let expect_locks = async |after: &str| {
        let held = locks(&server, &place);
        assert_eq!(held, ["file", "index"], "after {after}");
        read_from_outside(&place).await;
        assert!(is_paid(&client, entry).await, "after {after}");
        assert_eq!(locks(&server, &place), ["file", "index"], "after {after}");
    };
    expect_locks("the start").await;
    back_up(&server).await;
    expect_locks("a backup").await;
    let made = super::home::backups(&place).remove(0);
    let name = made.file_name().unwrap().to_str().unwrap().to_owned();
    let page = format!("/settings/backups/{name}");
    // Another name of the database itself among the backups.
    let linked = made.with_file_name("quartermaster-20260101-000000-linked.db");
    fs::hard_link(place.database(), &linked).unwrap();
    for path in [
        "/settings",
        "/settings/backups",
        page.as_str(),
        "/metrics",
        "/healthz",
    ] {
        assert_eq!(client.page(path).await.0, 200, "{path}");
        expect_locks(path).await;
    }
    let linked_page = "/settings/backups/quartermaster-20260101-000000-linked.db/file";
    assert_ne!(client.page(linked_page).await.0, 200);
    expect_locks("a download of another name of the database").await;
    fs::remove_file(&linked).unwrap();
    let file = client.address(&format!("{page}/file"));
    assert_eq!(reqwest::get(file).await.unwrap().status(), 200);
    expect_locks("a download").await;
    let drilled = browser.post(&format!("{page}/verify"), &[]).await;
    assert_eq!(drilled.status, 303, "{}", drilled.text);
    expect_locks("a drill").await;
    for command in [
        &["verify"][..],
        &["export"],
        &["backup", "y"],
        &["migrate", "--check"],
    ] {
        let (code, said, error) = place.run(command);
        assert_eq!(code, Some(0), "{command:?}: {said}{error}");
        expect_locks(command[0]).await;
    }
    let sure = ("confirmation".to_owned(), "restore".to_owned());
    let restored = browser.post(&format!("{page}/restore"), &[sure]).await;
    assert_eq!(restored.status, 303, "{}", restored.text);
    expect_locks("a restore").await;
    assert!(server.stop().0.success());
}
