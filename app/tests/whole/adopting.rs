//! A database of the predecessor, taken over by the commands a person has.

use std::fs;
use std::process::Stdio;

use serde_json::Value;

use crate::client::Client;
use crate::raw_database::RawDatabase;
use crate::released_schemas::{place_of, released};
use crate::server::{Place, Server};

const REVISIONS: [&str; 5] = [
    "f1ccdc4bc1bf",
    "03ebe3c07262",
    "ec804bdf366d",
    "a4ec4f8f6e9f",
    "cc60e7f73a1c",
];

async fn earlier(revision: &str) -> Place {
    place_of(&format!("predecessor/{revision}")).await
}

/// The reasons of the backups in the order of their names.
fn reasons(place: &Place) -> Vec<String> {
    let Ok(files) = fs::read_dir(place.path().join("backups")) else {
        return Vec::new();
    };
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut reasons: Vec<String> = names
        .map(|name| {
            let name = name.strip_suffix(".db").unwrap();
            name.splitn(4, '-').nth(3).unwrap().to_owned()
        })
        .collect();
    reasons.sort();
    reasons
}

fn expected_reasons(steps: usize) -> Vec<String> {
    let steps = released()[steps..].to_vec();
    let before = steps
        .iter()
        .map(|step| format!("before-{}", step.replace('_', "-")));
    let mut reasons = vec!["before-adoption".to_owned()];
    reasons.extend(before);
    reasons
}

async fn sums(place: &Place, sql: &str) -> Vec<String> {
    let mut raw = RawDatabase::open(&place.database()).await;
    let sums = raw.texts(sql).await;
    raw.close().await;
    sums
}

const APPLIED: &str = "SELECT id || ' ' || applied FROM month_entry WHERE applied <> 0 ORDER BY id";
const OPENINGS: &str = "SELECT month_entry_id || ' ' || amount_minor FROM posting
    WHERE kind = 'opening_balance' ORDER BY month_entry_id";
const OF_ENTRIES: &str = "SELECT month_entry_id || ' ' || SUM(amount_minor) FROM posting
    GROUP BY month_entry_id ORDER BY month_entry_id";
const OF_MONTHS: &str = "SELECT year_month || ' ' || SUM(amount_minor) FROM posting
    JOIN month_entry ON month_entry.id = month_entry_id
    JOIN month ON month.id = month_id GROUP BY year_month ORDER BY year_month";

/// The events of a log of JSON lines, with what tells one from another.
fn events(log: &str) -> Vec<String> {
    let lines = log
        .lines()
        .filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let events = lines.filter_map(|line| {
        let event = line["event"].as_str()?;
        let detail = ["reason", "migration", "revision"]
            .iter()
            .find_map(|name| line[*name].as_str());
        Some(format!("{event} {}", detail?))
    });
    events.collect()
}

#[tokio::test]
async fn migrate_takes_each_revision_over_with_every_amount() {
    for (count, revision) in (1..).zip(REVISIONS) {
        let place = earlier(revision).await;
        let before = match count {
            1 => vec![],
            5 => sums(&place, OF_ENTRIES).await,
            _ => sums(&place, APPLIED).await,
        };
        let (code, said, error) = place.run(&["verify"]);
        assert_eq!(code, Some(0), "{said}{error}");

        let bytes = fs::read(place.database()).unwrap();
        let (code, said, _) = place.run(&["migrate", "--check"]);
        assert_eq!(code, Some(3));
        let steps = released();
        let (newest, pending) = (&steps[count - 1], &steps[count..]);
        let mut expected = vec![format!(
            "The database is the predecessor's, revision {revision}: it will be taken over as {newest}."
        )];
        expected.extend_from_slice(pending);
        assert_eq!(said.lines().collect::<Vec<_>>(), expected);
        assert_eq!(fs::read(place.database()).unwrap(), bytes);
        assert_eq!(reasons(&place), [""; 0]);

        let migrate = place
            .program()
            .env("QUARTERMASTER_LOG_FORMAT", "json")
            .arg("migrate")
            .stderr(Stdio::inherit())
            .output()
            .unwrap();
        assert!(migrate.status.success());
        let log = String::from_utf8(migrate.stdout).unwrap();
        let mut expected = vec![
            "backup_created before-adoption".to_owned(),
            format!("database_adopted {revision}"),
        ];
        for step in pending {
            expected.push(format!("backup_created before-{}", step.replace('_', "-")));
            expected.push(format!("migration_applied {step}"));
        }
        assert_eq!(events(&log), expected);
        assert!(log.contains(&format!(r#""step":"{newest}""#)), "{log}");
        assert_eq!(reasons(&place), expected_reasons(count));

        assert_eq!(sums(&place, OF_ENTRIES).await, before);
        if (2..5).contains(&count) {
            assert_eq!(sums(&place, OPENINGS).await, before);
        }
        if count > 1 {
            assert_eq!(before.len(), 8);
            let months = ["2025-01 641620", "2025-02 596640", "2025-03 1"];
            assert_eq!(sums(&place, OF_MONTHS).await, months);
        }
        assert_eq!(place.run(&["verify"]).0, Some(0));
        assert_eq!(place.run(&["migrate", "--check"]).0, Some(0));
        assert_eq!(place.run(&["migrate"]).0, Some(0));
        assert_eq!(reasons(&place), expected_reasons(count));
    }
}

#[tokio::test]
async fn the_server_takes_each_revision_over_when_it_starts_and_shows_its_figures() {
    for (count, revision) in (1..).zip(REVISIONS) {
        let place = earlier(revision).await;
        let mut program = place.program();
        program.env("QUARTERMASTER_LOG_FORMAT", "json");
        let server = Server::start(program);
        let client = Client::of(&server);
        let template = client.get("/template").await;
        assert_eq!(template["entries"][0]["planned_minor"], 357_590);
        if count >= 2 {
            let month = client.get("/months/2025-01").await;
            let lines = month["entries"].as_array().unwrap().clone();
            let applied = lines.iter().map(|line| line["applied_minor"].as_i64());
            let applied: Vec<i64> = applied.map(Option::unwrap).collect();
            assert_eq!(applied, [352_500, 240_000, 34_120, 15_000, 0]);
            let (status, page) = client.page("/months/2025-02").await;
            assert_eq!(status, 200);
            assert!(page.contains("heating – Zürich"), "{page}");
        }
        let (status, log) = server.stop();
        assert!(status.success());
        let first = events(&log).into_iter().take(2).collect::<Vec<_>>();
        assert_eq!(
            first,
            [
                "backup_created before-adoption".to_owned(),
                format!("database_adopted {revision}")
            ]
        );
        assert_eq!(reasons(&place), expected_reasons(count));
        assert!(place.start().stop().0.success());
        assert_eq!(reasons(&place), expected_reasons(count));
        assert_eq!(place.run(&["verify"]).0, Some(0));
    }
}

#[tokio::test]
async fn the_way_back_to_the_predecessor_is_a_restore() {
    let place = earlier("a4ec4f8f6e9f").await;
    let before = sums(&place, APPLIED).await;
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    let files = fs::read_dir(place.path().join("backups")).unwrap();
    let mut files = files.map(|file| file.unwrap().path());
    let first = files.find(|file| file.to_str().unwrap().ends_with("-before-adoption.db"));
    let (code, said, error) = place.run(&["restore", first.unwrap().to_str().unwrap()]);
    assert_eq!(code, Some(0), "{error}");
    assert!(said.contains("the next start applies"), "{said}");
    assert_eq!(sums(&place, APPLIED).await, before);
    let revision = sums(&place, "SELECT version_num FROM alembic_version").await;
    assert_eq!(revision, ["a4ec4f8f6e9f"]);
    assert!(place.start().stop().0.success());
    assert_eq!(sums(&place, OPENINGS).await, before);
}

#[tokio::test]
async fn a_file_that_differs_is_refused_in_one_line_and_not_a_byte_changes() {
    let differs = "ALTER TABLE entry RENAME COLUMN planned_minor TO planned";
    let unknown = "UPDATE alembic_version SET version_num = 'abc123'";
    for (change, expected) in [
        (
            differs,
            "table entry: column planned_minor is missing; table entry: column planned is unexpected",
        ),
        (
            unknown,
            "carries the alembic revision abc123, which no release of the predecessor had",
        ),
    ] {
        let place = earlier("ec804bdf366d").await;
        let mut raw = RawDatabase::open(&place.database()).await;
        raw.run(change).await;
        raw.close().await;
        let before = fs::read(place.database()).unwrap();
        for command in [&["serve"][..], &["migrate"], &["migrate", "--check"]] {
            let (code, _, error) = place.run(command);
            assert_eq!(code, Some(1), "{error}");
            assert_eq!(error.lines().count(), 1, "{error}");
            assert!(error.contains(expected), "{error}");
            assert_eq!(fs::read(place.database()).unwrap(), before);
        }
        assert!(!place.path().join("backups").exists());
    }
}
