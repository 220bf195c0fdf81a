//! `quartermaster restore`, as a person runs it.

use serde_json::json;

use crate::client::Client;
use crate::server::Place;

async fn rename(client: &Client, name: &str) {
    client.change("/household", &json!({"name": name})).await;
}

#[tokio::test]
async fn a_backup_comes_back_and_what_was_there_is_kept() {
    let place = Place::new();
    let server = place.start();
    let client = Client::of(&server);
    rename(&client, "Before").await;
    let (code, made, _) = place.run(&["backup", "kept"]);
    assert_eq!(code, Some(0));
    let backup = made.trim();
    rename(&client, "Since").await;

    let (code, _, error) = place.run(&["restore", backup]);
    assert_eq!(code, Some(1), "refused while a server holds the database");
    assert!(error.contains("another Quartermaster serves"), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    server.stop();

    let (code, said, error) = place.run(&["restore", backup]);
    assert_eq!(code, Some(0), "{error}");
    let kept = said.lines().find_map(|line| {
        let kept = line.strip_prefix("What was there before is kept as ")?;
        kept.strip_suffix('.')
    });
    let kept = kept.unwrap().to_owned();
    assert!(kept.ends_with("-pre-restore.db"), "{kept}");

    let server = place.start();
    let client = Client::of(&server);
    assert_eq!(client.get("/household").await["name"], "Before");
    server.stop();
    assert_eq!(place.run(&["restore", &kept]).0, Some(0));
    let server = place.start();
    let client = Client::of(&server);
    assert_eq!(client.get("/household").await["name"], "Since");
    server.stop();
    assert_eq!(place.run(&["verify"]).0, Some(0));
}

#[test]
fn a_file_that_is_no_backup_is_refused_in_one_line() {
    let place = Place::new();
    place.run(&["migrate"]);
    let diary = place.path().join("diary.txt");
    std::fs::write(&diary, "Dear diary. ".repeat(200)).unwrap();
    let (code, _, error) = place.run(&["restore", diary.to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(
        error.contains("diary.txt is not an SQLite database"),
        "{error}"
    );
    assert_eq!(error.lines().count(), 1, "{error}");
}
