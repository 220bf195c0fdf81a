//! A file of the predecessor is taken over at any of its revisions, and every figure comes along.

use std::fs;
use std::path::Path;

use quartermaster_adapters_db::{
    AdoptError, EarlierSchema, MigrateError, Migrated, SqliteStore, earlier_schema, migrate,
    pending_steps, restore, verify,
};
use quartermaster_application::ports::Store;
use quartermaster_migration::STEPS;

use crate::household::{now, ym};
use crate::predecessor::{APPLIED, Earlier, REVISIONS};
use crate::raw_sql::RawDatabase;

const RECORD: &str = "SELECT version FROM seaql_migrations ORDER BY version";
const OBJECTS: &str = "SELECT type || name || coalesce(sql, '') FROM sqlite_master
    WHERE name NOT LIKE 'sqlite%' ORDER BY type, name";

async fn schema_of_a_fresh_database() -> Vec<String> {
    let fresh = Earlier::built("").await;
    fresh.migrate().await.unwrap();
    fresh.texts(OBJECTS).await
}

/// The file names of the backups in the order of their names.
fn names(backups: &Path) -> Vec<String> {
    let files = fs::read_dir(backups).unwrap();
    let mut names: Vec<String> = files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

#[tokio::test]
async fn each_revision_is_taken_over_as_its_step_and_goes_through_the_rest_of_the_chain() {
    let schema = schema_of_a_fresh_database().await;
    for (count, (revision, _)) in (1..).zip(REVISIONS) {
        let earlier = Earlier::at(count).await;
        let step = STEPS[count - 1];
        let expected = EarlierSchema { revision, step };
        assert_eq!(
            earlier_schema(&earlier.file()).await.unwrap(),
            Some(expected)
        );
        assert_eq!(
            pending_steps(&earlier.file()).await.unwrap(),
            STEPS[count..]
        );

        let Migrated { adopted, applied } = earlier.migrate().await.unwrap();
        let adopted = adopted.unwrap();
        assert_eq!(adopted.schema, expected);
        assert_eq!(adopted.backup.reason, "before-adoption");
        let mut reasons = vec![adopted.backup.reason];
        for step in applied {
            let made = step.backup.unwrap();
            assert_eq!(verify(&made.file).await.unwrap(), []);
            reasons.push(made.reason);
        }
        let mut expected = vec!["before-adoption".to_owned()];
        expected.extend(STEPS[count..].iter().map(|step| before(step)));
        assert_eq!(reasons, expected);
        let expected: Vec<String> = expected.iter().map(|reason| named(reason)).collect();
        assert_eq!(names(&earlier.backups()), expected);

        assert_eq!(earlier.texts(RECORD).await, STEPS);
        assert_eq!(earlier.texts(OBJECTS).await, schema, "{revision}");
        assert_eq!(verify(&earlier.file()).await.unwrap(), []);
        assert_eq!(earlier_schema(&earlier.file()).await.unwrap(), None);
        assert_eq!(earlier.migrate().await.unwrap(), Migrated::default());
        assert_eq!(
            names(&earlier.backups()),
            expected,
            "a second start does nothing"
        );
    }
}

fn before(step: &str) -> String {
    format!("before-{}", step.replace('_', "-"))
}

fn named(reason: &str) -> String {
    format!("quartermaster-20261123-071500-{reason}.db")
}

#[tokio::test]
async fn the_backup_before_is_the_file_of_the_predecessor_and_can_be_taken_over_itself() {
    for count in 1..=5 {
        let earlier = Earlier::at(count).await;
        let before = earlier.texts(OBJECTS).await;
        let adopted = earlier.migrate().await.unwrap().adopted.unwrap();
        let again = Earlier::built("").await;
        fs::copy(adopted.backup.file, again.file()).unwrap();
        assert_eq!(again.texts(OBJECTS).await, before);
        assert!(again.migrate().await.unwrap().adopted.is_some());
        assert_eq!(again.texts(RECORD).await, STEPS);
    }
}

#[tokio::test]
async fn every_applied_amount_is_in_the_ledger() {
    for count in 2..=5 {
        let earlier = Earlier::at(count).await;
        earlier.migrate().await.unwrap();
        let expected: Vec<String> = APPLIED
            .iter()
            .map(|(entry, amount)| format!("{entry}: {amount}"))
            .collect();
        let kind = if count < 5 {
            "kind = 'opening_balance'"
        } else {
            "TRUE"
        };
        let sums = format!(
            "SELECT month_entry_id || ': ' || SUM(amount_minor) FROM posting
             WHERE {kind} GROUP BY month_entry_id ORDER BY month_entry_id"
        );
        assert_eq!(earlier.texts(&sums).await, expected);
        let postings = earlier.texts("SELECT id || '' FROM posting").await.len();
        assert_eq!(postings, if count < 5 { APPLIED.len() } else { 10 });
        let months = "SELECT year_month || ' ' || SUM(amount_minor) FROM posting
            JOIN month_entry ON month_entry.id = month_entry_id
            JOIN month ON month.id = month_id GROUP BY year_month ORDER BY year_month";
        assert_eq!(
            earlier.texts(months).await,
            ["2025-01 641620", "2025-02 596640", "2025-03 1"]
        );
    }
}

#[tokio::test]
async fn the_store_reads_what_was_taken_over() {
    for count in 1..=5 {
        let earlier = Earlier::at(count).await;
        earlier.migrate().await.unwrap();
        let store = SqliteStore::open(&earlier.file()).await.unwrap();
        let mut snapshot = store.read().await.unwrap();
        let template = snapshot.template().await.unwrap();
        assert_eq!(template.entries.len(), 5);
        assert_eq!(template.entries[0].fields.planned.minor(), 357_590);
        assert_eq!(
            template.debt_targets[1].fields.name.as_str(),
            "Uncle Joe's loan"
        );
        let notes = template.entries[1].fields.notes.as_str();
        assert_eq!(notes.is_empty(), count < 3, "{notes}");
        let reading = snapshot.month(ym("2025-01")).await.unwrap();
        assert_eq!(reading.is_some(), count >= 2);
        let Some(reading) = reading else { continue };
        let salary = &reading.contents.entries[0];
        assert_eq!(salary.ledger.opening_amount().minor(), 352_500);
        let debts = &reading.contents.debts;
        assert_eq!(debts[0].balance_at_creation.minor(), 387_196);
    }
}

#[tokio::test]
async fn a_file_of_the_predecessor_can_be_verified_and_restored() {
    for count in 1..=5 {
        let earlier = Earlier::at(count).await;
        assert_eq!(verify(&earlier.file()).await.unwrap(), []);
        let place = Earlier::built("").await;
        place.migrate().await.unwrap();
        let restored = restore(&earlier.file(), &place.file(), &place.backups(), now()).await;
        assert_eq!(restored.unwrap().pending, STEPS[count..]);
        assert!(place.migrate().await.unwrap().adopted.is_some());
        assert_eq!(place.texts(RECORD).await, STEPS);
    }
}

/// The predecessor kept no log but a journal, which a kill leaves beside the file.
#[tokio::test]
async fn a_change_in_which_the_predecessor_was_killed_is_taken_back() {
    let earlier = Earlier::at(5).await;
    let names = "SELECT name FROM entry ORDER BY id";
    let before = earlier.texts(names).await;
    let file = earlier.file();
    let mut killed = RawDatabase::open(&file).await;
    // With so little memory SQLite writes pages before the change is over.
    killed.run("PRAGMA cache_size = 1; BEGIN").await;
    for _ in 0..20 {
        let grow = "UPDATE entry SET name = name || hex(randomblob(500))";
        killed.run(grow).await;
    }
    let left = Earlier::built("").await;
    fs::copy(&file, left.file()).unwrap();
    let journal_of = |file: &Path| file.with_extension("db-journal");
    fs::copy(journal_of(&file), journal_of(&left.file())).unwrap();
    killed.run("ROLLBACK").await;
    killed.close().await;

    left.migrate().await.unwrap();
    assert_eq!(left.texts(names).await, before);
    assert_eq!(verify(&left.file()).await.unwrap(), []);
}

#[tokio::test]
async fn a_step_that_fails_after_the_adoption_names_the_backup_from_before_it() {
    let earlier = Earlier::at(5).await;
    earlier
        .run("UPDATE entry SET planned_minor = -1 WHERE id = 1")
        .await;
    let error = earlier.migrate().await.unwrap_err();
    let said = error.to_string();
    let MigrateError::Step { step, done, .. } = error else {
        panic!("{error:?}")
    };
    assert_eq!(step, "m0007_recurrence_and_carry");
    let first = done.adopted.unwrap().backup.file;
    let command = format!("quartermaster restore '{}'", first.display());
    assert!(said.ends_with(&command), "{said}");
    assert_eq!(earlier.texts(RECORD).await, STEPS[..6]);
}

#[tokio::test]
async fn without_a_backup_or_a_place_for_its_record_it_is_left_as_it_is() {
    let earlier = Earlier::at(3).await;
    fs::write(earlier.backups(), "a file where the folder should be").unwrap();
    let before = earlier.everything();
    let error = earlier.migrate().await.unwrap_err();
    assert!(
        matches!(&error, MigrateError::Adopt(AdoptError::Backup(_))),
        "{error:?}"
    );
    assert_eq!(earlier.everything(), before);

    let earlier = Earlier::at(3).await;
    // An index of the name that the record's table has to have.
    earlier
        .run("CREATE INDEX seaql_migrations ON month (created_at)")
        .await;
    let before = fs::read(earlier.file()).unwrap();
    let error = earlier.migrate().await.unwrap_err();
    let MigrateError::Adopt(AdoptError::Mark { backup, .. }) = &error else {
        panic!("{error:?}")
    };
    assert!(backup.file.is_file());
    assert_eq!(fs::read(earlier.file()).unwrap(), before);
    earlier.run("DROP INDEX seaql_migrations").await;
    assert!(earlier.migrate().await.unwrap().adopted.is_some());
}

#[tokio::test]
async fn rows_the_chain_refuses_are_refused_after_the_adoption_and_kept() {
    let earlier = Earlier::at(2).await;
    earlier
        .run("UPDATE month_entry SET month_id = NULL WHERE FALSE; DELETE FROM month WHERE id = 3")
        .await;
    let error = migrate(&earlier.file(), &earlier.backups(), now())
        .await
        .unwrap_err();
    // The backup is checked first, and a file with dangling rows is no sound backup.
    assert!(
        matches!(&error, MigrateError::Adopt(AdoptError::Backup(_))),
        "{error:?}"
    );
    let mut raw = RawDatabase::open(&earlier.file()).await;
    let entries = raw.number("SELECT COUNT(*) FROM month_entry").await;
    raw.close().await;
    assert_eq!(entries, 12);
}
