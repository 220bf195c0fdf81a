//! Killed while a database of the predecessor is read into a new one: there is none, or all of it with its
//! proof, and the old one is as it was.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;
use tokio::process::Command;

use super::home::expect_sound;
use super::moments::{Moments, timed, usual};
use super::tally::{Left, Tally};
use crate::released_schemas::place_of;
use crate::server::Place;

fn adopt(place: &Place, old: &Path) -> Command {
    let mut program = Command::from(place.program());
    program.arg("adopt").arg(old).args(["--currency", "EUR"]);
    program.stdout(Stdio::null()).kill_on_drop(true);
    program
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_all_of_it_with_its_proof_or_nothing() {
    let home = place_of("predecessor/cc60e7f73a1c").await;
    let old = home.database();
    let before = fs::read(&old).unwrap();
    let undisturbed = usual(async || {
        let (status, took) = timed(adopt(&Place::new(), &old).status()).await;
        assert!(status.unwrap().success());
        took
    });
    let undisturbed = undisturbed.await;
    let mut tally = Tally::new("an adoption", "whole households");
    let mut moments = Moments::of(&tally, undisturbed);
    while tally.goes_on() {
        let place = Place::new();
        let mut adopting = adopt(&place, &old).spawn().unwrap();
        let ended = tokio::time::timeout(moments.next_after(&tally), adopting.wait()).await;
        adopting.kill().await.unwrap();
        let is_there = place.database().exists();
        let is_ended = ended.is_ok_and(|status| {
            assert!(status.unwrap().success());
            true
        });
        if is_ended {
            assert!(is_there);
        }
        if !is_there {
            assert!(adopt(&place, &old).status().await.unwrap().success());
        }
        assert_eq!(place.run(&["migrate"]).0, Some(0));
        assert_eq!(fs::read(&old).unwrap(), before);
        let proof = fs::read_to_string(place.path().join("quartermaster.db.adoption.txt"));
        assert!(proof.unwrap().contains("The figures of both are equal"));
        let (code, export, error) = place.run(&["export"]);
        assert_eq!(code, Some(0), "{error}");
        let whole: Value = serde_json::from_str(&export).unwrap();
        let months = whole["months"].as_array().unwrap().iter();
        assert_eq!(months.filter(|month| month["seal"].is_string()).count(), 1);
        assert_eq!(export.matches("before the ledger").count(), 5, "{export}");
        tally.kept += 1;
        tally.count(match (is_there, is_ended) {
            (false, _) => Left::Nothing,
            (true, false) => Left::Unanswered,
            (true, true) => Left::Answered,
        });
        expect_sound(&place);
    }
    tally.report();
}
