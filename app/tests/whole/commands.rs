//! The commands of the program and what they exit with.

use std::path::PathBuf;

use serde_json::json;
use sqlx::Connection as _;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::client::Client;
use crate::released_schemas::{place_of, released};
use crate::server::{Place, Server};

async fn connect(place: &Place) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(place.database());
    SqliteConnection::connect_with(&options).await.unwrap()
}

async fn execute(place: &Place, sql: &'static str) {
    let mut connection = connect(place).await;
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
}

fn backups(place: &Place) -> Vec<PathBuf> {
    let folder = place.path().join("backups");
    let Ok(files) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    let mut files: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    files.sort();
    files
}

#[test]
fn migrate_check_lists_what_is_pending_and_writes_nothing() {
    let place = Place::new();
    let (code, output, _) = place.run(&["migrate", "--check"]);
    assert_eq!(code, Some(3), "{output}");
    assert_eq!(output.lines().next(), Some("m0001_initial"));
    assert!(!place.database().exists());

    assert_eq!(place.run(&["migrate"]).0, Some(0));
    let (code, output, _) = place.run(&["migrate", "--check"]);
    assert_eq!((code, output.as_str()), (Some(0), ""));
    assert!(
        backups(&place).is_empty(),
        "a fresh database needs no backup"
    );
}

#[test]
fn backup_without_a_database_says_so_and_with_one_names_the_file() {
    let place = Place::new();
    let (code, output, _) = place.run(&["backup"]);
    assert_eq!(code, Some(0));
    assert!(output.contains("nothing to back up"), "{output}");

    place.run(&["migrate"]);
    let (code, output, _) = place.run(&["backup", "before the/move"]);
    assert_eq!(code, Some(0));
    let file = PathBuf::from(output.trim());
    assert!(file.exists());
    assert!(output.trim().ends_with("-before-the-move.db"), "{output}");
    let (code, output, error) = place.run(&["verify", file.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{output}{error}");
}

#[test]
fn a_database_that_is_no_sqlite_file_is_refused_in_one_line_without_its_password() {
    let place = Place::new();
    for url in ["postgres://me:secret@db/money", "sqlite::memory:"] {
        let output = place
            .program()
            .env("QUARTERMASTER_DB_URL", url)
            .arg("backup")
            .output()
            .unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(
            error.contains("QUARTERMASTER_DB_URL") && !error.contains("secret"),
            "{error}"
        );
    }
}

#[test]
fn wrong_usage_exits_with_2_and_help_shows_every_setting() {
    let place = Place::new();
    assert_eq!(place.run(&["frobnicate"]).0, Some(2));
    let (code, output, _) = place.run(&["--help"]);
    assert_eq!(code, Some(0));
    assert!(output.contains("QUARTERMASTER_LISTEN") && output.contains("127.0.0.1:8000"));
}

#[test]
fn a_second_server_on_the_same_database_says_why_it_does_not_start() {
    let place = Place::new();
    let server = place.start();
    let (code, _, error) = place.run(&["serve"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("another Quartermaster"), "{error}");
    assert!(server.stop().0.success());
    assert!(
        place.start().stop().0.success(),
        "the lock goes with the server"
    );
}

#[tokio::test]
async fn a_database_of_a_newer_program_is_refused_and_left_alone() {
    let place = Place::new();
    place.run(&["migrate"]);
    execute(
        &place,
        "INSERT INTO seaql_migrations (version, applied_at) VALUES ('m9999_from_the_future', 0)",
    )
    .await;
    let before = std::fs::read(place.database()).unwrap();
    for command in ["serve", "migrate"] {
        let (code, _, error) = place.run(&[command]);
        assert_eq!(code, Some(1));
        assert!(error.contains("m9999_from_the_future"), "{error}");
        assert!(error.contains("newer Quartermaster"), "{error}");
    }
    assert_eq!(std::fs::read(place.database()).unwrap(), before);
    assert!(backups(&place).is_empty());
}

#[tokio::test]
async fn an_older_database_is_backed_up_before_each_step_when_the_server_starts() {
    let mut steps = released();
    let last = steps.pop().unwrap();
    let place = place_of(steps.last().unwrap()).await;
    assert!(place.start().stop().0.success());
    let files = backups(&place);
    assert_eq!(files.len(), 1);
    let name = files[0].file_name().unwrap().to_str().unwrap();
    let ending = format!("-before-{}.db", last.replace('_', "-"));
    assert!(name.ends_with(&ending), "{name}");
    assert_eq!(place.run(&["migrate", "--check"]).0, Some(0));
}

async fn closed_month(client: &Client) {
    let entry = json!({"kind": "expense", "category": "Food", "name": "Groceries", "planned_minor": 35_000});
    client.create("/template/entries", &entry).await;
    client.create("/months", &json!({"month": "2026-10"})).await;
    let month = client.act("/months/2026-10/activate").await;
    let body = json!({"posted_on": "2026-10-03", "lines": [{"entry_id": month["entries"][0]["id"], "amount_minor": 1250}]});
    client.create("/months/2026-10/postings", &body).await;
    client.act("/months/2026-10/close").await;
}

#[tokio::test]
async fn verify_names_the_month_that_somebody_changed_behind_its_back() {
    let place = Place::new();
    let server = place.start();
    closed_month(&Client::of(&server)).await;
    assert!(server.stop().0.success());
    assert_eq!(place.run(&["verify"]).0, Some(0));
    let (code, _, error) = place.run(&["verify", "/no/such/file.db"]);
    assert_eq!(code, Some(1), "{error}");

    execute(&place, "DROP TRIGGER closed_month_posting_update").await;
    execute(&place, "UPDATE posting SET amount_minor = 1251").await;
    let (code, _, error) = place.run(&["verify"]);
    assert_eq!(code, Some(1));
    assert!(
        error.contains("seal_mismatch") && error.contains("2026-10"),
        "{error}"
    );
}

#[tokio::test]
async fn healthcheck_tells_a_server_that_is_well_from_none() {
    let place = Place::new();
    let server = place.start();
    let port = server.address.rsplit(':').next().unwrap().to_owned();
    let ask = || {
        place
            .program()
            .env("QUARTERMASTER_LISTEN", format!("0.0.0.0:{port}"))
            .arg("healthcheck")
            .output()
            .unwrap()
            .status
            .code()
    };
    assert_eq!(ask(), Some(0));
    server.kill();
    assert_eq!(ask(), Some(1));
}

#[tokio::test]
async fn the_demo_needs_a_new_place_and_ends_in_an_active_month() {
    let place = Place::new();
    let mut program = place.program();
    program.arg("demo");
    let server = Server::start(program);
    let client = Client::of(&server);
    let months = client.get("/months?limit=100").await;
    let months = months["items"].as_array().unwrap().clone();
    assert_eq!(months.len(), 34);
    assert_eq!(months[0]["state"], "active");
    assert!(months[1..].iter().all(|month| month["state"] == "closed"));
    assert!(server.stop().0.success());
    assert_eq!(place.run(&["verify"]).0, Some(0));
    let (code, _, error) = place.run(&["demo"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("new, empty database"), "{error}");
}
