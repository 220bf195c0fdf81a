//! Putting a backup back while serving.

use std::io::Read as _;

use super::*;

#[tokio::test]
async fn a_restore_while_serving_brings_the_old_back_and_keeps_the_new() {
    let home = Home::new().await;
    home.enter("Before").await;
    let made = home.keeper.create("manual").await.unwrap();
    home.enter("Since").await;
    home.pass(HOUR);
    let restored = home.keeper.restore(&made.name).await.unwrap();
    assert_eq!(home.entries().await, ["Before"]);
    home.enter("Afterwards").await;
    assert_eq!(home.entries().await, ["Before", "Afterwards"]);
    let kept = restored.kept_as.unwrap();
    assert!(kept.ends_with("-pre-restore.db"), "{kept}");
    home.keeper.restore(&kept).await.unwrap();
    assert_eq!(home.entries().await, ["Before", "Since"]);
}

#[tokio::test]
async fn a_restore_that_cannot_be_done_changes_nothing() {
    let home = Home::new().await;
    home.enter("Before").await;
    let made = home.keeper.create("manual").await.unwrap();
    home.enter("Since").await;
    let missing = home
        .keeper
        .restore("quartermaster-20200101-000000-x.db")
        .await;
    assert!(matches!(missing, Err(BackupsError::NotFound)));
    // The place where the copy would be put together is taken by a folder.
    let obstacle = home.folder.path().join(".money.db.restoring");
    fs::create_dir(&obstacle).unwrap();
    let refused = home.keeper.restore(&made.name).await.unwrap_err();
    assert!(matches!(refused, BackupsError::Failed(_)), "{refused:?}");
    assert_eq!(home.entries().await, ["Before", "Since"]);
    fs::remove_dir(&obstacle).unwrap();
    home.keeper.restore(&made.name).await.unwrap();
    assert_eq!(home.entries().await, ["Before"]);
}

#[tokio::test]
async fn a_client_that_goes_away_leaves_its_restore_running_to_the_end() {
    let home = Home::new().await;
    home.enter("Before").await;
    let made = home.keeper.create("manual").await.unwrap();
    home.enter("Since").await;
    let (keeper, name) = (home.keeper.clone(), made.name.clone());
    let client = tokio::spawn(async move { keeper.restore(&name).await });
    while home.store.ping().await.is_ok() {
        tokio::task::yield_now().await;
    }
    client.abort();
    drop(home.keeper.finish().await);
    assert_eq!(home.entries().await, ["Before"]);
}

/// What a failure is told as stands on a page, where neither a path nor a driver's text does.
#[tokio::test]
async fn what_was_damaged_and_live_is_among_the_backups_after_a_restore() {
    let home = Home::new().await;
    home.enter("Before").await;
    let made = home.keeper.create("manual").await.unwrap();
    home.pass(HOUR);
    home.store.close().await.unwrap();
    fs::write(home.database(), "not a database at all".repeat(100)).unwrap();
    let restored = home.keeper.restore(&made.name).await.unwrap();
    let kept = restored.kept_as.unwrap();
    assert!(kept.ends_with("-pre-restore.damaged"), "{kept}");
    let listed = home.keeper.list().await.unwrap();
    assert_eq!(listed[0].name, kept);
    assert_eq!(listed[0].reason, "pre-restore");
    let mut content = String::new();
    let mut file = home.keeper.open(&kept).await.unwrap();
    file.read_to_string(&mut content).unwrap();
    assert!(content.starts_with("not a database"));
    // It is no backup: neither the newest one nor one to be tried or restored.
    home.keeper.tend().await;
    assert_eq!(home.keeper.standing().last_good, Some(made.made_at));
    assert_eq!(home.cause(), None);
    let refused = home.keeper.restore(&kept).await.unwrap_err();
    assert!(matches!(refused, BackupsError::Unsound(_)), "{refused:?}");
    assert_eq!(home.keeper.drill(&kept).await.unwrap(), listed[0]);
}

/// What was live and damaged is served again as it was, and not what was restored, which lacks steps.
#[tokio::test]
async fn a_restore_that_cannot_be_served_is_taken_back_whatever_was_live() {
    let home = Home::new().await;
    home.enter("Damaged").await;
    home.store.close().await.unwrap();
    let kept = home.folder.path().join("kept.damaged");
    fs::copy(home.database(), &kept).unwrap();
    let lacks_steps = "DELETE FROM seaql_migrations; UPDATE entry SET name = 'Restored'";
    home.past(lacks_steps).await;
    let why = || anyhow::anyhow!("there was no room for the backup before a step");
    let kept = quartermaster_adapters_db::Kept::Damaged(kept);
    home.keeper.0.put_back(Some(&kept), why()).await.unwrap();
    assert_eq!(home.entries().await, ["Damaged"]);

    home.store.close().await.unwrap();
    let closed = home.keeper.0.put_back(None, why()).await;
    assert!(matches!(closed, Err(BackupsError::Closed(_))), "{closed:?}");
    assert!(home.store.ping().await.is_err());
}

/// The whole error, with its path, is in the log.
#[tokio::test]
async fn no_path_and_no_text_of_a_driver_is_told() {
    let home = Home::new().await;
    home.enter("Before").await;
    let made = home.keeper.create("manual").await.unwrap();
    fs::create_dir(home.folder.path().join(".money.db.restoring")).unwrap();
    let refused = home.keeper.restore(&made.name).await.unwrap_err();
    let BackupsError::Failed(cause) = refused else {
        panic!("{refused:?}")
    };
    assert_eq!(cause.to_string(), "the database file could not be replaced");
    home.store.close().await.unwrap();
    fs::write(home.database(), "no database".repeat(100)).unwrap();
    home.keeper.create("manual").await.unwrap_err();
    let told = home.keeper.standing().failure.unwrap().cause.to_string();
    assert_eq!(told, "the database is damaged");
}
