//! Killed while an export is imported: there is no database, or all of it.

use std::fs;
use std::path::PathBuf;
use std::process::Stdio;

use tokio::process::Command;

use super::home::expect_sound;
use super::moments::{Moments, timed, usual};
use super::tally::{Left, Tally};
use crate::lived_in::LivedIn;
use crate::server::Place;

/// An export, in a place of its own.
async fn prepared() -> (Place, PathBuf) {
    let LivedIn { place, server, .. } = LivedIn::new().await;
    assert!(server.stop().0.success());
    let export = place.path().join("export.json");
    let (code, _, error) = place.run(&["export", "-o", export.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{error}");
    (place, export)
}

fn import(place: &Place, export: &PathBuf) -> Command {
    let mut program = Command::from(place.program());
    program.arg("import-export").arg(export);
    program.stdout(Stdio::null()).kill_on_drop(true);
    program
}

/// Without the line that tells when it was written.
fn lines(export: &str) -> Vec<&str> {
    let lines = export.lines();
    lines
        .filter(|line| !line.starts_with("\"exported_at\""))
        .collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn there_is_all_of_it_or_nothing() {
    let (_home, export) = prepared().await;
    let whole = fs::read_to_string(&export).unwrap();
    let undisturbed = usual(async || {
        let (status, took) = timed(import(&Place::new(), &export).status()).await;
        assert!(status.unwrap().success());
        took
    });
    let undisturbed = undisturbed.await;
    let mut tally = Tally::new("an import", "whole exports");
    let mut moments = Moments::of(&tally, undisturbed);
    while tally.goes_on() {
        let place = Place::new();
        let mut importing = import(&place, &export).spawn().unwrap();
        let ended = tokio::time::timeout(moments.next_after(&tally), importing.wait()).await;
        importing.kill().await.unwrap();
        let is_there = place.database().exists();
        let is_ended = ended.is_ok_and(|status| {
            assert!(status.unwrap().success());
            true
        });
        if is_ended {
            assert!(is_there);
        }
        if !is_there {
            assert!(import(&place, &export).status().await.unwrap().success());
        }
        let (code, again, error) = place.run(&["export"]);
        assert_eq!(code, Some(0), "{error}");
        assert_eq!(lines(&again), lines(&whole));
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
