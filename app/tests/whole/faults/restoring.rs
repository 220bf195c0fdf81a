//! Killed while `quartermaster restore` runs: what was live is live, or what was restored, with the
//! other among the backups.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Duration;

use serde_json::json;
use tokio::process::Command;

use super::home::{Home, backups, expect_sound, start};
use super::moments::{Moments, timed};
use super::tally::{Left, Tally};
use crate::client::Client;
use crate::raw_database::RawDatabase;
use crate::server::{Place, Server};

/// A household that is called `Since` in a log that a killed server left, and a backup from when it
/// was called `Before`.
pub(super) async fn prepared() -> Home {
    let place = Place::new();
    let server = start(&place);
    rename(&server, "Before").await;
    assert_eq!(place.run(&["backup", "kept"]).0, Some(0));
    rename(&server, "Since").await;
    server.kill();
    let log = fs::metadata(place.path().join("quartermaster.db-wal")).unwrap();
    assert!(log.len() > 0);
    Home::at(place)
}

pub(super) async fn rename(server: &Server, name: &str) {
    let change = json!({"name": name});
    Client::of(server).change("/household", &change).await;
}

pub(super) async fn name_in(file: &Path) -> String {
    let mut raw = RawDatabase::open(file).await;
    let name = raw.texts("SELECT name FROM household").await.remove(0);
    raw.close().await;
    name
}

/// The only one that is kept for this reason.
pub(super) fn backup_of(place: &Place, reason: &str) -> Option<PathBuf> {
    let ending = format!("-{reason}.db");
    let mut made = backups(place);
    made.retain(|file| file.to_str().unwrap().ends_with(&ending));
    assert!(made.len() <= 1, "{made:?}");
    made.pop()
}

/// Whether the restore took place, once a server has been on what was left; nothing is lost.
pub(super) async fn outcome(place: &Place) -> bool {
    let server = start(place);
    let name = Client::of(&server).get("/household").await["name"].clone();
    assert!(server.stop().0.success());
    assert_eq!(name_in(&backup_of(place, "kept").unwrap()).await, "Before");
    if let Some(kept) = backup_of(place, "pre-restore") {
        assert_eq!(name_in(&kept).await, "Since");
    } else {
        assert_eq!(name, "Since", "what was live is gone");
    }
    let is_restored = name == "Before";
    assert!(is_restored || name == "Since", "{name}");
    expect_sound(place);
    is_restored
}

pub(super) fn restore(place: &Place) -> Command {
    let mut program = Command::from(place.program());
    program
        .arg("restore")
        .arg(backup_of(place, "kept").unwrap());
    program.stdout(Stdio::null()).kill_on_drop(true);
    program
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_and_nothing_is_half_restored() {
    let home = prepared().await;
    let undisturbed = undisturbed(&home).await;
    let mut tally = Tally::new("a restore", "households");
    let mut moments = Moments::of(&tally, undisturbed);
    while tally.goes_on() {
        let place = home.copy();
        let mut restoring = restore(&place).spawn().unwrap();
        let ended = tokio::time::timeout(moments.next_after(&tally), restoring.wait()).await;
        restoring.kill().await.unwrap();
        let is_restored = outcome(&place).await;
        let is_ended = ended.is_ok_and(|status| {
            assert!(status.unwrap().success());
            true
        });
        if is_ended {
            assert!(is_restored);
        }
        tally.kept += 1;
        tally.count(match (is_restored, is_ended) {
            (false, _) => Left::Nothing,
            (true, false) => Left::Unanswered,
            (true, true) => Left::Answered,
        });
    }
    tally.report();
}

async fn undisturbed(home: &Home) -> Duration {
    let place = home.copy();
    let (status, took) = timed(restore(&place).status()).await;
    assert!(status.unwrap().success());
    took
}
