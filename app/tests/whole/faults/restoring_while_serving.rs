//! Killed while a backup is restored on the settings page, of today's schema or of an earlier one, which
//! is then taken forward.

use std::fs;

use super::home::{Home, start};
use super::moments::{Moments, timed};
use super::restoring::{backup_of, outcome, prepared, rename};
use super::tally::{Left, Tally};
use crate::browser::Browser;
use crate::client::Answer;
use crate::raw_database::RawDatabase;
use crate::released_schemas::place_of;
use crate::server::{Place, Server};

async fn restore(place: &Place, server: &Server) -> Answer {
    let backup = backup_of(place, "kept").unwrap();
    let name = backup.file_name().unwrap().to_str().unwrap();
    let typed = ("confirmation".to_owned(), "restore".to_owned());
    let address = format!("/settings/backups/{name}/restore");
    Browser::of(server).post(&address, &[typed]).await
}

/// As [`prepared`], with a backup that lacks the last three steps.
async fn prepared_with_an_earlier() -> Home {
    let place = Place::new();
    let server = start(&place);
    rename(&server, "Since").await;
    server.kill();
    let earlier = place_of("m0007_recurrence_and_carry").await;
    let mut raw = RawDatabase::open(&earlier.database()).await;
    raw.run("UPDATE household SET name = 'Before'").await;
    raw.close().await;
    let kept = "backups/quartermaster-20200101-000000-kept.db";
    fs::create_dir(place.path().join("backups")).unwrap();
    fs::copy(earlier.database(), place.path().join(kept)).unwrap();
    Home::at(place)
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_and_nothing_is_half_restored() {
    let tally = Tally::new("a restore while serving", "households");
    kill(&prepared().await, tally).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_earlier_backup_is_taken_forward_or_nothing_changed() {
    let home = prepared_with_an_earlier().await;
    let during = "a restore of an earlier schema while serving";
    let tally = Tally::new(during, "households");
    kill(&home, tally).await;
}

async fn kill(home: &Home, mut tally: Tally) {
    let place = home.copy();
    let server = start(&place);
    let (answer, undisturbed) = timed(restore(&place, &server)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    drop(server);

    let mut moments = Moments::of(&tally, undisturbed);
    while tally.goes_on() {
        let place = home.copy();
        let server = start(&place);
        let answer =
            tokio::time::timeout(moments.next_after(&tally), restore(&place, &server)).await;
        server.kill();
        let is_answered = answer.is_ok_and(|answer| {
            assert_eq!(answer.status, 303, "{}", answer.text);
            true
        });
        let is_restored = outcome(&place).await;
        if is_answered {
            assert!(is_restored);
        }
        tally.kept += 1;
        tally.count(match (is_restored, is_answered) {
            (false, _) => Left::Nothing,
            (true, false) => Left::Unanswered,
            (true, true) => Left::Answered,
        });
    }
    tally.report();
}
