//! Killed while `quartermaster restore` runs over a database that is too damaged for a backup: it is
//! there as it was, or kept as it was.

use std::fs;
use std::path::PathBuf;
use std::time::Duration;

use super::home::{Home, backups, expect_sound, start};
use super::moments::{Moments, timed, usual};
use super::restoring::{backup_of, prepared, restore};
use super::tally::{Left, Tally};
use crate::client::Client;
use crate::server::Place;

const KILLS: usize = 20;
const SEED: u64 = 10;

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
    let mut moments = Moments::of(SEED, undisturbed);
    let mut tally = Tally::new(
        "a restore over a damaged database",
        SEED,
        "databases set aside",
    );
    for _ in 0..KILLS {
        let (place, [database, log]) = damaged(&home);
        let mut restoring = restore(&place).spawn().unwrap();
        let ended = tokio::time::timeout(moments.next(), restoring.wait()).await;
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

async fn undisturbed(home: &Home) -> Duration {
    let (place, _) = damaged(home);
    let (status, took) = timed(restore(&place).status()).await;
    assert!(status.unwrap().success());
    took
}
