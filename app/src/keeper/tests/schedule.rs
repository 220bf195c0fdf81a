//! When a backup is made, and what is said where none is.

use super::*;

#[tokio::test]
async fn nothing_is_made_before_anything_was_entered() {
    let home = Home::new().await;
    home.keeper.tend().await;
    home.pass(3 * DAY);
    home.keeper.tend().await;
    assert_eq!(home.reasons().await, Vec::<String>::new());
    assert!(!home.keeper.standing().is_late);
}

#[tokio::test]
async fn one_is_made_a_day_where_something_changed_and_is_good() {
    let home = Home::new().await;
    home.enter("Food").await;
    let pause = home.keeper.tend().await;
    assert_eq!(home.reasons().await, ["scheduled"]);
    assert_eq!(home.keeper.standing().last_good, Some(home.clock.now()));
    assert_eq!(pause, Duration::from_secs(600));
    home.pass(DAY - 60);
    home.enter("Rent").await;
    assert_eq!(home.keeper.tend().await, Duration::from_secs(60));
    assert_eq!(home.reasons().await.len(), 1);
    home.pass(60);
    home.keeper.tend().await;
    assert_eq!(home.reasons().await.len(), 2);
    home.pass(DAY);
    home.keeper.tend().await;
    assert_eq!(home.reasons().await.len(), 2);
    home.pass(DAY - 60);
    assert!(!home.keeper.standing().is_late);
    home.keeper.tend().await;
    home.pass(60);
    home.enter("Fuel").await;
    home.keeper.tend().await;
    assert_eq!(home.reasons().await.len(), 3);
}

#[tokio::test]
async fn a_late_backup_and_the_failure_behind_it_are_told() {
    let home = Home::new().await;
    home.enter("Food").await;
    home.keeper.tend().await;
    home.enter("Rent").await;
    fs::rename(home.backups(), home.folder.path().join("elsewhere")).unwrap();
    fs::write(home.backups(), "in the way").unwrap();
    home.pass(DAY + 2 * HOUR);
    home.keeper.tend().await;
    let standing = home.keeper.standing();
    let failure = standing.failure.unwrap();
    assert_eq!(failure.at, home.clock.now());
    assert_eq!(failure.cause, BackupTrouble::Folder);
    assert!(standing.is_late);
    fs::remove_file(home.backups()).unwrap();
    home.pass(15 * 60);
    home.keeper.tend().await;
    let standing = home.keeper.standing();
    assert_eq!((standing.failure, standing.is_late), (None, false));
    assert_eq!(home.reasons().await, ["scheduled"]);
}

#[tokio::test]
async fn a_schedule_that_is_off_makes_none_and_warns_of_none() {
    let home = Home::with(&[("QUARTERMASTER_BACKUP_EVERY", "off")]).await;
    home.enter("Food").await;
    home.pass(30 * DAY);
    home.keeper.tend().await;
    assert_eq!(home.reasons().await, Vec::<String>::new());
    let standing = home.keeper.standing();
    assert_eq!((standing.every, standing.is_late), (None, false));
}

#[tokio::test]
async fn only_as_many_scheduled_ones_stay_as_a_person_set() {
    let home = Home::with(&[("QUARTERMASTER_BACKUP_KEEP", "2")]).await;
    home.keeper.create("mine").await.unwrap();
    for day in 0..4 {
        home.enter(&format!("Entry {day}")).await;
        home.pass(DAY);
        home.keeper.tend().await;
    }
    assert_eq!(home.reasons().await, ["scheduled", "scheduled", "mine"]);
}

/// A clock that was years ahead for a while is no reason to wait for years.
#[tokio::test]
async fn a_clock_that_was_ahead_stops_nothing_once_it_is_right() {
    let home = Home::new().await;
    home.enter("Food").await;
    home.pass(1_000 * DAY);
    home.keeper.tend().await;
    home.pass(DAY);
    home.keeper.tend().await;
    fs::rename(home.backups(), home.folder.path().join("elsewhere")).unwrap();
    fs::write(home.backups(), "in the way").unwrap();
    home.pass(2 * DAY);
    home.keeper.tend().await;
    assert_eq!(home.cause(), Some(BackupTrouble::Folder));
    fs::remove_file(home.backups()).unwrap();
    fs::rename(home.folder.path().join("elsewhere"), home.backups()).unwrap();
    home.pass(-1_003 * DAY);
    home.keeper.tend().await;
    assert_eq!(home.keeper.standing().last_good, Some(home.clock.now()));
    assert_eq!(home.cause(), None);
}

#[tokio::test]
async fn data_that_no_change_is_told_of_is_backed_up_as_well() {
    let home = Home::new().await;
    home.past(
        "INSERT INTO debt_target
            (name, balance_minor, apr_ppm, minimum_payment_minor, notes, position, version)
         VALUES ('Card', 1, 0, 0, '', 1, 1)",
    )
    .await;
    home.keeper.tend().await;
    assert_eq!(home.reasons().await, ["scheduled"]);
}

#[tokio::test]
async fn a_backup_that_is_being_copied_here_is_seen_when_it_no_longer_grows() {
    let home = Home::new().await;
    home.enter("Food").await;
    home.keeper.tend().await;
    home.keeper.tend().await;
    let is_due = async || home.keeper.0.watch.is_due().await;
    assert!(!is_due().await);
    let whole = fs::read(home.database()).unwrap();
    let copy = home.named("20200101-000000-copied");
    for part in [1, 2] {
        fs::write(&copy, &whole[..whole.len() * part / 2]).unwrap();
        assert!(!is_due().await, "{part}");
    }
    assert!(is_due().await);
    home.keeper.tend().await;
    assert!(!is_due().await);
    fs::remove_file(copy).unwrap();
    assert!(!is_due().await);
    assert!(is_due().await);
}
