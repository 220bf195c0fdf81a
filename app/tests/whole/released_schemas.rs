//! A database of every released schema, kept as SQL for ever, is taken to the newest and served.

use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use reqwest::Method;
use serde_json::json;

use crate::client::{Answer, Client};
use crate::lived_in::LivedIn;
use crate::raw_database::RawDatabase;
use crate::server::Place;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../migration/fixtures")
}

/// The names of the steps that were released, each with a fixture, in their order.
pub(crate) fn released() -> Vec<String> {
    let files = fs::read_dir(folder()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut steps: Vec<String> = names
        .filter_map(|name| name.strip_suffix(".sql").map(str::to_owned))
        .collect();
    steps.sort();
    assert!(steps.len() >= 10, "{steps:?}");
    steps
}

/// A place whose database is as the file `name` among the fixtures says, without `.sql`.
pub(crate) async fn place_of(name: &str) -> Place {
    let place = Place::new();
    let sql = fs::read_to_string(folder().join(format!("{name}.sql"))).unwrap();
    let mut raw = RawDatabase::open(&place.database()).await;
    raw.run(&sql).await;
    raw.close().await;
    place
}

/// Those that were made before a step, without what the server makes by itself.
fn backups_before_steps(place: &Place) -> usize {
    let files = fs::read_dir(place.path().join("backups"));
    let names = files.into_iter().flatten();
    let names = names.map(|file| file.unwrap().file_name().into_string().unwrap());
    let made = names.filter(|name| name.contains("-before-") && name.ends_with(".db"));
    made.filter(|name| !name.starts_with('.')).count()
}

#[tokio::test]
async fn each_is_sound_upgraded_served_and_sound_again() {
    let steps = released();
    for (count, step) in (1..).zip(&steps) {
        let place = place_of(step).await;
        let (code, said, error) = place.run(&["verify"]);
        assert_eq!(code, Some(0), "{step}: {said}{error}");
        let (code, listed, _) = place.run(&["migrate", "--check"]);
        let pending: Vec<&str> = listed.lines().collect();
        assert_eq!(pending, steps[count..]);
        assert_eq!(code, Some(if pending.is_empty() { 0 } else { 3 }));

        let server = place.start();
        let client = Client::of(&server);
        let months = client.get("/months?limit=100").await;
        let months = months["items"].as_array().unwrap().clone();
        let expected = match count {
            1 => 0,
            2..8 => 4,
            _ => 3,
        };
        assert_eq!(months.len(), expected, "{step}");
        for month in months {
            let month = month["month"].as_str().unwrap();
            assert_eq!(client.page(&format!("/months/{month}")).await.0, 200);
        }
        assert!(server.stop().0.success());
        assert_eq!(backups_before_steps(&place), steps.len() - count);
        let (code, said, error) = place.run(&["verify"]);
        assert_eq!(code, Some(0), "{step}: {said}{error}");
        assert!(said.contains("seals"), "{said}");
    }
}

/// The household of a new fixture has something in every table.
async fn lived_in() -> LivedIn {
    let home = LivedIn::new().await;
    let household = json!({"name": "Müller & Co", "locale": "de-CH", "time_zone": "Europe/Zurich"});
    home.client.change("/household", &household).await;
    let every_two_weeks = json!({
        "kind": "saving", "category": "Later", "name": "Bicycle", "planned_minor": 2500,
        "recurrence": {"unit": "week", "every": 2, "from": "2026-11-07", "until": "2027-05"},
        "notes": "two lines\nof text", "carry": "surplus",
    });
    let entries = home.client.request(Method::POST, "/template/entries");
    let request = entries.header("Idempotency-Key", "key-1");
    let answer = Answer::to(request.json(&every_two_weeks)).await;
    assert_eq!(answer.status, 201, "{}", answer.text);
    home
}

/// A step that was added needs its fixture, made by the program as it is then. One that is there
/// already is never made again: it stands for the files that households have.
#[tokio::test]
#[ignore = "writes the fixture of the newest step, once"]
async fn write_the_fixture_of_the_newest_step() {
    let home = lived_in().await;
    let database = home.place.database();
    let LivedIn { place, server, .. } = home;
    assert!(server.stop().0.success());
    let mut raw = RawDatabase::open(&database).await;
    let newest = raw
        .texts("SELECT max(version) FROM seaql_migrations")
        .await
        .remove(0);
    let dump = raw.dump().await;
    raw.close().await;
    let fixture = folder().join(format!("{newest}.sql"));
    let mut fixture = File::create_new(fixture).expect("a fixture is written once");
    fixture.write_all(dump.as_bytes()).unwrap();
    drop(place);
}
