//! A file whose schema is not what its steps made is told apart, each difference by its name.

use std::fs;
use std::path::Path;

use quartermaster_adapters_db::{
    Finding, MigrateError, RestoreError, SchemaError, backup, drill, drill_backup, foreign_objects,
    migrate, restore, verify,
};
use quartermaster_migration::STEPS;

use crate::household::{TestStore, now};
use crate::migrating::Place;
use crate::raw_sql::RawDatabase;

async fn change(file: &Path, sql: &str) {
    let mut raw = RawDatabase::open(file).await;
    raw.run(sql).await;
    raw.close().await;
}

/// Changes what the file says an object is made of, as nothing but that could.
fn rewritten(object: &str, from: &str, to: &str) -> String {
    format!(
        "PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = replace(sql, '{from}', '{to}') WHERE name = '{object}';
         PRAGMA writable_schema = RESET"
    )
}

async fn found(file: &Path) -> Vec<String> {
    let found = verify(file).await.unwrap();
    found.iter().map(Finding::to_string).collect()
}

const ROBBER: &str = "CREATE TRIGGER robber AFTER INSERT ON posting BEGIN DELETE FROM payment; END";

/// What is done to a database of the newest schema, and how each line begins that is said of it.
fn cases() -> Vec<(String, Vec<&'static str>)> {
    let trigger = "closed_month_delete";
    vec![
        (
            "DROP TABLE audit".to_owned(),
            vec![
                "schema_missing: table audit is missing",
                "schema_missing: index audit_year_month is missing",
            ],
        ),
        (
            format!("DROP TRIGGER {trigger}"),
            vec!["schema_missing: trigger closed_month_delete is missing"],
        ),
        (
            format!(
                "DROP TRIGGER {trigger}; CREATE TRIGGER {trigger} BEFORE DELETE ON month
                 WHEN OLD.state = 'close' BEGIN SELECT RAISE(ABORT, 'a closed month never changes'); END"
            ),
            vec!["schema_changed: trigger closed_month_delete is not as its schema step made it"],
        ),
        (
            ROBBER.to_owned(),
            vec!["foreign_trigger: the trigger robber on posting is not Quartermaster's"],
        ),
        (
            "CREATE VIEW spent AS SELECT 1 AS one; CREATE TRIGGER spend INSTEAD OF INSERT ON spent
             BEGIN DELETE FROM posting; END"
                .to_owned(),
            vec!["foreign_trigger: the trigger spend on spent is not Quartermaster's"],
        ),
        (
            "DROP INDEX posting_one_opening".to_owned(),
            vec!["schema_missing: index posting_one_opening is missing"],
        ),
        (
            "DROP INDEX posting_one_opening;
             CREATE INDEX posting_one_opening ON posting (month_entry_id) WHERE kind = 'opening_balance'"
                .to_owned(),
            vec!["schema_changed: index posting_one_opening is not as its schema step made it"],
        ),
        (
            "ALTER TABLE posting ADD COLUMN colour TEXT".to_owned(),
            vec!["schema_changed: column colour of table posting is none that a schema step made"],
        ),
        (
            rewritten("entry", "notes TEXT NOT NULL DEFAULT ''''", "notes TEXT"),
            vec![
                "schema_changed: column notes of table entry is TEXT instead of TEXT NOT NULL DEFAULT ''",
            ],
        ),
        (
            rewritten(
                "entry",
                "position INTEGER NOT NULL",
                "position BIGINT NOT NULL",
            ),
            vec![
                "schema_changed: column position of table entry is BIGINT NOT NULL instead of INTEGER NOT NULL",
            ],
        ),
        (
            rewritten("entry", "length(name) BETWEEN 1 AND 80", "length(name) > 0"),
            vec![
                "schema_missing: check ( length ( name ) between 1 and 80 ) of table entry is missing",
                "schema_changed: check ( length ( name ) > 0 ) of table entry is none that a schema step made",
            ],
        ),
        (
            rewritten("entry", "REFERENCES debt_target (id)", ""),
            vec![
                "schema_missing: foreign key (debt_target_id) to debt_target (id) on update no action \
                 on delete no action of table entry is missing",
            ],
        ),
        (
            rewritten("entry", "PRIMARY KEY AUTOINCREMENT", "PRIMARY KEY"),
            vec!["schema_changed: table entry is not as its schema step made it"],
        ),
        (
            "PRAGMA legacy_alter_table = ON;
             CREATE TABLE other (year_month TEXT); DROP TABLE month;
             ALTER TABLE other RENAME TO month"
                .to_owned(),
            vec![
                "schema_missing: column id of table month is missing",
                "schema_missing: column",
                "schema_missing: check",
                "schema_missing: unique (year_month) of table month is missing",
                "schema_changed: column year_month of table month",
                "schema_missing: index month_state is missing",
                "schema_missing: trigger closed_month_",
            ],
        ),
    ]
}

#[tokio::test]
async fn what_is_missing_changed_or_a_trigger_of_somebody_else_is_named() {
    for (sql, expected) in cases() {
        let test = TestStore::new().await;
        change(&test.file(), &sql).await;
        let found = found(&test.file()).await;
        for line in &expected {
            let is_told = found.iter().any(|it| it.starts_with(line));
            assert!(is_told, "{line}: {found:#?}");
        }
        let is_expected = |it: &String| expected.iter().any(|line| it.starts_with(line));
        assert!(found.iter().all(is_expected), "{sql}: {found:#?}");
    }
}

#[tokio::test]
async fn what_only_lies_beside_is_told_and_refuses_nothing() {
    let test = TestStore::new().await;
    let sql = "CREATE TABLE songs (id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT UNIQUE);
        CREATE VIEW Spent AS SELECT sum(amount_minor) FROM posting;
        CREATE INDEX by_payee ON posting (payee); ANALYZE; VACUUM";
    change(&test.file(), sql).await;
    assert_eq!(found(&test.file()).await, Vec::<String>::new());
    let foreign = foreign_objects(&test.file()).await.unwrap();
    let foreign: Vec<String> = foreign.iter().map(ToString::to_string).collect();
    let expected = ["index by_payee", "table songs", "view Spent"].map(|object| {
        format!("foreign_object: the {object} is not Quartermaster's; it stays as it is")
    });
    assert_eq!(foreign, expected);
    let done = migrate(&test.file(), &test.path().join("backups"), now()).await;
    assert!(done.unwrap().applied.is_empty());
}

/// As other tools write SQL that they have read and written again.
#[tokio::test]
async fn the_same_schema_in_other_words_is_the_same() {
    let test = TestStore::new().await;
    let trigger = "DROP TRIGGER closed_month_delete;
        create trigger \"closed_month_delete\" before delete on [month] when old.`state` = 'closed'
        begin /* nobody */ select raise(abort, 'a closed month never changes'); end";
    change(&test.file(), trigger).await;
    change(&test.file(), &rewritten("entry", "    ", " ")).await;
    assert_eq!(found(&test.file()).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_file_of_each_step_is_held_against_that_step() {
    for (count, step) in (1..).zip(STEPS) {
        let place = Place::empty_at(count).await;
        assert_eq!(found(&place.file()).await, Vec::<String>::new(), "{step}");
        change(&place.file(), "ALTER TABLE entry ADD COLUMN colour TEXT").await;
        let told = found(&place.file()).await;
        assert!(
            told.len() == 1 && told[0].contains("colour"),
            "{step}: {told:?}"
        );
        let error = migrate(&place.file(), &place.backups(), now()).await;
        let error = error.unwrap_err();
        let MigrateError::Schema(SchemaError::Altered(differences)) = error else {
            panic!("{step}: {error}")
        };
        assert_eq!(differences.len(), 1, "{step}");
        assert!(!place.backups().exists(), "{step}");
    }
}

#[tokio::test]
async fn a_foreign_trigger_refuses_the_start_the_backup_and_the_restore() {
    let test = TestStore::new().await;
    let backups = test.path().join("backups");
    let good = backup(&test.file(), &backups, "good", now()).await.unwrap();
    change(&test.file(), ROBBER).await;
    let before = fs::read(test.file()).unwrap();
    let error = migrate(&test.file(), &backups, now()).await.unwrap_err();
    let told = "foreign_trigger: the trigger robber on posting";
    assert!(error.to_string().contains(told), "{error}");

    // What there is can be copied away, and counts as no good one.
    let made = backup(&test.file(), &backups, "robbed", now())
        .await
        .unwrap();
    let findings = drill_backup(&made.file, now()).await.unwrap();
    assert!(
        findings.len() == 1 && findings[0].starts_with(told),
        "{findings:?}"
    );
    let scratch = tempfile::tempdir().unwrap();
    let findings = drill(&made.file, scratch.path(), now()).await.unwrap();
    assert_eq!(findings.len(), 1);
    let refused = restore(&made.file, &test.file(), &backups, now()).await;
    assert!(
        matches!(refused, Err(RestoreError::Unsound { .. })),
        "{refused:?}"
    );
    assert_eq!(fs::read(test.file()).unwrap(), before);

    restore(&good.file, &test.file(), &backups, now())
        .await
        .unwrap();
    assert_eq!(found(&test.file()).await, Vec::<String>::new());
    migrate(&test.file(), &backups, now()).await.unwrap();
}
