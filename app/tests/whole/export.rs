//! `quartermaster export` and `quartermaster import-export`: the way out, and back in.

use std::collections::BTreeMap;
use std::io::Write as _;
use std::path::Path;
use std::process::Stdio;

use serde_json::{Value, json};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};
use sqlx::{AssertSqlSafe, Connection as _, Row as _};

use crate::client::Client;
use crate::lived_in::LivedIn;
use crate::server::{Place, Server};

/// What no household would miss: answers kept for a day, what the program folds its texts to by itself, and
/// when the schema steps were applied.
const NOT_EXPORTED: [&str; 3] = ["folded_text", "kept_request", "seaql_migrations"];

async fn connect(file: &Path) -> SqliteConnection {
    let options = SqliteConnectOptions::new().filename(file);
    SqliteConnection::connect_with(&options).await.unwrap()
}

async fn texts(connection: &mut SqliteConnection, sql: String) -> Vec<String> {
    let rows = sqlx::query(AssertSqlSafe(sql)).fetch_all(connection).await;
    rows.unwrap().iter().map(|row| row.get(0)).collect()
}

/// Every row of every table with all of its columns, so that a column that is not exported shows.
async fn everything_stored(file: &Path) -> BTreeMap<String, Vec<String>> {
    let mut connection = connect(file).await;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table'".to_owned();
    let mut stored = BTreeMap::new();
    for table in texts(&mut connection, tables).await {
        if NOT_EXPORTED.contains(&table.as_str()) {
            continue;
        }
        let columns = format!("SELECT name FROM pragma_table_info('{table}')");
        let columns = texts(&mut connection, columns).await;
        let row: Vec<String> = columns
            .iter()
            .map(|column| format!("'{column}=' || quote({column})"))
            .collect();
        let rows = format!(
            "SELECT {} AS r FROM {table} ORDER BY r",
            row.join(" || ' ' || ")
        );
        let rows = texts(&mut connection, rows).await;
        stored.insert(table, rows);
    }
    connection.close().await.unwrap();
    stored
}

/// Every figure the API gives.
async fn figures(client: &Client) -> Vec<Value> {
    let months = client.get("/months?limit=100").await;
    let mut figures = vec![
        client.get("/household").await,
        client.get("/template").await,
    ];
    for month in months["items"].as_array().unwrap() {
        let path = format!("/months/{}", month["month"].as_str().unwrap());
        figures.push(client.get(&path).await);
        figures.push(client.get(&format!("{path}/postings?limit=500")).await);
    }
    figures.push(months);
    figures
}

/// The names of all files in the place.
fn files(place: &Place) -> Vec<String> {
    let files = std::fs::read_dir(place.path()).unwrap();
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[test]
fn an_export_leaves_nothing_beside_the_database() {
    let place = Place::new();
    assert!(place.start().stop().0.success());
    let before = files(&place);
    let (code, _, error) = place.run(&["export"]);
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(files(&place), before);
}

/// The demo household, exported by a file while its server runs.
#[tokio::test]
async fn thirty_four_months_go_out_and_come_back() {
    let place = Place::new();
    let mut program = place.program();
    program.arg("demo");
    let server = Server::start(program);
    let before = figures(&Client::of(&server)).await;
    let export = place.path().join("export.json");
    let (code, said, error) = place.run(&["export", "-o", "export.json"]);
    assert_eq!((code, said.as_str()), (Some(0), ""), "{error}");
    assert!(server.stop().0.success());

    let other = Place::new();
    let (code, said, error) = other.run(&["import-export", export.to_str().unwrap()]);
    assert_eq!(code, Some(0), "{error}");
    assert!(
        said.contains("34 months") && said.contains("sound"),
        "{said}"
    );
    let stored = everything_stored(&place.database()).await;
    assert!(stored.len() > 9 && stored["posting"].len() > 1_000);
    assert_eq!(everything_stored(&other.database()).await, stored);
    assert_eq!(other.run(&["verify"]).0, Some(0));
    let server = other.start();
    assert_eq!(figures(&Client::of(&server)).await, before);
    assert!(server.stop().0.success());

    let again = other.run(&["export"]).1;
    let first = std::fs::read_to_string(&export).unwrap();
    let without_time = |text: &str| -> Vec<String> {
        let lines = text
            .lines()
            .filter(|line| !line.starts_with("\"exported_at\""));
        lines.map(str::to_owned).collect()
    };
    assert_eq!(without_time(&again), without_time(&first));
}

#[tokio::test]
async fn an_import_needs_a_place_where_nothing_happened() {
    let home = LivedIn::new().await;
    let export = home.place.run(&["export"]).1;
    let (place, client) = (&home.place, &home.client);
    std::fs::write(place.path().join("own.json"), &export).unwrap();
    let (code, _, error) = place.run(&["import-export", "own.json"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("another Quartermaster serves"), "{error}");
    client.get("/household").await;

    // Also where all there ever was is one changed setting.
    let other = Place::new();
    let server = other.start();
    let change = json!({"name": "Somebody else"});
    Client::of(&server).change("/household", &change).await;
    assert!(server.stop().0.success());
    let before = everything_stored(&other.database()).await;
    std::fs::write(other.path().join("export.json"), &export).unwrap();
    let (code, _, error) = other.run(&["import-export", "export.json"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("new, empty database"), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert_eq!(everything_stored(&other.database()).await, before);
}

#[tokio::test]
async fn an_import_from_standard_input_takes_the_place_of_an_empty_database() {
    let home = LivedIn::new().await;
    let export = home.place.run(&["export"]).1;
    assert!(home.server.stop().0.success());
    let other = Place::new();
    // A server that was killed leaves a log beside its database, which must not be played into it.
    let empty = other.start();
    Client::of(&empty).get("/household").await;
    empty.kill();
    let mut import = other.program();
    import.args(["import-export", "-"]).stdin(Stdio::piped());
    let mut import = import.stdout(Stdio::null()).spawn().unwrap();
    let mut input = import.stdin.take().unwrap();
    input.write_all(export.as_bytes()).unwrap();
    drop(input);
    assert!(import.wait().unwrap().success());
    let stored = everything_stored(&home.place.database()).await;
    assert_eq!(everything_stored(&other.database()).await, stored);
}

#[tokio::test]
async fn a_failed_import_leaves_nothing_behind() {
    let home = LivedIn::new().await;
    let export: Value = serde_json::from_str(&home.place.run(&["export"]).1).unwrap();
    let other = Place::new();
    let mut cases = Vec::new();
    let mut broken = export.clone();
    broken["months"][0]["entries"][0]["planned_minor"] = json!("a lot");
    cases.push((broken.to_string(), "months[0].entries[0].planned_minor"));
    let mut broken = export.clone();
    broken["months"][0]["seal"] = json!("0".repeat(64));
    cases.push((broken.to_string(), "months[0].seal: seal_mismatch"));
    let mut broken = export.clone();
    broken["format_version"] = json!(1_000);
    cases.push((broken.to_string(), "newer Quartermaster"));
    let whole = export.to_string();
    cases.push((whole[..whole.len() - 9].to_owned(), "EOF"));
    for (text, said) in cases {
        std::fs::write(other.path().join("broken.json"), text).unwrap();
        let (code, _, error) = other.run(&["import-export", "broken.json"]);
        assert_eq!(code, Some(1), "{said}");
        assert!(
            error.contains(said) && error.contains("broken.json"),
            "{error}"
        );
        assert_eq!(error.lines().count(), 1, "{error}");
        let left = files(&other);
        let allowed = ["broken.json", "quartermaster.db.lock"];
        assert!(
            left.iter().all(|name| allowed.contains(&name.as_str())),
            "{left:?}"
        );
    }
    let (code, _, error) = other.run(&["import-export", "missing.json"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("missing.json"), "{error}");
}

#[tokio::test]
async fn an_export_overwrites_nothing_and_needs_a_database_of_today() {
    let place = Place::new();
    let (code, said, error) = place.run(&["export", "-o", "export.json"]);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(error.contains("there is no database"), "{error}");
    assert!(files(&place).is_empty());

    place.run(&["migrate"]);
    let kept = place.path().join("export.json");
    std::fs::write(&kept, "kept").unwrap();
    let (code, _, error) = place.run(&["export", "--output", "export.json"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("never overwrites"), "{error}");
    assert_eq!(std::fs::read_to_string(&kept).unwrap(), "kept");

    let mut connection = connect(&place.database()).await;
    let forget = "DELETE FROM seaql_migrations WHERE version = \
        (SELECT max(version) FROM seaql_migrations)";
    sqlx::query(forget).execute(&mut connection).await.unwrap();
    connection.close().await.unwrap();
    let (code, said, error) = place.run(&["export"]);
    assert_eq!((code, said.as_str()), (Some(1), ""));
    assert!(
        error.contains("run `quartermaster migrate` first"),
        "{error}"
    );
}
