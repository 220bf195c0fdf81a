//! A file of any earlier schema is taken forward step by step, each after a backup of its own.

use std::fs;
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{
    MigrateError, Migrated, SchemaError, SqliteStore, migrate, pending_steps, verify,
};
use quartermaster_application::ports::Store;
use quartermaster_migration::{Migrator, STEPS};
use sea_orm::{ConnectOptions, ConnectionTrait as _};
use sea_orm_migration::MigratorTrait;
use tempfile::TempDir;

use crate::household::{now, ym};
use crate::raw_sql::RawDatabase;

pub(crate) struct Place {
    folder: TempDir,
}

impl Place {
    fn new() -> Self {
        Self {
            folder: tempfile::tempdir().unwrap(),
        }
    }

    pub(crate) fn file(&self) -> PathBuf {
        self.folder.path().join("quartermaster.db")
    }

    pub(crate) fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }

    async fn migrate(&self) -> Result<Migrated, MigrateError> {
        migrate(&self.file(), &self.backups(), now()).await
    }

    /// A file with the first `steps` steps.
    pub(crate) async fn empty_at(steps: usize) -> Self {
        let place = Self::new();
        let mut options =
            ConnectOptions::new(format!("sqlite://{}?mode=rwc", place.file().display()));
        options.max_connections(1).sqlx_logging(false);
        let db = sea_orm::Database::connect(options).await.unwrap();
        db.execute_unprepared("PRAGMA foreign_keys = OFF")
            .await
            .unwrap();
        Migrator::up(&db, Some(u32::try_from(steps).unwrap()))
            .await
            .unwrap();
        db.close().await.unwrap();
        place
    }

    /// A file with the first `steps` steps and the rows of a household that had no later ones.
    pub(crate) async fn at(steps: usize) -> Self {
        let place = Self::empty_at(steps).await;
        let mut raw = RawDatabase::open(&place.file()).await;
        raw.run(TEMPLATE).await;
        if steps >= 2 {
            raw.run(MONTHS).await;
        }
        match steps {
            2..=4 => raw.run(APPLIED).await,
            5 => raw.run(POSTINGS).await,
            _ => {}
        }
        raw.close().await;
        place
    }

    /// Every byte of every file.
    fn everything(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let mut files: Vec<_> = fs::read_dir(self.folder.path())
            .unwrap()
            .map(|file| file.unwrap().path())
            .filter(|path| path.is_file())
            .map(|path| (path.clone(), fs::read(&path).unwrap()))
            .collect();
        files.sort();
        files
    }
}

const TEMPLATE: &str = "
INSERT INTO debt_target (id, name, balance_minor, apr_bps, minimum_payment_minor, due_day, position)
    VALUES (1, 'Card', 372196, 2499, 9500, 31, 1);
INSERT INTO entry (id, kind, category, name, planned_minor, due_day, debt_target_id, position) VALUES
    (1, 'income', 'Work', 'Salary', 357590, 25, NULL, 1),
    (2, 'debt_payment', 'Debts', 'Card payment', 15000, 1, 1, 2);
";

const MONTHS: &str = "
INSERT INTO month (id, year_month, created_at) VALUES (1, '2025-02', '2025-01-30 19:20:21.678900');
INSERT INTO month_debt_target
    (id, month_id, source_debt_target_id, name, balance_minor, apr_bps, minimum_payment_minor, due_day, position)
    VALUES (1, 1, 1, 'Card', 380000, 2499, 9500, 31, 1);
INSERT INTO month_entry
    (id, month_id, source_entry_id, kind, category, name, planned_minor, due_day, month_debt_target_id, position)
    VALUES (1, 1, 1, 'income', 'Work', 'Salary', 350000, 25, NULL, 1),
           (2, 1, 2, 'debt_payment', 'Debts', 'Card payment', 15000, 1, 1, 2);
";

const APPLIED: &str = "UPDATE month_entry SET applied = 340000 WHERE id = 1";

const POSTINGS: &str = "
UPDATE month SET state = 'active', activated_at = created_at;
INSERT INTO posting (id, month_entry_id, kind, amount_minor, posted_on, created_at) VALUES
    (1, 1, 'opening_balance', 100000, '2025-02-01', '2025-02-01 08:00:00'),
    (2, 1, 'payment', 240000, '2025-02-25', '2025-02-25 08:00:00');
";

/// What was applied to the salary, wherever the schema of the file keeps it.
async fn applied_minor(file: &Path, steps: usize) -> i64 {
    let mut raw = RawDatabase::open(file).await;
    let sum = if steps < 5 {
        "SELECT SUM(applied) FROM month_entry WHERE id = 1"
    } else {
        "SELECT SUM(amount_minor) FROM posting WHERE month_entry_id = 1"
    };
    let sum = raw.number(sum).await;
    raw.close().await;
    sum
}

async fn steps_of(file: &Path) -> Vec<String> {
    let mut raw = RawDatabase::open(file).await;
    let steps = raw
        .texts("SELECT version FROM seaql_migrations ORDER BY version")
        .await;
    raw.close().await;
    steps
}

/// The schema without its white space.
async fn schema_of(file: &Path) -> Vec<String> {
    let mut raw = RawDatabase::open(file).await;
    let sql = "SELECT name || ': ' || coalesce(sql, '') FROM sqlite_master
        WHERE name NOT LIKE 'sqlite%' ORDER BY type, name";
    let objects = raw.texts(sql).await;
    raw.close().await;
    objects
        .iter()
        .map(|object| object.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect()
}

#[tokio::test]
async fn every_earlier_schema_is_taken_forward_with_a_backup_before_each_step() {
    let fresh = Place::new();
    fresh.migrate().await.unwrap();
    let schema = schema_of(&fresh.file()).await;
    for start in 1..=5 {
        let place = Place::at(start).await;
        assert_eq!(pending_steps(&place.file()).await.unwrap(), STEPS[start..]);
        let applied = place.migrate().await.unwrap().applied;
        let names: Vec<&str> = applied.iter().map(|step| step.name).collect();
        assert_eq!(names, STEPS[start..]);
        for (number, step) in applied.iter().enumerate() {
            let made = step.backup.as_ref().unwrap();
            let name = made.file.file_name().unwrap().to_str().unwrap();
            let before = step.name.replace('_', "-");
            assert_eq!(
                name,
                format!("quartermaster-20261123-071500-before-{before}.db")
            );
            let had = start + number;
            assert_eq!(steps_of(&made.file).await, STEPS[..had]);
            assert_eq!(verify(&made.file).await.unwrap(), []);
            if start >= 2 {
                assert_eq!(applied_minor(&made.file, had).await, 340_000, "{name}");
            }
        }
        assert_eq!(schema_of(&place.file()).await, schema, "from step {start}");
        assert_eq!(verify(&place.file()).await.unwrap(), []);
        assert_eq!(pending_steps(&place.file()).await.unwrap(), [""; 0]);
        assert_eq!(place.migrate().await.unwrap(), Migrated::default());
    }
}

#[tokio::test]
async fn the_store_reads_what_the_predecessor_wrote() {
    for start in 2..=5 {
        let place = Place::at(start).await;
        place.migrate().await.unwrap();
        let store = SqliteStore::open(&place.file()).await.unwrap();
        let mut snapshot = store.read().await.unwrap();
        let template = snapshot.template().await.unwrap();
        assert_eq!(template.entries[0].fields.planned.minor(), 357_590);
        let reading = snapshot.month(ym("2025-02")).await.unwrap().unwrap();
        let salary = &reading.contents.entries[0];
        assert_eq!(salary.entry.fields.planned.minor(), 350_000);
        assert_eq!(salary.ledger.applied().unwrap().minor(), 340_000);
        let opening = if start == 5 { 100_000 } else { 340_000 };
        assert_eq!(salary.ledger.opening_amount().minor(), opening);
        assert_eq!(
            reading.contents.debts[0].balance_at_creation.minor(),
            380_000
        );
    }
}

#[tokio::test]
async fn a_backup_of_a_hop_can_be_taken_forward_itself() {
    let place = Place::at(2).await;
    let applied = place.migrate().await.unwrap().applied;
    for step in applied {
        let again = Place::new();
        fs::copy(step.backup.unwrap().file, again.file()).unwrap();
        again.migrate().await.unwrap();
        assert_eq!(steps_of(&again.file()).await, STEPS);
        assert_eq!(applied_minor(&again.file(), STEPS.len()).await, 340_000);
    }
}

#[tokio::test]
async fn a_fresh_database_needs_no_backup() {
    let place = Place::new();
    assert_eq!(pending_steps(&place.file()).await.unwrap(), STEPS);
    assert!(!place.file().exists());
    let applied = place.migrate().await.unwrap().applied;
    assert_eq!(applied.len(), STEPS.len());
    assert!(applied.iter().all(|step| step.backup.is_none()));
    assert!(!place.backups().exists());
    let empty = Place::new();
    fs::write(empty.file(), "").unwrap();
    assert_eq!(empty.migrate().await.unwrap().applied, applied);
}

#[tokio::test]
async fn a_newer_schema_is_refused_by_name_and_left_as_it_is() {
    let place = Place::new();
    place.migrate().await.unwrap();
    let mut raw = RawDatabase::open(&place.file()).await;
    raw.run("INSERT INTO seaql_migrations VALUES ('m0099_from_the_future', 0)")
        .await;
    raw.close().await;
    let before = place.everything();
    for error in [
        place.migrate().await.unwrap_err().to_string(),
        pending_steps(&place.file()).await.unwrap_err().to_string(),
    ] {
        assert!(error.contains("m0099_from_the_future"), "{error}");
        assert!(error.contains("a newer Quartermaster wrote it"), "{error}");
    }
    assert_eq!(place.everything(), before);
    assert!(!place.backups().exists());
}

#[tokio::test]
async fn a_file_of_another_program_is_refused_and_left_as_it_is() {
    let place = Place::new();
    let mut raw = RawDatabase::open(&place.file()).await;
    raw.run("CREATE TABLE bookmarks (id INTEGER PRIMARY KEY, url TEXT)")
        .await;
    raw.close().await;
    let before = place.everything();
    let error = place.migrate().await.unwrap_err();
    assert!(
        matches!(&error, MigrateError::Schema(SchemaError::Foreign { table }) if table == "bookmarks"),
        "{error:?}"
    );
    assert_eq!(place.everything(), before);

    let place = Place::at(5).await;
    let mut raw = RawDatabase::open(&place.file()).await;
    raw.run("DELETE FROM seaql_migrations WHERE version = 'm0003_notes'")
        .await;
    raw.close().await;
    let error = place.migrate().await.unwrap_err();
    assert!(
        matches!(
            error,
            MigrateError::Schema(SchemaError::Gap {
                step: "m0003_notes"
            })
        ),
        "{error:?}"
    );

    let place = Place::new();
    fs::write(place.file(), "Dear diary. ".repeat(1_000)).unwrap();
    let error = place.migrate().await.unwrap_err().to_string();
    assert!(error.contains("is not an SQLite database"), "{error}");
}

#[tokio::test]
async fn without_a_backup_no_step_runs() {
    let place = Place::at(3).await;
    fs::write(place.backups(), "a file where the folder should be").unwrap();
    let before = place.everything();
    let error = place.migrate().await.unwrap_err();
    assert!(
        matches!(
            &error,
            MigrateError::Backup {
                step: "m0004_month_life",
                ..
            }
        ),
        "{error:?}"
    );
    assert_eq!(place.everything(), before);
}

#[tokio::test]
async fn a_step_that_fails_leaves_the_database_as_it_was_and_names_its_backup() {
    let place = Place::at(5).await;
    let mut raw = RawDatabase::open(&place.file()).await;
    raw.run("UPDATE entry SET planned_minor = -1 WHERE id = 1")
        .await;
    raw.close().await;
    let error = place.migrate().await.unwrap_err();
    let MigrateError::Step {
        step,
        backup,
        done: Migrated { applied, .. },
        ..
    } = error
    else {
        panic!("{error:?}")
    };
    assert_eq!(applied.len(), 1);
    assert_eq!(applied[0].name, "m0006_household");
    assert_eq!(step, "m0007_recurrence_and_carry");
    assert_eq!(steps_of(&place.file()).await, STEPS[..6]);
    let made = backup.unwrap().file;
    assert_eq!(steps_of(&made).await, STEPS[..6]);
    assert_eq!(schema_of(&place.file()).await, schema_of(&made).await);
    assert_eq!(applied_minor(&place.file(), 6).await, 340_000);
}

/// A disk that does not answer is not a disk without a database.
#[tokio::test]
async fn a_file_that_cannot_be_looked_for_is_not_one_that_is_missing() {
    let place = Place::new();
    fs::write(place.file(), "in the way").unwrap();
    let beneath = place.file().join("quartermaster.db");
    let refused = pending_steps(&beneath).await;
    assert!(matches!(refused, Err(SchemaError::Open(_))), "{refused:?}");
}
