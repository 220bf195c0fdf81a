//! An export of each format there ever was is read for ever: `tests/exports` has one as the program of then wrote it, with the
//! figures that its API gave then.
//!
//! A new format brings its two files and no code; those that are there are never made again.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::Write as _;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::client::Client;
use crate::sealed_households::{newest_household, place_of_household};
use crate::server::Place;

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exports")
}

fn kept(name: &str) -> Value {
    let file = folder().join(name);
    let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{name}: {error}"));
    serde_json::from_str(&text).unwrap()
}

fn exported(place: &Place) -> Value {
    let (code, export, error) = place.run(&["export"]);
    assert_eq!(code, Some(0), "{error}");
    serde_json::from_str(&export).unwrap()
}

/// The format that the program of today writes.
fn newest_format() -> i64 {
    let place = Place::new();
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    exported(&place)["format_version"].as_i64().unwrap()
}

/// What a figure of a household is called, and what tells which one it is.
fn is_figure(name: &str) -> bool {
    let names = [
        "apr_ppm",
        "seal",
        "state",
        "month",
        "name",
        "first_day",
        "last_day",
    ];
    name.ends_with("_minor") || names.contains(&name)
}

/// What of an answer is a figure, where it stands.
fn figures_in(answer: &Value) -> Value {
    match answer {
        Value::Object(members) => {
            let kept = members.iter().filter_map(|(name, value)| match value {
                Value::Object(_) | Value::Array(_) => Some((name.clone(), figures_in(value))),
                _ => is_figure(name).then(|| (name.clone(), value.clone())),
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => items.iter().map(figures_in).collect(),
        other => other.clone(),
    }
}

/// The figures of a household by the address that gives them.
async fn figures(client: &Client) -> BTreeMap<String, Value> {
    let mut addresses = vec!["/template".to_owned(), "/months?limit=100".to_owned()];
    let months = client.get("/months?limit=100").await;
    for month in months["items"].as_array().unwrap() {
        let month = format!("/months/{}", month["month"].as_str().unwrap());
        addresses.extend([month.clone(), format!("{month}/postings?limit=500")]);
    }
    let mut figures = BTreeMap::new();
    for address in addresses {
        let answer = figures_in(&client.get(&address).await);
        figures.insert(address, answer);
    }
    figures
}

/// Whatever was there then is there now and the same; there may be more.
fn assert_still_there(then: &Value, now: &Value, place: &str) {
    match (then, now) {
        (Value::Object(members), Value::Object(_)) => {
            for (name, then) in members {
                assert_still_there(then, &now[name], &format!("{place}.{name}"));
            }
        }
        (Value::Array(items), Value::Array(others)) => {
            assert_eq!(items.len(), others.len(), "{place}");
            for (index, (then, now)) in items.iter().zip(others).enumerate() {
                assert_still_there(then, now, &format!("{place}[{index}]"));
            }
        }
        _ => assert_eq!(then, now, "{place}"),
    }
}

/// Each month with its seal.
fn seals(export: &Value) -> Vec<(&Value, &Value)> {
    let months = export["months"].as_array().unwrap().iter();
    months
        .map(|month| (&month["month"], &month["seal"]))
        .collect()
}

#[tokio::test]
async fn an_export_of_each_format_comes_back_with_every_figure_and_seal() {
    for format in 1..=newest_format() {
        let file = folder().join(format!("{format}.json"));
        let export = kept(&format!("{format}.json"));
        assert_eq!(export["format_version"], json!(format));
        let place = Place::new();
        let (code, said, error) = place.run(&["import-export", file.to_str().unwrap()]);
        assert_eq!(code, Some(0), "{format}: {error}");
        assert!(said.contains("sound"), "{said}");
        assert_eq!(place.run(&["verify"]).0, Some(0));

        let server = place.start();
        let now = figures(&Client::of(&server)).await;
        assert!(server.stop().0.success());
        let then = kept(&format!("{format}.figures.json"));
        let then = then.as_object().unwrap();
        assert!(then.len() > 10, "{format}");
        for (address, then) in then {
            assert_still_there(then, &now[address], &format!("{format}: {address}"));
        }

        let again = exported(&place);
        assert_eq!(again["format_version"], json!(newest_format()));
        assert_eq!(seals(&again), seals(&export), "{format}");
        assert!(
            seals(&again)
                .iter()
                .filter(|(_, seal)| seal.is_string())
                .count()
                >= 3
        );
        assert_eq!(
            again["audit"], export["audit"],
            "records stay as they were written"
        );
    }
}

#[test]
fn no_export_was_edited_after_it_was_frozen() {
    let frozen = fs::read_to_string(folder().join("FROZEN")).unwrap();
    let mut listed = Vec::new();
    for (digest, name) in frozen.lines().map(|line| line.split_once("  ").unwrap()) {
        let bytes = Sha256::digest(fs::read(folder().join(name)).unwrap());
        let hex: String = bytes.iter().map(|byte| format!("{byte:02x}")).collect();
        assert_eq!(hex, digest, "{name} was edited");
        listed.push(name.to_owned());
    }
    let files = fs::read_dir(folder()).unwrap();
    let mut there: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .filter(|name| name != "FROZEN")
        .collect();
    there.sort();
    assert_eq!(listed, there, "every file is frozen, in order");
}

/// A new format needs its files, made by the program as it is when the format is new.
#[tokio::test]
#[ignore = "writes the export of the newest format, once"]
async fn write_the_export_of_the_newest_format() {
    let place = place_of_household(&newest_household()).await;
    let server = place.start();
    let figures = figures(&Client::of(&server)).await;
    assert!(server.stop().0.success());
    let (_, export, _) = place.run(&["export"]);
    let format = newest_format();
    let figures = serde_json::to_string_pretty(&figures).unwrap() + "\n";
    for (name, text) in [
        (format!("{format}.json"), export),
        (format!("{format}.figures.json"), figures),
    ] {
        let mut file = File::create_new(folder().join(name)).expect("it is written once");
        file.write_all(text.as_bytes()).unwrap();
    }
}
