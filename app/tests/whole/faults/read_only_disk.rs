//! The disk can only be read, or a folder is not there: a line that says so, and nothing changes.

use std::fs;

use serde_json::json;

use super::small_disk::SmallDisk;
use crate::browser::Browser;
use crate::client::Client;
use crate::released_schemas::{place_of, released};
use crate::server::{Place, Server};

#[tokio::test]
async fn on_a_read_only_disk_nothing_begins_and_nothing_changes() {
    let earlier = place_of(&released()[4]).await;
    let disk = SmallDisk::holding(&earlier);
    let (code, kept, error) = disk.run(&["backup", "kept"]);
    assert_eq!(code, Some(0), "{error}");
    let restore = ["restore", kept.trim()];
    let refused = |said: [&str; 4]| {
        let before = disk.files();
        disk.make_read_only();
        let commands = [
            &["serve"][..],
            &["migrate"],
            &["backup", "by-hand"],
            &restore,
        ];
        for (command, said) in commands.into_iter().zip(said) {
            let error = disk.refusal(command);
            assert!(
                error.contains(said) && error.contains("Read-only file system"),
                "{command:?}: {error}"
            );
        }
        disk.make_writable();
        assert_eq!(disk.files(), before);
    };
    let cannot_lock = "cannot lock";
    refused([cannot_lock, cannot_lock, "the backup folder", cannot_lock]);
    // As it is where a server was before.
    fs::write(disk.folder().join("quartermaster.db.lock"), "").unwrap();
    let before_step = "the backup before the schema step";
    refused([
        before_step,
        before_step,
        "the backup folder",
        "the restored database could not be put at",
    ]);
    assert_eq!(disk.run(&["migrate"]).0, Some(0));
    assert_eq!(disk.run(&["verify"]).0, Some(0));
}

/// Backups elsewhere, as they should be: the database itself stays writable.
#[tokio::test]
async fn with_a_read_only_backup_folder_no_step_is_applied_and_nothing_is_restored() {
    let earlier = place_of(&released()[4]).await;
    let disk = SmallDisk::new();
    disk.make_read_only();
    let before = fs::read(earlier.database()).unwrap();
    for command in [&["serve"][..], &["migrate"], &["backup", "by-hand"]] {
        let mut program = earlier.program();
        program.env("QUARTERMASTER_BACKUP_DIR", disk.folder());
        let output = program.args(command).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        assert!(
            error.contains("Read-only file system"),
            "{command:?}: {error}"
        );
        assert_eq!(error.lines().count(), 1, "{error}");
    }
    assert_eq!(fs::read(earlier.database()).unwrap(), before);

    let newer = place_of(&released()[9]).await;
    let mut program = earlier.program();
    program.env("QUARTERMASTER_BACKUP_DIR", disk.folder());
    let output = program
        .arg("restore")
        .arg(newer.database())
        .output()
        .unwrap();
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(1), "{error}");
    assert!(error.contains("could not be backed up"), "{error}");
    assert_eq!(error.lines().count(), 1, "{error}");
    assert_eq!(fs::read(earlier.database()).unwrap(), before);
    let names = fs::read_dir(earlier.path()).unwrap();
    let mut names = names.map(|file| file.unwrap().file_name().into_string().unwrap());
    assert!(names.all(|name| !name.contains("restoring")));
}

#[test]
fn a_folder_that_is_not_there_is_named() {
    let place = Place::new();
    place.run(&["migrate"]);
    let (_, kept, _) = place.run(&["backup", "kept"]);
    let nowhere = place.path().join("nowhere");
    for command in [&["serve"][..], &["migrate"], &["restore", kept.trim()]] {
        let mut program = place.program();
        let database = format!("sqlite:///{}/quartermaster.db", nowhere.display());
        program.env("QUARTERMASTER_DB_URL", database);
        let output = program.args(command).output().unwrap();
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1), "{command:?}: {error}");
        assert_eq!(error.lines().count(), 1, "{error}");
        assert!(error.contains("nowhere"), "{error}");
        assert!(error.contains("No such file or directory"), "{error}");
        assert!(!nowhere.exists());
    }
    let (code, _, error) = place.run(&["restore", nowhere.join("a.db").to_str().unwrap()]);
    assert_eq!(code, Some(1));
    assert!(error.contains("there is no file"), "{error}");
}

/// Nothing is pending, no backup is made first, and no restore ever was.
#[test]
fn a_server_that_cannot_write_its_database_says_that() {
    let place = Place::new();
    assert!(place.start().stop().0.success());
    let disk = SmallDisk::holding(&place);
    disk.make_read_only();
    let without_lock = disk.refusal(&["serve"]);
    assert!(
        without_lock.contains("cannot lock") && without_lock.contains("Read-only file system"),
        "{without_lock}"
    );

    disk.make_writable();
    assert!(disk.start().stop().0.success());
    disk.make_read_only();
    let error = disk.refusal(&["serve"]);
    assert!(
        error.contains("which cannot be read where nothing can be written"),
        "{error}"
    );
}

/// Such as a stick that somebody copied the database to as it was.
#[test]
fn a_file_that_is_written_by_way_of_a_log_is_read_from_a_read_only_disk() {
    let place = Place::new();
    assert!(place.start().stop().0.success());
    let disk = SmallDisk::holding(&place);
    assert_eq!(fs::read(disk.database()).unwrap()[19], 2);
    disk.make_read_only();
    let file = disk.database();
    let file = file.to_str().unwrap();
    let (code, said, error) = place.run(&["verify", file]);
    assert_eq!(code, Some(0), "{error}");
    assert!(said.contains("is sound"), "{said}");
    let (code, exported, error) = disk.run(&["export"]);
    assert_eq!(code, Some(0), "{error}");
    assert!(exported.contains("\"household\""), "{exported}");
    let (code, _, error) = place.run(&["restore", file]);
    assert_eq!(code, Some(0), "{error}");
    assert_eq!(place.run(&["verify"]).0, Some(0));

    // What stands in a log cannot be read there, and is not left out.
    disk.make_writable();
    fs::write(format!("{file}-wal"), "something").unwrap();
    disk.make_read_only();
    for command in ["verify", "restore"] {
        let (code, _, error) = place.run(&[command, file]);
        assert_eq!(code, Some(1), "{command}");
        assert!(
            error.contains(file) && error.contains("is written by way of a log"),
            "{error}"
        );
        assert_eq!(error.lines().count(), 1, "{error}");
    }
    let error = disk.refusal(&["export"]);
    assert!(error.contains("is written by way of a log"), "{error}");
}

#[tokio::test]
async fn a_backup_that_is_late_is_told_on_the_month_page() {
    let place = Place::new();
    let server = super::home::start(&place);
    let client = Client::of(&server);
    client.create("/months", &json!({"month": "2026-11"})).await;
    assert!(server.stop().0.success());
    let disk = SmallDisk::new();
    let old = disk.folder().join("quartermaster-20200101-000000-old.db");
    fs::copy(place.database(), &old).unwrap();
    let mut verify = place.program();
    verify.env("QUARTERMASTER_BACKUP_DIR", disk.folder());
    assert!(verify.arg("verify").arg(&old).status().unwrap().success());
    disk.make_read_only();
    let mut program = place.program();
    program.env("QUARTERMASTER_BACKUP_DIR", disk.folder());
    let server = Server::start(program);
    let browser = Browser::of(&server);
    let late = "The last good backup is from 1 January 2020";
    crate::backups::until("a warning on the month page", async || {
        let month = browser.open("/months/2026-11").await.html;
        month.contains(late).then_some(())
    })
    .await;
    let metrics = reqwest::get(format!("{}/metrics", server.address)).await;
    let metrics = metrics.unwrap().text().await.unwrap();
    assert!(metrics.contains("quartermaster_backup_late 1"), "{metrics}");
    let settings = browser.open("/settings").await.html;
    assert!(
        settings.contains("the backup folder cannot be used."),
        "{settings}"
    );
    let folder = disk.folder();
    assert!(!settings.contains(folder.to_str().unwrap()), "{settings}");
    assert!(server.stop().0.success());
}
