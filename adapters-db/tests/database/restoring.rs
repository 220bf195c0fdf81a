//! A backup takes the place of the live database, or nothing changes.

use std::fs;
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown, symlink};
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{
    Backup, Kept, RestoreError, SchemaError, SqliteStore, backup, migrate, put_back, restore,
    verify,
};
use quartermaster_application::ports::Store as _;
use quartermaster_domain::template::EntryKind;

use crate::household::{TestStore, add_entry, now};
use crate::migrating::Place;
use crate::raw_sql::RawDatabase;

/// A live household with one entry, a backup of it, and a second entry since.
async fn lived_on() -> (TestStore, Backup) {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    add_entry(&mut *work, "Before", EntryKind::Expense).await;
    work.commit().await.unwrap();
    let made = backup(&test.file(), &backups(&test), "manual", now()).await;
    let mut work = test.write().await;
    add_entry(&mut *work, "Since", EntryKind::Expense).await;
    work.commit().await.unwrap();
    test.store.close().await.unwrap();
    (test, made.unwrap())
}

fn backups(test: &TestStore) -> PathBuf {
    test.path().join("backups")
}

async fn entries(file: &Path) -> Vec<String> {
    let store = SqliteStore::open(file).await.unwrap();
    let template = store.read().await.unwrap().template().await.unwrap();
    store.close().await.unwrap();
    let entries = template.entries.iter();
    entries.map(|entry| entry.fields.name.to_string()).collect()
}

fn files_in(folder: &Path) -> Vec<String> {
    let Ok(files) = fs::read_dir(folder) else {
        return Vec::new();
    };
    let names = files.map(|file| file.unwrap().file_name().into_string().unwrap());
    let mut names: Vec<String> = names.collect();
    names.sort();
    names
}

#[tokio::test]
async fn what_was_live_is_kept_and_the_backup_is_live() {
    let (test, made) = lived_on().await;
    let done = restore(&made.file, &test.file(), &backups(&test), now()).await;
    let done = done.unwrap();
    assert_eq!(entries(&test.file()).await, ["Before"]);
    assert_eq!(done.pending, Vec::<&str>::new());
    let Some(Kept::Backup(kept)) = done.kept else {
        panic!("{:?}", done.kept)
    };
    assert_eq!(kept.reason, "pre-restore");
    assert_eq!(entries(&kept.file).await, ["Before", "Since"]);
    // And back again.
    restore(&kept.file, &test.file(), &backups(&test), now())
        .await
        .unwrap();
    assert_eq!(entries(&test.file()).await, ["Before", "Since"]);
    assert!(
        !files_in(test.path())
            .iter()
            .any(|name| name.contains("restoring"))
    );
}

#[tokio::test]
async fn a_log_that_a_killed_server_left_is_kept_and_not_played_into_the_backup() {
    let (test, made) = lived_on().await;
    let mut killed = RawDatabase::open(&test.file()).await;
    killed.run("PRAGMA journal_mode = WAL").await;
    killed
        .run("UPDATE household SET name = 'Only in the log'")
        .await;
    let log = test.path().join("quartermaster.db-wal");
    assert!(fs::metadata(&log).unwrap().len() > 0);
    let left = test.path().join("left.db");
    fs::copy(test.file(), &left).unwrap();
    fs::copy(&log, test.path().join("left.db-wal")).unwrap();
    killed.close().await;

    let done = restore(&made.file, &left, &backups(&test), now()).await;
    let Some(Kept::Backup(kept)) = done.unwrap().kept else {
        panic!("no backup")
    };
    let mut kept = RawDatabase::open(&kept.file).await;
    assert_eq!(
        kept.texts("SELECT name FROM household").await,
        ["Only in the log"]
    );
    let mut restored = RawDatabase::open(&left).await;
    assert_eq!(restored.texts("SELECT name FROM household").await, ["Home"]);
}

/// What it has open would be taken from under it, with what the log holds.
#[tokio::test]
async fn a_live_database_that_another_program_reads_stays() {
    let (test, made) = lived_on().await;
    let mut reading = RawDatabase::open(&test.file()).await;
    reading.run("BEGIN; SELECT count(*) FROM entry").await;
    let mut writing = RawDatabase::open(&test.file()).await;
    writing.run("UPDATE household SET name = 'Since'").await;
    let refused = restore(&made.file, &test.file(), &backups(&test), now()).await;
    let Err(RestoreError::SetAside { cause, .. }) = refused else {
        panic!("{refused:?}")
    };
    assert!(cause.to_string().contains("has it open"), "{cause}");
    let names = "SELECT name FROM household";
    assert_eq!(writing.texts(names).await, ["Since"]);
    reading.run("ROLLBACK").await;
    reading.close().await;
    writing.close().await;
    restore(&made.file, &test.file(), &backups(&test), now())
        .await
        .unwrap();
    assert_eq!(entries(&test.file()).await, ["Before"]);
}

#[tokio::test]
async fn a_backup_comes_to_a_place_where_there_is_none() {
    let (test, made) = lived_on().await;
    let live = test.path().join("elsewhere").join("money.db");
    let done = restore(&made.file, &live, &backups(&test), now()).await;
    assert_eq!(done.unwrap().kept, None);
    assert_eq!(entries(&live).await, ["Before"]);
}

#[tokio::test]
async fn a_damaged_live_database_is_kept_as_it_is() {
    let (test, made) = lived_on().await;
    fs::write(test.file(), "not a database at all".repeat(100)).unwrap();
    let done = restore(&made.file, &test.file(), &backups(&test), now()).await;
    let Some(Kept::Damaged(kept)) = done.unwrap().kept else {
        panic!("kept as a backup")
    };
    assert!(
        fs::read_to_string(&kept)
            .unwrap()
            .starts_with("not a database")
    );
    assert_eq!(kept.extension().unwrap(), "damaged");
    assert_eq!(entries(&test.file()).await, ["Before"]);
}

#[tokio::test]
async fn an_older_schema_is_restored_and_taken_forward_later() {
    let (test, _) = lived_on().await;
    let [.., before, last] = quartermaster_migration::STEPS else {
        panic!("there is one step")
    };
    let fixture = format!("../migration/fixtures/{before}.sql");
    let fixture = Path::new(env!("CARGO_MANIFEST_DIR")).join(fixture);
    let file = test.path().join("older.db");
    let mut older = RawDatabase::open(&file).await;
    older.run(&fs::read_to_string(fixture).unwrap()).await;
    let names = older
        .texts("SELECT name FROM entry ORDER BY position")
        .await;
    older.close().await;
    let done = restore(&file, &test.file(), &backups(&test), now()).await;
    assert_eq!(done.unwrap().pending, [*last]);
    migrate(&test.file(), &backups(&test), now()).await.unwrap();
    assert_eq!(entries(&test.file()).await, names);
}

#[tokio::test]
async fn a_file_that_cannot_go_on_is_refused_by_name_and_nothing_changes() {
    let (test, made) = lived_on().await;
    let place = |name: &str| test.path().join(name);
    fs::write(place("foreign.txt"), "Dear diary. ".repeat(500)).unwrap();
    fs::write(place("empty.db"), "").unwrap();
    let whole = fs::read(&made.file).unwrap();
    fs::write(place("truncated.db"), &whole[..whole.len() / 2]).unwrap();
    let mut newer = copied(&made.file, &place("newer.db")).await;
    newer
        .run("INSERT INTO seaql_migrations VALUES ('m9999_tomorrow', 0)")
        .await;
    newer.close().await;
    let mut other = RawDatabase::open(&place("other.db")).await;
    other.run("CREATE TABLE songs (id INTEGER)").await;
    other.close().await;
    let mut unsound = copied(&made.file, &place("unsound.db")).await;
    unsound.run("PRAGMA foreign_keys = OFF").await;
    unsound
        .run("UPDATE entry SET debt_target_id = 77, kind = 'debt_payment', carry = 'none'")
        .await;
    unsound.close().await;

    let before = fs::read(test.file()).unwrap();
    let kept_before = files_in(&backups(&test));
    for (name, says) in [
        ("nowhere.db", "there is no file"),
        ("foreign.txt", "is not an SQLite database"),
        ("empty.db", "is an empty database"),
        ("truncated.db", "is damaged"),
        ("newer.db", "m9999_tomorrow"),
        ("other.db", "songs"),
        ("unsound.db", "is not sound: "),
        ("quartermaster.db", "is the live database itself"),
    ] {
        let refused = restore(&place(name), &test.file(), &backups(&test), now()).await;
        let refused = refused.unwrap_err().to_string();
        assert!(refused.contains(says), "{name}: {refused}");
        assert_eq!(fs::read(test.file()).unwrap(), before, "{name}");
        assert_eq!(files_in(&backups(&test)), kept_before, "{name}");
    }
    assert!(verify(&test.file()).await.unwrap().is_empty());
    assert!(
        !files_in(test.path())
            .iter()
            .any(|name| name.contains("restoring"))
    );
}

#[tokio::test]
async fn where_the_live_database_cannot_be_kept_it_stays() {
    let (test, made) = lived_on().await;
    let in_the_way = test.path().join("a file where the folder should be");
    fs::write(&in_the_way, "").unwrap();
    let before = fs::read(test.file()).unwrap();
    let refused = restore(&made.file, &test.file(), &in_the_way, now()).await;
    assert!(matches!(refused, Err(RestoreError::Keep(_))), "{refused:?}");
    assert_eq!(fs::read(test.file()).unwrap(), before);
}

#[test]
fn a_newer_file_is_told_apart_from_a_damaged_one() {
    let newer = RestoreError::from(SchemaError::Newer {
        step: "m9999_tomorrow".to_owned(),
    });
    assert!(newer.to_string().contains("newer Quartermaster"));
}

async fn copied(from: &Path, to: &Path) -> RawDatabase {
    fs::copy(from, to).unwrap();
    RawDatabase::open(to).await
}

/// The next start would refuse it, or show figures that are not what was sealed.
#[tokio::test]
async fn a_file_that_could_not_be_served_is_refused_as_the_drill_does() {
    let (test, _) = lived_on().await;
    let before = fs::read(test.file()).unwrap();
    let tampered = TestStore::new().await;
    crate::verifying::close_with_a_false_seal(&tampered).await;
    tampered.store.close().await.unwrap();
    let older = Place::at(5).await;
    let mut raw = RawDatabase::open(&older.file()).await;
    raw.run("CREATE TABLE household (id INTEGER PRIMARY KEY)")
        .await;
    raw.close().await;
    // Where what is live lacks the step that fails as well, it is the way back to an earlier release.
    let live = Place::at(4).await;
    let done = restore(&older.file(), &live.file(), &backups(&test), now()).await;
    assert_eq!(done.unwrap().fails_at, Some("m0006_household"));
    fs::remove_dir_all(backups(&test)).unwrap();
    for (file, says) in [
        (tampered.file(), "seal_mismatch"),
        (older.file(), "trial_migration: m0006_household"),
    ] {
        let refused = restore(&file, &test.file(), &backups(&test), now()).await;
        let refused = refused.unwrap_err();
        assert!(matches!(refused, RestoreError::Unsound { .. }));
        assert!(refused.to_string().contains(says), "{refused}");
        assert_eq!(fs::read(test.file()).unwrap(), before);
    }
    assert!(
        !backups(&test)
            .join("quartermaster-20261123-071500-pre-restore.db")
            .exists()
    );
    let left = files_in(test.path());
    let is_left = |name: &String| name.contains("restoring") || name.contains("trying");
    assert!(!left.iter().any(is_left), "{left:?}");
}

#[tokio::test]
async fn a_restore_by_a_link_replaces_what_the_link_leads_to() {
    let (test, made) = lived_on().await;
    let link = test.path().join("link.db");
    symlink("quartermaster.db", &link).unwrap();
    let done = restore(&made.file, &link, &backups(&test), now()).await;
    assert!(matches!(done.unwrap().kept, Some(Kept::Backup(_))));
    assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    assert_eq!(entries(&test.file()).await, ["Before"]);
}

#[tokio::test]
async fn who_may_read_the_database_stays_the_same() {
    let (test, made) = lived_on().await;
    let is_root = chown(test.file(), Some(1234), Some(1235)).is_ok();
    fs::set_permissions(test.file(), fs::Permissions::from_mode(0o600)).unwrap();
    let done = restore(&made.file, &test.file(), &backups(&test), now()).await;
    let Some(Kept::Backup(kept)) = done.unwrap().kept else {
        panic!("no backup")
    };
    for file in [test.file(), kept.file] {
        let found = fs::metadata(&file).unwrap();
        assert_eq!(found.mode() & 0o777, 0o600, "{}", file.display());
        if is_root {
            assert_eq!((found.uid(), found.gid()), (1234, 1235));
        }
    }
}

#[tokio::test]
async fn what_a_restore_set_aside_is_put_back_byte_by_byte() {
    let (test, made) = lived_on().await;
    let damaged = "not a database at all".repeat(100);
    let log = test.path().join("quartermaster.db-wal");
    fs::write(test.file(), &damaged).unwrap();
    fs::write(&log, "its log").unwrap();
    let done = restore(&made.file, &test.file(), &backups(&test), now()).await;
    let kept = done.unwrap().kept.unwrap();
    assert!(!log.exists());
    put_back(&kept, &test.file()).await.unwrap();
    assert_eq!(fs::read_to_string(test.file()).unwrap(), damaged);
    assert_eq!(fs::read_to_string(&log).unwrap(), "its log");
}

/// A mistyped address.
#[tokio::test]
async fn a_database_of_another_program_is_not_replaced() {
    let (test, made) = lived_on().await;
    let other = test.path().join("songs.db");
    let mut songs = RawDatabase::open(&other).await;
    songs.run("CREATE TABLE songs (id INTEGER)").await;
    songs
        .run("CREATE TABLE seaql_migrations (version TEXT, applied_at INTEGER)")
        .await;
    songs.close().await;
    let before = fs::read(&other).unwrap();
    let kept_before = files_in(&backups(&test));
    let refused = restore(&made.file, &other, &backups(&test), now()).await;
    let refused = refused.unwrap_err();
    assert!(matches!(refused, RestoreError::Foreign { .. }));
    assert!(refused.to_string().contains("a table songs"), "{refused}");
    assert_eq!(fs::read(&other).unwrap(), before);
    assert_eq!(files_in(&backups(&test)), kept_before);
    assert!(
        !files_in(test.path())
            .iter()
            .any(|name| name.contains("songs") && name != "songs.db")
    );
    // One of ours that lost its record can be replaced.
    let mut forgetful = RawDatabase::open(&test.file()).await;
    forgetful.run("DROP TABLE seaql_migrations").await;
    forgetful.close().await;
    restore(&made.file, &test.file(), &backups(&test), now())
        .await
        .unwrap();
    assert_eq!(entries(&test.file()).await, ["Before"]);
}
