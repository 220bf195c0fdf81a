//! What is live between the moment its log goes and the rename, where a restore may be cut off.

use std::fs;
use std::io::{Seek as _, SeekFrom, Write as _};

use sea_orm::{ConnectionTrait, Statement};
use tempfile::TempDir;

use super::*;
use crate::candidate::with_suffix;
use crate::connection::{alone, migrating};
use crate::schema::migrate;

const PAGE: u64 = 4_096;

fn now() -> Timestamp {
    "2026-11-23T07:15:00Z".parse().unwrap()
}

async fn run(file: &Path, statements: &[&str]) {
    let db = alone(migrating(file)).await.unwrap();
    for sql in statements {
        db.execute_unprepared(sql).await.unwrap();
    }
    db.close().await.unwrap();
}

async fn first(file: &Path, sql: &str) -> String {
    let db = alone(migrating(file)).await.unwrap();
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let row = db.query_one_raw(statement).await.unwrap().unwrap();
    let text = row.try_get_by_index(0).unwrap();
    db.close().await.unwrap();
    text
}

const NAME: &str = "SELECT name FROM household";

fn copy_with_log(from: &Path, to: &Path) {
    for suffix in ["", "-wal", "-shm"] {
        fs::copy(with_suffix(from, suffix), with_suffix(to, suffix)).unwrap();
    }
}

/// A household that is called `Since` in the log of a server that was killed.
async fn killed(folder: &TempDir) -> PathBuf {
    let served = folder.path().join("served.db");
    migrate(&served, folder.path(), now()).await.unwrap();
    run(&served, &["PRAGMA journal_mode = WAL"]).await;
    let server = alone(migrating(&served)).await.unwrap();
    let rename = "UPDATE household SET name = 'Since'";
    server.execute_unprepared(rename).await.unwrap();
    let live = folder.path().join("live.db");
    copy_with_log(&served, &live);
    server.close().await.unwrap();
    live
}

/// All that is done before the rename.
async fn cut_off(live: &Path, folder: &TempDir) -> PathBuf {
    let kept = live::keep(live, &folder.path().join("backups"), now()).await;
    let kept = kept.unwrap();
    live::settle(live, kept.as_ref()).await.unwrap();
    assert!(!with_suffix(live, "-wal").exists());
    match kept {
        Some(Kept::Damaged(file)) => file,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn an_unsound_database_holds_its_log_and_so_does_what_is_kept_of_it() {
    let folder = tempfile::tempdir().unwrap();
    let live = killed(&folder).await;
    let dangling = "INSERT INTO payment (month_id, created_at) VALUES (77, '2026-10-01T00:00:00Z')";
    let keeps_its_log = alone(migrating(&live)).await.unwrap();
    keeps_its_log.execute_unprepared(dangling).await.unwrap();
    let unsound = folder.path().join("unsound.db");
    copy_with_log(&live, &unsound);
    keeps_its_log.close().await.unwrap();

    let kept = cut_off(&unsound, &folder).await;
    assert_eq!(first(&unsound, NAME).await, "Since");
    assert!(!with_suffix(&kept, "-wal").exists());
    assert_eq!(first(&kept, NAME).await, "Since");
}

#[tokio::test]
async fn a_damaged_database_holds_its_log_where_sqlite_can_write_it() {
    let folder = tempfile::tempdir().unwrap();
    let live = killed(&folder).await;
    let root = "SELECT CAST(rootpage AS TEXT) FROM sqlite_master WHERE name = 'entry'";
    let page: u64 = first(&folder.path().join("served.db"), root)
        .await
        .parse()
        .unwrap();
    let mut file = fs::File::options().write(true).open(&live).unwrap();
    file.seek(SeekFrom::Start((page - 1) * PAGE)).unwrap();
    file.write_all(&[0xa5; 4_096]).unwrap();
    drop(file);
    let (database, log) = (fs::read(&live), fs::read(with_suffix(&live, "-wal")));

    let kept = cut_off(&live, &folder).await;
    assert_eq!(first(&live, NAME).await, "Since");
    assert!(fs::read(&kept).unwrap() == database.unwrap());
    let kept_log = fs::read(with_suffix(&kept, "-wal"));
    assert!(kept_log.unwrap() == log.unwrap());
}
