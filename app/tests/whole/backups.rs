//! Looking after the backups on the settings page, and what the server does by itself.

use std::fs;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::browser::{Browser, Page};
use crate::client::Client;
use crate::server::{Place, Server};

async fn rename(server: &Server, name: &str) {
    let change = json!({"name": name});
    Client::of(server).change("/household", &change).await;
}

async fn name(server: &Server) -> String {
    let household = Client::of(server).get("/household").await;
    household["name"].as_str().unwrap().to_owned()
}

fn backups_in(place: &Place) -> Vec<String> {
    let Ok(files) = fs::read_dir(place.path().join("backups")) else {
        return Vec::new();
    };
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.filter(|name| name.ends_with(".db")).collect();
    names.sort();
    names
}

async fn metrics(server: &Server) -> String {
    let answer = reqwest::get(format!("{}/metrics", server.address)).await;
    answer.unwrap().text().await.unwrap()
}

/// The address of the backup that was made for this reason.
fn page_of(list: &Page, reason: &str) -> String {
    let found = crate::browser::html::pieces(&list.html)
        .filter(|piece| piece.name == "a")
        .filter_map(|link| link.attribute("href"))
        .find(|to| to.ends_with(&format!("-{reason}.db")));
    found.unwrap_or_else(|| panic!("no backup {reason} in {}", list.html))
}

/// Asks until the answer is there, for as long as a slow machine may need.
#[expect(
    clippy::disallowed_methods,
    reason = "a test that waits for ever says nothing"
)]
pub(crate) async fn until<T>(what: &str, mut ask: impl AsyncFnMut() -> Option<T>) -> T {
    let begun = Instant::now();
    loop {
        if let Some(answer) = ask().await {
            return answer;
        }
        assert!(begun.elapsed() < Duration::from_secs(60), "{what}");
        tokio::task::yield_now().await;
    }
}

/// A server that makes no backup while something is prepared.
fn start_without_schedule(place: &Place) -> Server {
    let mut program = place.program();
    program.env("QUARTERMASTER_BACKUP_EVERY", "off");
    Server::start(program)
}

#[tokio::test]
async fn a_person_makes_downloads_verifies_and_restores_a_backup() {
    let place = Place::new();
    let server = start_without_schedule(&place);
    let browser = Browser::of(&server);
    rename(&server, "Before").await;
    let settings = browser.open("/settings").await;
    let made = [("reason", "before the move")];
    let list = browser.submit(&settings, "/settings/backups", &made).await;
    let address = page_of(&list, "before-the-move");
    let file_name = address.rsplit('/').next().unwrap();
    assert_eq!(backups_in(&place), [file_name]);

    let page = browser.open(&address).await;
    let newest = crate::released_schemas::released().pop().unwrap();
    for shown in ["before the move", &newest, "yes, just now"] {
        assert!(page.html.contains(shown), "{shown}: {}", page.html);
    }
    let download = reqwest::get(format!("{}{address}/file", server.address))
        .await
        .unwrap();
    assert_eq!(
        download.headers()["content-type"],
        "application/vnd.sqlite3"
    );
    let disposition = format!("attachment; filename=\"{file_name}\"");
    assert_eq!(
        download.headers()["content-disposition"],
        disposition.as_str()
    );
    let kept = fs::read(place.path().join("backups").join(file_name)).unwrap();
    assert_eq!(download.bytes().await.unwrap(), kept);

    let verified = browser
        .submit(&page, &format!("{address}/verify"), &[])
        .await;
    assert!(verified.html.contains("yes, just now"));

    rename(&server, "Since").await;
    let restore = format!("{address}/restore");
    let unsure = browser
        .post(&restore, &[("confirmation".to_owned(), "yes".to_owned())])
        .await;
    assert_eq!(unsure.status.as_u16(), 422);
    assert!(
        unsure.text.contains("Type restore to confirm."),
        "{}",
        unsure.text
    );
    assert_eq!(name(&server).await, "Since");
    let list = browser
        .submit(&page, &restore, &[("confirmation", "restore")])
        .await;
    assert!(
        list.html.contains("was restored and is what you see now"),
        "{}",
        list.html
    );
    assert_eq!(name(&server).await, "Before");

    let kept = browser.open(&page_of(&list, "pre-restore")).await;
    let again = format!("{}/restore", kept.address);
    browser
        .submit(&kept, &again, &[("confirmation", "Restore")])
        .await;
    assert_eq!(name(&server).await, "Since");
    server.stop();
    assert_eq!(place.run(&["verify"]).0, Some(0));
    for backup in backups_in(&place) {
        let file = place.path().join("backups").join(backup);
        assert_eq!(place.run(&["verify", file.to_str().unwrap()]).0, Some(0));
    }
}

#[tokio::test]
async fn a_backup_of_an_earlier_schema_is_restored_and_taken_forward_while_serving() {
    let place = Place::new();
    let server = start_without_schedule(&place);
    rename(&server, "Now").await;
    let old = crate::released_schemas::place_of("m0007_recurrence_and_carry").await;
    let earlier = "quartermaster-20200101-000000-earlier.db";
    let folder = place.path().join("backups");
    fs::create_dir_all(&folder).unwrap();
    fs::copy(old.database(), folder.join(earlier)).unwrap();
    let browser = Browser::of(&server);
    let page = browser.open(&format!("/settings/backups/{earlier}")).await;
    assert!(
        page.html.contains("m0007_recurrence_and_carry"),
        "{}",
        page.html
    );
    let restore = format!("{}/restore", page.address);
    browser
        .submit(&page, &restore, &[("confirmation", "restore")])
        .await;
    assert_ne!(name(&server).await, "Now");
    let (status, log) = server.stop();
    assert!(status.success(), "{log}");
    let hops = backups_in(&place);
    for step in [
        "m0008-sealed-months",
        "m0009-audit-trail",
        "m0010-closed-months-are-frozen",
        "m0013-folded-texts",
    ] {
        let ending = format!("-before-{step}.db");
        assert!(hops.iter().any(|name| name.ends_with(&ending)), "{hops:?}");
    }
    assert!(
        hops.iter().any(|name| name.ends_with("-pre-restore.db")),
        "{hops:?}"
    );
    assert_eq!(place.run(&["verify"]).0, Some(0));
}

#[tokio::test]
async fn a_damaged_backup_is_refused_with_what_was_found_and_nothing_changes() {
    let place = Place::new();
    let server = start_without_schedule(&place);
    rename(&server, "Now").await;
    let browser = Browser::of(&server);
    let settings = browser.open("/settings").await;
    let list = browser
        .submit(&settings, "/settings/backups", &[("reason", "good")])
        .await;
    let file = place
        .path()
        .join("backups")
        .join(page_of(&list, "good").rsplit('/').next().unwrap());
    let whole = fs::read(&file).unwrap();
    for (reason, content) in [
        ("truncated", whole[..whole.len() / 2].to_vec()),
        ("foreign", b"Dear diary".repeat(1000)),
        ("empty", Vec::new()),
    ] {
        let bad = format!("quartermaster-20200101-000000-{reason}.db");
        fs::write(place.path().join("backups").join(&bad), content).unwrap();
        let address = format!("/settings/backups/{bad}");
        let typed = [("confirmation".to_owned(), "restore".to_owned())];
        let refused = browser.post(&format!("{address}/restore"), &typed).await;
        assert_eq!(refused.status.as_u16(), 422, "{reason}");
        assert!(
            refused.text.contains("Nothing was changed"),
            "{}",
            refused.text
        );
        assert_eq!(name(&server).await, "Now");
    }
    let typed = [("confirmation".to_owned(), "restore".to_owned())];
    let missing = "/settings/backups/quartermaster-20200101-000000-none.db/restore";
    assert_eq!(browser.post(missing, &typed).await.status.as_u16(), 404);
    server.stop();
    assert_eq!(place.run(&["verify"]).0, Some(0));
}

#[tokio::test]
async fn the_server_makes_a_backup_by_itself_and_only_where_something_changed() {
    let place = Place::new();
    let server = start_without_schedule(&place);
    rename(&server, "Entered").await;
    server.stop();
    assert_eq!(backups_in(&place), Vec::<String>::new());
    let server = place.start();
    let browser = Browser::of(&server);
    until("a backup that is good", async || {
        let settings = browser.open("/settings").await.html;
        settings.contains("The last good one is from").then_some(())
    })
    .await;
    let told = metrics(&server).await;
    let last_good = "\nquartermaster_backup_last_good_timestamp_seconds 1";
    assert!(told.contains(last_good), "{told}");
    for good in [
        "quartermaster_backup_late 0",
        "quartermaster_backup_failed 0",
    ] {
        assert!(told.contains(good), "{told}");
    }
    server.stop();
    let made = backups_in(&place);
    assert!(
        made.len() == 1 && made[0].ends_with("-scheduled.db"),
        "{made:?}"
    );

    // A year passes for the backup, and nothing happens in the household.
    let folder = place.path().join("backups");
    let old = "quartermaster-20200101-000000-scheduled.db";
    fs::rename(folder.join(&made[0]), folder.join(old)).unwrap();
    let server = place.start();
    let browser = Browser::of(&server);
    until("a look at the old one", async || {
        let settings = browser.open("/settings").await.html;
        settings
            .contains("The last good one is from 1 January 2020")
            .then_some(())
    })
    .await;
    // This waits for its turn, so that the look is over.
    let page = browser.open(&format!("/settings/backups/{old}")).await;
    let verify = format!("{}/verify", page.address);
    browser.submit(&page, &verify, &[]).await;
    rename(&server, "Entered again").await;
    server.stop();
    assert_eq!(backups_in(&place), [old]);
    let server = place.start();
    until("a second backup", async || {
        (backups_in(&place).len() == 2).then_some(())
    })
    .await;
    server.stop();
}

#[tokio::test]
async fn a_backup_that_fails_is_told_on_the_month_page_and_in_the_log() {
    let place = Place::new();
    let server = start_without_schedule(&place);
    rename(&server, "Entered").await;
    Client::of(&server)
        .create("/months", &json!({"month": "2026-11"}))
        .await;
    server.stop();
    fs::write(place.path().join("backups"), "in the way").unwrap();
    let mut program = place.program();
    program.env("QUARTERMASTER_LOG_FORMAT", "json");
    let server = Server::start(program);
    let browser = Browser::of(&server);
    until("a warning on the month page", async || {
        let month = browser.open("/months/2026-11").await.html;
        month.contains("The last backup failed.").then_some(())
    })
    .await;
    let told = metrics(&server).await;
    assert!(told.contains("quartermaster_backup_failed 1"), "{told}");
    assert!(!told.contains("last_good"), "{told}");
    let settings = browser
        .post("/settings/backups", &[("reason".to_owned(), String::new())])
        .await;
    assert_eq!(settings.status.as_u16(), 503);
    let (_, log) = server.stop();
    assert!(log.contains("\"event\":\"backup_failed\""), "{log}");
}

#[tokio::test]
async fn a_file_with_nothing_in_it_is_no_backup_for_anybody() {
    let place = Place::new();
    let server = start_without_schedule(&place);
    rename(&server, "Entered").await;
    assert!(server.stop().0.success());
    let empty = "quartermaster-20200101-000000-manual.db";
    fs::create_dir(place.path().join("backups")).unwrap();
    fs::write(place.path().join("backups").join(empty), "").unwrap();
    let (code, _, error) = place.run(&["verify", &format!("backups/{empty}")]);
    assert_eq!(code, Some(1));
    assert!(error.contains("it is an empty database"), "{error}");
    let server = place.start();
    until("a backup in spite of it", async || {
        (backups_in(&place).len() == 2).then_some(())
    })
    .await;
    let browser = Browser::of(&server);
    let page = browser
        .open(&format!("/settings/backups/{empty}"))
        .await
        .html;
    assert!(page.contains("it is an empty database"), "{page}");
    assert!(server.stop().0.success());
}

#[tokio::test]
async fn a_database_without_an_audit_trail_is_backed_up_by_the_schedule() {
    let place = crate::released_schemas::place_of("m0005_postings").await;
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    fs::remove_dir_all(place.path().join("backups")).unwrap();
    let server = place.start();
    until("a backup", async || {
        let made = backups_in(&place);
        made.iter()
            .any(|name| name.ends_with("-scheduled.db"))
            .then_some(())
    })
    .await;
    assert!(server.stop().0.success());
}

#[tokio::test]
async fn what_was_too_damaged_for_a_backup_is_among_them_after_a_restore() {
    let place = Place::new();
    let server = start_without_schedule(&place);
    rename(&server, "Before").await;
    let (_, made, _) = place.run(&["backup", "good"]);
    let good = made.trim().rsplit('/').next().unwrap().to_owned();
    let browser = Browser::of(&server);
    let page = browser.open(&format!("/settings/backups/{good}")).await;
    let log = place.path().join("quartermaster.db-wal");
    for file in [place.database(), log] {
        fs::write(file, "no database any more ".repeat(5_000)).unwrap();
    }
    let restore = format!("{}/restore", page.address);
    let list = browser
        .submit(&page, &restore, &[("confirmation", "restore")])
        .await;
    assert_eq!(name(&server).await, "Before");
    let kept = crate::browser::html::pieces(&list.html)
        .filter(|piece| piece.name == "a")
        .filter_map(|link| link.attribute("href"))
        .find(|to| to.ends_with("-pre-restore.damaged"));
    let kept = kept.unwrap_or_else(|| panic!("no link to it in {}", list.html));
    let page = browser.open(&kept).await.html;
    assert!(page.contains("kept as it was"), "{page}");
    let file = reqwest::get(format!("{}{kept}/file", server.address));
    let file = file.await.unwrap().text().await.unwrap();
    assert!(file.starts_with("no database any more"));
    assert!(server.stop().0.success());
}
