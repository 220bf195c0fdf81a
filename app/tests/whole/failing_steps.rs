//! A step that fails half-way leaves the database as it was, and prints the command that puts the
//! backup from before it back.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

use crate::raw_database::RawDatabase;
use crate::released_schemas::{place_of, released};
use crate::server::Place;

/// For each step something in the way of one of its last statements, and how to remove it. A view in
/// the way of the first step's second table is no table, so that the database still counts as empty.
const OBSTACLES: [(&str, &str); 13] = [
    ("CREATE VIEW entry AS SELECT 1", "DROP VIEW entry"),
    (
        "CREATE VIEW month_entry AS SELECT 1",
        "DROP VIEW month_entry",
    ),
    (
        "CREATE UNIQUE INDEX full ON seaql_migrations (version > '') WHERE version >= 'm0002'",
        "DROP INDEX full",
    ),
    (
        "CREATE UNIQUE INDEX full ON seaql_migrations (version > '') WHERE version >= 'm0003'",
        "DROP INDEX full",
    ),
    (
        "CREATE INDEX amounts ON month_entry (applied)",
        "DROP INDEX amounts",
    ),
    (
        "CREATE UNIQUE INDEX full ON seaql_migrations (version > '') WHERE version >= 'm0005'",
        "DROP INDEX full",
    ),
    (
        "CREATE INDEX entry_debt_target ON month (year_month)",
        "DROP INDEX entry_debt_target",
    ),
    (
        "CREATE INDEX posting_origin_month ON household (name)",
        "DROP INDEX posting_origin_month",
    ),
    (
        "CREATE VIEW idempotency AS SELECT 1",
        "DROP VIEW idempotency",
    ),
    (
        "CREATE UNIQUE INDEX full ON seaql_migrations (version > '') WHERE version >= 'm0009'",
        "DROP INDEX full",
    ),
    (
        "CREATE INDEX kept_request_created_at ON household (name)",
        "DROP INDEX kept_request_created_at",
    ),
    (
        "CREATE VIEW new_month_debt_target AS SELECT 1",
        "DROP VIEW new_month_debt_target",
    ),
    (
        "CREATE UNIQUE INDEX full ON seaql_migrations (version > '') WHERE version >= 'm0012'",
        "DROP INDEX full",
    ),
];

async fn run(file: &Path, sql: &str) {
    let mut raw = RawDatabase::open(file).await;
    raw.run(sql).await;
    raw.close().await;
}

async fn dump(file: &Path) -> String {
    let mut raw = RawDatabase::open(file).await;
    let dump = raw.dump().await;
    raw.close().await;
    dump
}

/// The names of the backups in the order in which they were made, as the chain is.
fn backups(place: &Place) -> Vec<PathBuf> {
    let Ok(files) = fs::read_dir(place.path().join("backups")) else {
        return Vec::new();
    };
    let mut backups: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    backups.sort_by_key(|file| {
        let name = file.file_name().unwrap().to_str().unwrap();
        name.split_once("-before-")
            .map(|(_, reason)| reason.to_owned())
    });
    backups
}

/// The commands in a message, each on a line of its own.
fn commands(message: &str) -> Vec<&str> {
    let lines = message.lines().map(str::trim);
    lines
        .filter(|line| line.contains(" quartermaster restore "))
        .collect()
}

/// The command that puts `file` in the place of the database, both where they are by default.
fn restoring(place: &Place, file: &Path) -> String {
    format!(
        "QUARTERMASTER_DB_URL='sqlite:///{}' quartermaster restore '{}'",
        place.database().display(),
        file.display()
    )
}

/// What a person does who copies a command into a shell: it has none of the server's settings, and is
/// in a folder of its own, where nothing is made.
fn type_in(command: &str) {
    let elsewhere = TempDir::new().unwrap();
    let program = Path::new(env!("CARGO_BIN_EXE_quartermaster"));
    let mut path = OsString::from(program.parent().unwrap());
    path.push(":/usr/bin:/bin");
    let mut shell = Command::new("sh");
    shell.arg("-c").arg(command).current_dir(elsewhere.path());
    shell.env_clear().env("PATH", path);
    let output = shell.output().unwrap();
    assert!(output.status.success(), "{command}: {output:?}");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 0);
}

#[tokio::test]
async fn a_failure_in_each_step_leaves_the_database_as_it_was_with_a_way_back() {
    let steps = released();
    assert_eq!(
        steps.len(),
        OBSTACLES.len(),
        "a new step needs its obstacle"
    );
    for (applied, (obstacle, removal)) in OBSTACLES.into_iter().enumerate().skip(1) {
        let place = place_of(&steps[applied - 1]).await;
        let database = place.database();
        run(&database, obstacle).await;
        let before = dump(&database).await;

        let (code, _, error) = place.run(&["migrate"]);
        assert_eq!(code, Some(1));
        let step = &steps[applied];
        let said = format!("the schema step {step} failed and left the database as it was");
        assert!(error.contains(&said), "{error}");
        assert_eq!(dump(&database).await, before, "{step}");

        let made = backups(&place);
        assert_eq!(made.len(), 1, "{step}");
        assert_eq!(dump(&made[0]).await, before, "{step}");
        let file = made[0].to_str().unwrap();
        // The copy is whole, and a trial meets the same obstacle.
        let (code, _, findings) = place.run(&["verify", file]);
        assert_eq!(code, Some(1), "{step}: {findings}");
        assert_eq!(findings.lines().count(), 1, "{findings}");
        let trial = format!("trial_migration: {step}");
        assert!(findings.contains(&trial), "{findings}");
        assert!(
            error.contains(&format!("before this step is {file}")),
            "{error}"
        );
        let commands = commands(&error);
        assert_eq!(commands, [restoring(&place, &made[0])]);

        run(&database, "DELETE FROM debt_target").await;
        type_in(commands[0]);
        assert_eq!(dump(&database).await, before, "{step}");

        run(&database, removal).await;
        let (code, _, error) = place.run(&["migrate"]);
        assert_eq!(code, Some(0), "{step}: {error}");
        assert_eq!(place.run(&["verify"]).0, Some(0), "{step}");
    }
}

#[tokio::test]
async fn the_first_step_has_nothing_to_lose_and_leaves_none_of_its_tables() {
    let place = Place::new();
    let (obstacle, removal) = OBSTACLES[0];
    run(&place.database(), obstacle).await;
    let (code, _, error) = place.run(&["migrate"]);
    assert_eq!(code, Some(1));
    assert!(error.contains("m0001_initial failed"), "{error}");
    assert_eq!(commands(&error), [""; 0], "there was nothing to back up");
    assert!(backups(&place).is_empty());
    // The record of steps is there, and empty, before the first begins.
    let mut raw = RawDatabase::open(&place.database()).await;
    let objects = raw.texts("SELECT name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name");
    assert_eq!(objects.await, ["entry", "seaql_migrations"]);
    let steps = raw.texts("SELECT version FROM seaql_migrations").await;
    assert_eq!(steps, [""; 0]);
    raw.run(removal).await;
    raw.close().await;
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    assert_eq!(place.run(&["verify"]).0, Some(0));
}

#[tokio::test]
async fn a_failure_after_other_steps_names_the_way_back_for_an_earlier_release_too() {
    let steps = released();
    let place = place_of(&steps[2]).await;
    let database = place.database();
    let untouched = dump(&database).await;
    run(&database, "UPDATE entry SET kind = 'gift' WHERE id = 9").await;
    let before = dump(&database).await;
    assert_ne!(before, untouched);

    let (code, _, error) = place.run(&["serve"]);
    assert_eq!(code, Some(1));
    assert!(
        error.contains("the schema step m0007_recurrence_and_carry failed"),
        "{error}"
    );
    assert!(error.contains("an earlier release needs"), "{error}");
    let half_way = dump(&database).await;
    let made = backups(&place);
    assert_eq!(made.len(), 4, "before steps 4, 5, 6 and 7");
    let commands = commands(&error);
    let expected = [&made[3], &made[0]].map(|file| restoring(&place, file));
    assert_eq!(commands, expected);

    run(&database, "DELETE FROM debt_target").await;
    type_in(commands[0]);
    assert_eq!(dump(&database).await, half_way);
    type_in(commands[1]);
    assert_eq!(dump(&database).await, before);
    run(&database, "UPDATE entry SET kind = 'saving' WHERE id = 9").await;
    assert_eq!(dump(&database).await, untouched);
    assert_eq!(place.run(&["migrate"]).0, Some(0));
    assert_eq!(place.run(&["verify"]).0, Some(0));
}

#[tokio::test]
async fn the_command_works_in_a_folder_with_any_name() {
    let folder = TempDir::with_prefix("it's \"my\" $HOME; `budget` & co ").unwrap();
    let steps = released();
    let place = place_of(&steps[8]).await;
    let database = place.database();
    let (obstacle, _) = OBSTACLES[9];
    run(&database, obstacle).await;
    let before = dump(&database).await;
    let mut program = place.program();
    program.env("QUARTERMASTER_BACKUP_DIR", folder.path());
    let output = program.arg("migrate").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    run(&database, "DELETE FROM audit").await;
    type_in(commands(&error)[0]);
    assert_eq!(dump(&database).await, before);
    // What was live before is kept where the server keeps its backups.
    let kept = fs::read_dir(folder.path()).unwrap();
    let mut kept = kept.map(|file| file.unwrap().file_name().into_string().unwrap());
    assert!(kept.any(|name| name.ends_with("-pre-restore.db")));
}

/// As somebody who tries it in a folder has it: the default settings, which are relative.
#[tokio::test]
async fn the_command_names_the_database_of_the_default_settings_from_the_root_on() {
    let steps = released();
    let place = place_of(&steps[8]).await;
    let database = place.database();
    run(&database, OBSTACLES[9].0).await;
    let before = dump(&database).await;
    let mut program = place.program();
    program.env_remove("QUARTERMASTER_DB_URL");
    let output = program.arg("migrate").output().unwrap();
    assert_eq!(output.status.code(), Some(1));
    let error = String::from_utf8(output.stderr).unwrap();
    run(&database, "DELETE FROM audit").await;
    type_in(commands(&error)[0]);
    assert_eq!(dump(&database).await, before);
}

/// As under a policy that starts the server again and again.
#[tokio::test]
async fn a_step_that_fails_at_every_start_makes_one_backup_until_something_changes() {
    let steps = released();
    let place = place_of(&steps[8]).await;
    let database = place.database();
    let (obstacle, _) = OBSTACLES[9];
    run(&database, obstacle).await;
    for _ in 0..3 {
        let (code, said, error) = place.run(&["serve"]);
        assert_eq!(code, Some(1), "{said}");
        let made = backups(&place);
        assert_eq!(made.len(), 1, "{made:?}");
        assert_eq!(commands(&error), [restoring(&place, &made[0])]);
    }
    let first = backups(&place).remove(0);
    run(&database, "DELETE FROM audit").await;
    run(&database, "UPDATE household SET name = 'Changed'").await;
    let (_, _, error) = place.run(&["serve"]);
    let made = backups(&place);
    assert_eq!(made.len(), 2, "{made:?}");
    let second = made.into_iter().find(|file| *file != first).unwrap();
    assert_eq!(commands(&error), [restoring(&place, &second)]);
    // The older one is not what the database is now; the newest is.
    place.run(&["serve"]);
    assert_eq!(backups(&place).len(), 2);
}
