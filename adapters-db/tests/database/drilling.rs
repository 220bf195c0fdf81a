//! What a drill says of a backup, and what the catalogue keeps of it.

use std::fs;
use std::path::{Path, PathBuf};

use quartermaster_adapters_db::{
    backup, backup_if_changed, catalogue, drill, drill_backup, find_backup, mark_scheduled, prune,
    read_again, sweep,
};
use quartermaster_application::ports::{Drill, KeptBackup};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Timestamp, hours};
use quartermaster_migration::STEPS;

use crate::household::{TestStore, add_entry, now};
use crate::migrating::Place;
use crate::raw_sql::RawDatabase;

fn later(count: i64) -> Timestamp {
    now() + hours(count)
}

fn folder(test: &TestStore) -> PathBuf {
    test.path().join("backups")
}

async fn change(test: &TestStore, name: &str) {
    let mut work = test.write().await;
    add_entry(&mut *work, name, EntryKind::Expense).await;
    work.commit().await.unwrap();
}

async fn found(file: &Path) -> Vec<String> {
    let scratch = tempfile::tempdir().unwrap();
    let findings = drill(file, scratch.path(), now()).await.unwrap();
    assert_eq!(fs::read_dir(scratch.path()).unwrap().count(), 0);
    findings
        .iter()
        .map(|finding| finding.name().to_owned())
        .collect()
}

async fn only(folder: &Path) -> KeptBackup {
    let mut kept = catalogue(folder, later(1_000)).await.unwrap();
    assert_eq!(kept.len(), 1, "{kept:?}");
    kept.remove(0)
}

#[tokio::test]
async fn a_file_of_any_earlier_schema_passes_when_it_can_be_taken_forward() {
    for steps in 1..=5 {
        let place = Place::at(steps).await;
        let before = fs::read(place.file()).unwrap();
        assert_eq!(found(&place.file()).await, Vec::<String>::new(), "{steps}");
        assert_eq!(fs::read(place.file()).unwrap(), before);
    }
}

#[tokio::test]
async fn a_file_whose_trial_fails_is_told_with_the_step() {
    let place = Place::at(5).await;
    let mut raw = RawDatabase::open(&place.file()).await;
    raw.run("CREATE TABLE household (id INTEGER PRIMARY KEY)")
        .await;
    raw.close().await;
    let scratch = tempfile::tempdir().unwrap();
    let findings = drill(&place.file(), scratch.path(), now()).await.unwrap();
    let [finding] = findings.as_slice() else {
        panic!("{findings:?}")
    };
    assert_eq!(finding.name(), "trial_migration");
    assert!(finding.to_string().contains(STEPS[5]), "{finding}");
}

#[tokio::test]
async fn files_that_are_no_backups_are_findings_and_not_errors() {
    let test = TestStore::new().await;
    let foreign = test.path().join("notes.db");
    fs::write(&foreign, "shopping list ".repeat(100)).unwrap();
    assert_eq!(found(&foreign).await, ["unusable"]);

    let newer = backup(&test.file(), &folder(&test), "newer", now())
        .await
        .unwrap();
    let mut raw = RawDatabase::open(&newer.file).await;
    raw.run("INSERT INTO seaql_migrations VALUES ('m9999_future', 0)")
        .await;
    raw.close().await;
    assert_eq!(found(&newer.file).await, ["unusable"]);

    let cut = test.path().join("cut.db");
    let whole = fs::read(&newer.file).unwrap();
    fs::write(&cut, &whole[..whole.len() / 2]).unwrap();
    assert_eq!(found(&cut).await, ["integrity_check"]);
}

#[tokio::test]
async fn a_month_with_a_broken_seal_is_backed_up_and_does_not_pass() {
    let test = TestStore::new().await;
    crate::verifying::close_with_a_false_seal(&test).await;
    let made = backup(&test.file(), &folder(&test), "tampered", now())
        .await
        .unwrap();
    assert_eq!(found(&made.file).await, ["seal_mismatch"]);
}

#[tokio::test]
async fn the_catalogue_keeps_what_a_drill_found_for_as_long_as_the_file_is_the_same() {
    let test = TestStore::new().await;
    let made = backup(&test.file(), &folder(&test), "manual", now())
        .await
        .unwrap();
    let untried = only(&folder(&test)).await;
    assert_eq!(untried.drill, Drill::Untried);
    assert_eq!(untried.made_at, now());
    assert_eq!(untried.reason, "manual");
    assert_eq!(untried.bytes, made.bytes);
    assert_eq!(untried.schema_step.as_deref(), STEPS.last().copied());

    assert_eq!(
        drill_backup(&made.file, later(1)).await.unwrap(),
        Vec::<String>::new()
    );
    let tried = only(&folder(&test)).await;
    assert_eq!(tried.drill, Drill::Passed { at: later(1) });
    assert_eq!(tried.schema_step, untried.schema_step);

    let mut rotten = fs::read(&made.file).unwrap();
    let middle = rotten.len() / 2;
    rotten[middle..middle + 4096].fill(0xa5);
    fs::write(&made.file, rotten).unwrap();
    assert_eq!(only(&folder(&test)).await.drill, Drill::Untried);
    let findings = drill_backup(&made.file, later(2)).await.unwrap();
    assert!(!findings.is_empty());
    let failed = Drill::Failed {
        at: later(2),
        findings,
    };
    assert_eq!(only(&folder(&test)).await.drill, failed);
}

#[tokio::test]
async fn the_newest_comes_first_and_nothing_else_is_listed() {
    let test = TestStore::new().await;
    assert_eq!(catalogue(&folder(&test), later(1_000)).await.unwrap(), []);
    for (hour, reason) in [(2, "two"), (3, "three"), (1, "one")] {
        let made = backup(&test.file(), &folder(&test), reason, later(hour))
            .await
            .unwrap();
        drill_backup(&made.file, later(hour)).await.unwrap();
    }
    for other in [
        "notes.txt",
        ".quartermaster-20261123-071500-x-1.partial",
        "a.db",
    ] {
        fs::write(folder(&test).join(other), "x").unwrap();
    }
    fs::create_dir(folder(&test).join("quartermaster-20261123-071500-folder.db")).unwrap();
    let listed = catalogue(&folder(&test), later(1_000)).await.unwrap();
    let reasons: Vec<_> = listed.iter().map(|backup| backup.reason.as_str()).collect();
    assert_eq!(reasons, ["three", "two", "one"]);
    let first = find_backup(&folder(&test), &listed[0].name, later(1_000)).await;
    assert_eq!(first.as_ref(), listed.first());
    for name in [
        "",
        "../quartermaster.db",
        "quartermaster-20261123-071500-none.db",
        "a.db",
    ] {
        assert_eq!(
            find_backup(&folder(&test), name, later(1_000)).await,
            None,
            "{name}"
        );
    }
}

#[tokio::test]
async fn where_nothing_changed_since_the_newest_backup_none_is_made() {
    let test = TestStore::new().await;
    let again = async |hour| {
        let made = backup_if_changed(&test.file(), &folder(&test), "scheduled", later(hour)).await;
        made.unwrap().map(|made| made.file)
    };
    let first = again(1).await.unwrap();
    assert_eq!(again(2).await, None);
    drill_backup(&first, later(2)).await.unwrap();
    assert_eq!(again(3).await, None);
    change(&test, "Food").await;
    assert!(again(4).await.is_some());
    assert_eq!(again(5).await, None);
    let names = fs::read_dir(folder(&test)).unwrap();
    let names: Vec<_> = names.map(|file| file.unwrap().file_name()).collect();
    assert!(
        !names
            .iter()
            .any(|name| name.to_string_lossy().contains(".partial")),
        "{names:?}"
    );
}

#[tokio::test]
async fn only_good_backups_of_the_schedule_are_pruned_and_only_the_oldest() {
    let test = TestStore::new().await;
    for hour in 1..=5 {
        let made = backup(&test.file(), &folder(&test), "scheduled", later(hour))
            .await
            .unwrap();
        mark_scheduled(&made.file, later(hour)).await.unwrap();
        if hour != 2 {
            drill_backup(&made.file, later(hour)).await.unwrap();
        }
    }
    // A person's, whatever the reason, is none of the schedule's.
    for reason in ["manual", "scheduled"] {
        let made = backup(&test.file(), &folder(&test), reason, now()).await;
        drill_backup(&made.unwrap().file, now()).await.unwrap();
    }
    let gone = prune(&folder(&test), later(1_000), 2).await.unwrap();
    assert_eq!(
        gone,
        [
            "quartermaster-20261123-101500-scheduled.db",
            "quartermaster-20261123-081500-scheduled.db"
        ]
    );
    let left = catalogue(&folder(&test), later(1_000)).await.unwrap();
    let left: Vec<_> = left
        .iter()
        .map(|backup| &backup.name["quartermaster-20261123-".len()..])
        .collect();
    assert_eq!(
        left,
        [
            "121500-scheduled.db",
            "111500-scheduled.db",
            "091500-scheduled.db",
            "071500-scheduled.db",
            "071500-manual.db"
        ]
    );
    let records = fs::read_dir(folder(&test)).unwrap();
    let records = records.filter(|file| {
        let name = file.as_ref().unwrap().file_name();
        name.to_string_lossy().ends_with(".drill")
    });
    assert_eq!(records.count(), 5);
    assert_eq!(
        prune(&folder(&test), later(1_000), 0).await.unwrap().len(),
        1
    );
}

#[tokio::test]
async fn what_a_killed_backup_left_is_swept_once_it_is_old() {
    let test = TestStore::new().await;
    let made = backup(&test.file(), &folder(&test), "manual", now())
        .await
        .unwrap();
    let partial = folder(&test).join(".quartermaster-20261123-071500-manual-1.partial");
    let journal = folder(&test).join(".quartermaster-20261123-071500-manual-1.partial-journal");
    let trial = folder(&test).join(".quartermaster-trial-abc");
    fs::write(&partial, "half").unwrap();
    fs::write(&journal, "half").unwrap();
    fs::create_dir(&trial).unwrap();
    fs::write(trial.join("trial.db"), "half").unwrap();
    let young = Timestamp::from_second(0).unwrap();
    assert_eq!(sweep(&folder(&test), young).await.unwrap(), 0);
    let old = Timestamp::from_second(32_503_680_000).unwrap();
    assert_eq!(sweep(&folder(&test), old).await.unwrap(), 3);
    assert!(made.file.exists());
    assert!(![partial, journal, trial].iter().any(|path| path.exists()));
    assert_eq!(sweep(&test.path().join("none"), old).await.unwrap(), 0);
}

#[tokio::test]
async fn a_file_with_nothing_in_it_is_no_backup() {
    let test = TestStore::new().await;
    fs::create_dir(folder(&test)).unwrap();
    let empty = folder(&test).join("quartermaster-20261123-071500-manual.db");
    fs::write(&empty, "").unwrap();
    assert_eq!(found(&empty).await, ["unusable"]);
    let findings = drill_backup(&empty, now()).await.unwrap();
    assert_eq!(findings, ["unusable: it is an empty database"]);
    let no_table = folder(&test).join("quartermaster-20261123-071600-manual.db");
    let mut raw = RawDatabase::open(&no_table).await;
    raw.run("PRAGMA user_version = 7").await;
    raw.close().await;
    assert_eq!(found(&no_table).await, ["unusable"]);
}

/// What a finding says stands on a page, where no path does.
#[tokio::test]
async fn no_finding_names_a_folder() {
    let test = TestStore::new().await;
    let foreign = test.path().join("notes.db");
    fs::write(&foreign, "shopping list ".repeat(100)).unwrap();
    let scratch = tempfile::tempdir().unwrap();
    let findings = drill(&foreign, scratch.path(), now()).await.unwrap();
    let findings: Vec<_> = findings.iter().map(ToString::to_string).collect();
    assert_eq!(findings, ["unusable: it is not an SQLite database"]);
}

#[tokio::test]
async fn a_name_that_is_later_than_now_counts_for_nothing() {
    let test = TestStore::new().await;
    let made = backup(&test.file(), &folder(&test), "real", now()).await;
    drill_backup(&made.unwrap().file, now()).await.unwrap();
    for year in [2098, 2099] {
        let name = format!("quartermaster-{year}0101-000000-scheduled.db");
        let ahead = folder(&test).join(name);
        fs::copy(test.file(), &ahead).unwrap();
        mark_scheduled(&ahead, now()).await.unwrap();
        drill_backup(&ahead, now()).await.unwrap();
    }
    let listed = catalogue(&folder(&test), later(1)).await.unwrap();
    let passed = listed.iter().map(|backup| backup.drill.has_passed());
    assert_eq!(passed.collect::<Vec<_>>(), [false, false, true]);
    let Drill::Failed { findings, .. } = &listed[0].drill else {
        panic!("{listed:?}")
    };
    assert!(findings[0].starts_with("dated_later: its name says 2099-01-01T00:00:00Z"));
    assert_eq!(prune(&folder(&test), later(1), 1).await.unwrap(), [""; 0]);
    // It does not stand for what is there now either.
    change(&test, "Food").await;
    let again = backup_if_changed(&test.file(), &folder(&test), "scheduled", later(1)).await;
    let again = again.unwrap().unwrap();
    drill_backup(&again.file, later(1)).await.unwrap();
    let unchanged = backup_if_changed(&test.file(), &folder(&test), "scheduled", later(2)).await;
    assert_eq!(unchanged.unwrap(), None);
    // In 2099 it is as good as any.
    let then = "2099-06-01T00:00:00Z".parse().unwrap();
    assert!(
        catalogue(&folder(&test), then).await.unwrap()[0]
            .drill
            .has_passed()
    );
}

fn rot(file: &Path) {
    let modified = fs::metadata(file).unwrap().modified().unwrap();
    let mut content = fs::read(file).unwrap();
    let middle = content.len() / 2;
    content[middle..middle + 8_192].fill(0xa5);
    fs::write(file, content).unwrap();
    let rotten = fs::File::options().write(true).open(file).unwrap();
    rotten.set_modified(modified).unwrap();
}

#[tokio::test]
async fn what_rots_behind_its_time_of_change_is_found_when_it_is_read_again() {
    let test = TestStore::new().await;
    let made = backup(&test.file(), &folder(&test), "manual", now())
        .await
        .unwrap();
    drill_backup(&made.file, now()).await.unwrap();
    rot(&made.file);
    assert!(only(&folder(&test)).await.drill.has_passed());
    // It was read since then, so it waits its turn.
    read_again(&folder(&test), later(-1), later(1), 8)
        .await
        .unwrap();
    assert!(only(&folder(&test)).await.drill.has_passed());
    read_again(&folder(&test), later(1), later(25), 8)
        .await
        .unwrap();
    assert_eq!(only(&folder(&test)).await.drill, Drill::Untried);
    for hour in 26..28 {
        let findings = drill_backup(&made.file, later(hour)).await.unwrap();
        assert!(findings[0].starts_with("rotten: "), "{findings:?}");
    }
    // The newest one does not hold what is there now, whatever its record says.
    let again = backup_if_changed(&test.file(), &folder(&test), "scheduled", later(28)).await;
    assert!(again.unwrap().is_some());
}

#[tokio::test]
async fn the_newest_are_read_again_first_and_few_at_once() {
    let test = TestStore::new().await;
    let mut files = Vec::new();
    for hour in 0..3 {
        let made = backup(&test.file(), &folder(&test), "manual", later(hour)).await;
        let file = made.unwrap().file;
        drill_backup(&file, later(hour)).await.unwrap();
        rot(&file);
        files.push(file);
    }
    let untried = async || {
        let listed = catalogue(&folder(&test), later(1_000)).await.unwrap();
        let untried = listed.iter().map(|backup| backup.drill == Drill::Untried);
        untried.collect::<Vec<_>>()
    };
    read_again(&folder(&test), later(30), later(40), 2)
        .await
        .unwrap();
    assert_eq!(untried().await, [true, true, false]);
    read_again(&folder(&test), later(30), later(40), 2)
        .await
        .unwrap();
    assert_eq!(untried().await, [true, true, true]);
}

/// The live database is written by way of a log, and so is a copy that a person makes of it.
#[tokio::test]
async fn a_drill_leaves_no_log_beside_the_backup_and_a_sweep_takes_one_that_is_there() {
    let test = TestStore::new().await;
    test.store.close().await.unwrap();
    fs::create_dir(folder(&test)).unwrap();
    let copied = folder(&test).join("quartermaster-20261123-071500-copied.db");
    fs::copy(test.file(), &copied).unwrap();
    assert_eq!(fs::read(&copied).unwrap()[19], 2);
    drill_backup(&copied, now()).await.unwrap();
    assert!(only(&folder(&test)).await.drill.has_passed());
    let beside = |ending: &str| PathBuf::from(format!("{}{ending}", copied.display()));
    assert!(!beside("-wal").exists() && !beside("-shm").exists());

    let old = Timestamp::from_second(32_503_680_000).unwrap();
    fs::write(beside("-wal"), "").unwrap();
    fs::write(beside("-shm"), "index").unwrap();
    assert_eq!(sweep(&folder(&test), old).await.unwrap(), 2);
    fs::write(beside("-wal"), "what was copied along").unwrap();
    fs::write(beside("-shm"), "index").unwrap();
    assert_eq!(sweep(&folder(&test), old).await.unwrap(), 0);
}
