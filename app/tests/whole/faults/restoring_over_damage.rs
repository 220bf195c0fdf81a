//! Killed while `quartermaster restore` runs over a database that is too damaged for a backup: it is
//! there as it was, or kept as it was. Where it could be served all the same, nothing that was answered
//! is missing from it as long as it is live.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::home::{Home, backups, expect_sound, start};
use super::moments::{Moments, timed, usual};
use super::restoring::{backup_of, name_in, prepared, rename, restore};
use super::tally::{Left, Tally};
use crate::client::Client;
use crate::raw_database::RawDatabase;
use crate::server::Place;

/// A copy whose database is none any more, with the log that it had, and both as they are.
fn damaged(home: &Home) -> (Place, [Vec<u8>; 2]) {
    let place = home.copy();
    let damaged = b"no database any more ".repeat(4_000);
    fs::write(place.database(), &damaged).unwrap();
    let log = fs::read(log_of(place.database())).unwrap();
    (place, [damaged, log])
}

fn log_of(database: PathBuf) -> PathBuf {
    let mut log = database.into_os_string();
    log.push("-wal");
    PathBuf::from(log)
}

/// What is kept of a database that was too damaged for a backup.
fn set_aside(place: &Place) -> Vec<PathBuf> {
    let files = fs::read_dir(place.path().join("backups")).unwrap();
    let paths = files.map(|file| file.unwrap().path());
    paths
        .filter(|path| path.extension().is_some_and(|ending| ending == "damaged"))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_live_is_there_as_it_was() {
    let home = prepared().await;
    let undisturbed = usual(async || undisturbed(&home).await).await;
    let mut tally = Tally::new("a restore over a damaged database", "databases set aside");
    let mut moments = Moments::of(&tally, undisturbed);
    while tally.goes_on() {
        let (place, [database, log]) = damaged(&home);
        let mut restoring = restore(&place).spawn().unwrap();
        let ended = tokio::time::timeout(moments.next_after(&tally), restoring.wait()).await;
        restoring.kill().await.unwrap();

        let is_restored = fs::read(place.database()).unwrap() != database;
        let kept = set_aside(&place);
        for kept in &kept {
            assert_eq!(fs::read(kept).unwrap(), database);
            assert_eq!(fs::read(log_of(kept.clone())).unwrap(), log);
        }
        if kept.is_empty() {
            assert!(!is_restored, "what was live is gone");
            assert_eq!(fs::read(log_of(place.database())).unwrap(), log);
        }
        let is_ended = ended.is_ok_and(|status| {
            assert!(status.unwrap().success());
            true
        });
        if is_ended {
            assert!(is_restored);
        }
        tally.kept += kept.len();
        tally.count(match (is_restored, is_ended) {
            (false, _) => Left::Nothing,
            (true, false) => Left::Unanswered,
            (true, true) => Left::Answered,
        });

        if !is_restored {
            assert!(restore(&place).status().await.unwrap().success());
        }
        let server = start(&place);
        let name = Client::of(&server).get("/household").await["name"].clone();
        assert_eq!(name, "Before");
        assert!(server.stop().0.success());
        expect_sound(&place);
        assert_eq!(backups(&place), [backup_of(&place, "kept").unwrap()]);
    }
    tally.report();
}

/// As [`prepared`], with a payment in a month that does not exist.
async fn prepared_unsound() -> Home {
    let place = Place::new();
    let server = start(&place);
    rename(&server, "Before").await;
    assert_eq!(place.run(&["backup", "kept"]).0, Some(0));
    assert!(server.stop().0.success());
    let mut raw = RawDatabase::open(&place.database()).await;
    raw.run("INSERT INTO payment (month_id, created_at) VALUES (77, '2026-10-01T00:00:00Z')")
        .await;
    raw.close().await;
    let server = start(&place);
    rename(&server, "Since").await;
    server.kill();
    assert!(fs::metadata(log_of(place.database())).unwrap().len() > 0);
    Home::at(place)
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_answered_is_live_as_long_as_the_restore_did_not_happen() {
    let home = prepared_unsound().await;
    let usual = usual(async || {
        let place = home.copy();
        let (status, took) = timed(restore(&place).status()).await;
        assert!(status.unwrap().success());
        took
    });
    let during = "a restore over an unsound database";
    let mut tally = Tally::new(during, "households");
    let mut moments = Moments::of(&tally, usual.await);
    while tally.goes_on() {
        let place = home.copy();
        let mut restoring = restore(&place).spawn().unwrap();
        let ended = tokio::time::timeout(moments.next_after(&tally), restoring.wait()).await;
        restoring.kill().await.unwrap();
        let is_ended = ended.is_ok_and(|status| {
            assert!(status.unwrap().success());
            true
        });

        let server = start(&place);
        let name = Client::of(&server).get("/household").await["name"].clone();
        assert!(server.stop().0.success());
        let is_restored = name == "Before";
        assert!(is_restored || name == "Since", "{name}");
        let kept = set_aside(&place);
        if is_restored {
            assert_eq!(kept.len(), 1);
        }
        for kept in &kept {
            // One file holds all of it.
            assert!(!log_of(kept.clone()).exists());
            assert_eq!(name_in(kept).await, "Since");
        }
        tally.kept += 1;
        tally.count(match (is_restored, is_ended) {
            (false, is_ended) => {
                assert!(!is_ended);
                Left::Nothing
            }
            (true, false) => Left::Unanswered,
            (true, true) => Left::Answered,
        });
        if !is_restored {
            assert!(restore(&place).status().await.unwrap().success());
        }
        expect_sound(&place);
    }
    tally.report();
}

async fn undisturbed(home: &Home) -> Duration {
    let (place, _) = damaged(home);
    let (status, took) = timed(restore(&place).status()).await;
    assert!(status.unwrap().success());
    took
}
