//! Killed while a backup is restored on the settings page.

use super::home::{Home, start};
use super::moments::{Moments, timed};
use super::restoring::{backup_of, outcome, prepared};
use super::tally::{Left, Tally};
use crate::browser::Browser;
use crate::client::Answer;
use crate::server::{Place, Server};

const KILLS: usize = 30;
const SEED: u64 = 6;

async fn restore(place: &Place, server: &Server) -> Answer {
    let backup = backup_of(place, "kept").unwrap();
    let name = backup.file_name().unwrap().to_str().unwrap();
    let typed = ("confirmation".to_owned(), "restore".to_owned());
    let address = format!("/settings/backups/{name}/restore");
    Browser::of(server).post(&address, &[typed]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_is_lost_and_nothing_is_half_restored() {
    let home: Home = prepared().await;
    let place = home.copy();
    let server = start(&place);
    let (answer, undisturbed) = timed(restore(&place, &server)).await;
    assert_eq!(answer.status, 303, "{}", answer.text);
    drop(server);

    let mut moments = Moments::of(SEED, undisturbed);
    let mut tally = Tally::new("a restore while serving", SEED, "households");
    for _ in 0..KILLS {
        let place = home.copy();
        let server = start(&place);
        let answer = tokio::time::timeout(moments.next(), restore(&place, &server)).await;
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
