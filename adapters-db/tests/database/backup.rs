//! A backup is whole, checked, and never in anybody's way.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use quartermaster_adapters_db::{BackupError, backup};
use quartermaster_application::ports::Store;
use quartermaster_domain::template::EntryKind;

use crate::household::{TestStore, add_draft, add_entry, now};
use crate::raw_sql::RawDatabase;

fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder)
        .unwrap()
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

fn backups(test: &TestStore) -> PathBuf {
    test.path().join("backups")
}

async fn entries(file: &Path) -> i64 {
    let mut raw = RawDatabase::open(file).await;
    let entries = raw.number("SELECT COUNT(*) FROM entry").await;
    raw.close().await;
    entries
}

#[tokio::test]
async fn a_backup_holds_what_was_committed_under_a_name_that_tells_time_and_reason() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    add_entry(&mut *work, "Food", EntryKind::Expense).await;
    work.commit().await.unwrap();
    let mut unfinished = test.write().await;
    add_entry(&mut *unfinished, "Rent", EntryKind::Expense).await;

    let made = backup(&test.file(), &backups(&test), "end of year", now())
        .await
        .unwrap();
    assert_eq!(made.reason, "end-of-year");
    assert_eq!(
        names(&backups(&test)),
        ["quartermaster-20261123-071500-end-of-year.db"]
    );
    assert_eq!(made.file, backups(&test).join(&names(&backups(&test))[0]));
    assert_eq!(made.bytes, fs::metadata(&made.file).unwrap().len());
    assert_eq!(entries(&made.file).await, 1);
    assert_eq!(names(&backups(&test)).len(), 1);
    unfinished.commit().await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_backup_while_the_server_writes_is_of_one_moment() {
    let test = Arc::new(TestStore::new().await);
    let is_over = Arc::new(AtomicBool::new(false));
    let writer = tokio::spawn({
        let (test, is_over) = (Arc::clone(&test), Arc::clone(&is_over));
        async move {
            let mut pairs = 0_i64;
            while !is_over.load(Ordering::Relaxed) || pairs == 0 {
                let mut work = test.store.write().await.unwrap();
                add_entry(&mut *work, "One of two", EntryKind::Expense).await;
                add_entry(&mut *work, "Two of two", EntryKind::Expense).await;
                work.commit().await.unwrap();
                pairs += 1;
            }
            pairs
        }
    });
    let mut last = 0;
    for _ in 0..8 {
        let made = backup(&test.file(), &backups(&test), "busy", now())
            .await
            .unwrap();
        let copied = entries(&made.file).await;
        assert_eq!(copied % 2, 0);
        assert!(copied >= last, "{copied} after {last}");
        last = copied;
    }
    is_over.store(true, Ordering::Relaxed);
    let written = writer.await.unwrap() * 2;
    assert_eq!(entries(&test.file()).await, written);
    assert!(last <= written);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_in_one_second_get_distinct_names_and_overwrite_none() {
    let test = TestStore::new().await;
    fs::create_dir(backups(&test)).unwrap();
    let taken = backups(&test).join("quartermaster-20261123-071500-manual.db");
    fs::write(&taken, "somebody's").unwrap();
    let tasks: Vec<_> = (0..6)
        .map(|_| {
            let (file, folder) = (test.file(), backups(&test));
            tokio::spawn(async move { backup(&file, &folder, "", now()).await })
        })
        .collect();
    for task in tasks {
        task.await.unwrap().unwrap();
    }
    let expected: Vec<String> = (2..=7)
        .map(|number| format!("quartermaster-20261123-071500-manual-{number}.db"))
        .chain(["quartermaster-20261123-071500-manual.db".to_owned()])
        .collect();
    assert_eq!(names(&backups(&test)), expected);
    assert_eq!(fs::read_to_string(&taken).unwrap(), "somebody's");
}

#[tokio::test]
async fn a_missing_folder_is_made() {
    let test = TestStore::new().await;
    let folder = test.path().join("some/where/new");
    backup(&test.file(), &folder, "manual", now())
        .await
        .unwrap();
    assert_eq!(names(&folder).len(), 1);
}

#[tokio::test]
async fn a_temporary_file_left_behind_is_neither_a_backup_nor_in_the_way() {
    let test = TestStore::new().await;
    fs::create_dir(backups(&test)).unwrap();
    let stale = ".quartermaster-20261123-071500-manual-1.partial";
    fs::write(backups(&test).join(stale), "half a file").unwrap();
    backup(&test.file(), &backups(&test), "manual", now())
        .await
        .unwrap();
    assert_eq!(
        names(&backups(&test)),
        [stale, "quartermaster-20261123-071500-manual.db"]
    );
}

#[tokio::test]
async fn a_folder_that_cannot_be_used_is_named() {
    let test = TestStore::new().await;
    let folder = test.path().join("a-file");
    fs::write(&folder, "x").unwrap();
    let error = backup(&test.file(), &folder, "manual", now())
        .await
        .unwrap_err();
    assert!(matches!(error, BackupError::Folder { .. }), "{error:?}");
    assert!(error.to_string().contains("a-file"), "{error}");
    let inside = folder.join("deeper");
    let error = backup(&test.file(), &inside, "manual", now())
        .await
        .unwrap_err();
    assert!(matches!(error, BackupError::Folder { .. }), "{error:?}");
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_folder_that_takes_no_file_is_named() {
    let test = TestStore::new().await;
    // Nobody can create a file there, not even the superuser whom permissions do not stop.
    let folder = Path::new("/proc/self");
    let error = backup(&test.file(), folder, "manual", now())
        .await
        .unwrap_err();
    assert!(matches!(error, BackupError::Folder { .. }), "{error:?}");
    assert!(error.to_string().contains("/proc/self"), "{error}");
}

#[tokio::test]
async fn without_a_database_there_is_nothing_to_back_up() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("none.db");
    let target = folder.path().join("backups");
    let error = backup(&file, &target, "manual", now()).await.unwrap_err();
    assert!(matches!(error, BackupError::NoDatabase(_)), "{error:?}");
    assert_eq!(names(folder.path()), Vec::<String>::new());
}

#[tokio::test]
async fn a_damaged_database_gives_a_sound_copy_or_an_error_and_no_file() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    for number in 0..200 {
        add_entry(&mut *work, &format!("Entry {number}"), EntryKind::Expense).await;
    }
    work.commit().await.unwrap();
    test.store.close().await.unwrap();
    let sound = fs::read(test.file()).unwrap();
    let pages = sound.len() / 4096;
    assert!(pages > 20, "{pages}");
    let mut refused = 0;
    for page in 1..pages {
        let mut damaged = sound.clone();
        damaged[page * 4096..page * 4096 + 200].fill(0xa5);
        fs::write(test.file(), damaged).unwrap();
        match backup(&test.file(), &backups(&test), "manual", now()).await {
            // Indexes are not copied but made anew.
            Ok(made) => {
                assert_eq!(entries(&made.file).await, 200, "page {page}");
                fs::remove_file(made.file).unwrap();
            }
            Err(BackupError::Damaged(..) | BackupError::Unsound(_)) => refused += 1,
            Err(other) => panic!("page {page}: {other:?}"),
        }
        assert_eq!(names(&backups(&test)), Vec::<String>::new());
    }
    assert!(refused > 4, "{refused} of {pages} pages");
}

#[tokio::test]
async fn a_database_that_breaks_its_own_rules_is_not_taken_for_a_backup() {
    let test = TestStore::new().await;
    let mut work = test.write().await;
    add_draft(&mut *work, "2026-11").await;
    work.commit().await.unwrap();
    let mut raw = RawDatabase::open(&test.file()).await;
    raw.run("INSERT INTO payment (month_id, created_at) VALUES (1, '2026-11-23T07:15:00Z')")
        .await;
    let error = backup(&test.file(), &backups(&test), "manual", now())
        .await
        .unwrap_err();
    assert_eq!(
        error.to_string(),
        "the copy did not pass its check: payment_has_postings: row 1 of payment"
    );
    assert_eq!(names(&backups(&test)), Vec::<String>::new());
}
