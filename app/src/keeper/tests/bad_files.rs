//! Files in the folder that nobody could rely on.

use super::*;

#[tokio::test]
async fn what_was_never_tried_is_tried_at_the_next_look() {
    let home = Home::new().await;
    home.enter("Food").await;
    let made = home.keeper.create("manual").await.unwrap();
    let copy = home
        .backups()
        .join("quartermaster-20200101-000000-copied.db");
    fs::copy(home.backups().join(&made.name), &copy).unwrap();
    let rotten = home
        .backups()
        .join("quartermaster-20200102-000000-rotten.db");
    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8_192].fill(0xa5);
    fs::write(&rotten, bytes).unwrap();
    home.keeper.tend().await;
    let kept = home.keeper.list().await.unwrap();
    let passed: Vec<_> = kept
        .iter()
        .map(|backup| (backup.reason.as_str(), backup.drill.has_passed()))
        .collect();
    assert_eq!(
        passed,
        [("manual", true), ("rotten", false), ("copied", true)]
    );
    let refused = home.keeper.restore(&kept[1].name).await.unwrap_err();
    assert!(matches!(refused, BackupsError::Unsound(_)), "{refused:?}");
    assert_eq!(home.entries().await, ["Food"]);
}

#[tokio::test]
async fn an_empty_file_stands_for_no_backup() {
    let home = Home::new().await;
    home.enter("Food").await;
    fs::create_dir(home.backups()).unwrap();
    fs::write(home.named("20261123-071400-manual"), "").unwrap();
    home.keeper.tend().await;
    assert_eq!(home.reasons().await, ["scheduled", "manual"]);
    assert_eq!(home.keeper.standing().last_good, Some(home.clock.now()));
}

#[tokio::test]
async fn a_backup_dated_later_than_now_stops_neither_the_schedule_nor_the_warning() {
    let home = Home::with(&[("QUARTERMASTER_BACKUP_KEEP", "2")]).await;
    home.enter("Food").await;
    let made = home.keeper.create("manual").await.unwrap();
    for rest in ["20990101-000000-manual", "20990102-000000-scheduled"] {
        fs::copy(home.backups().join(&made.name), home.named(rest)).unwrap();
    }
    for day in 0..3 {
        home.enter(&format!("Entry {day}")).await;
        home.pass(DAY);
        home.keeper.tend().await;
        assert_eq!(home.keeper.standing().last_good, Some(home.clock.now()));
    }
    let kept = home.reasons().await;
    assert_eq!(
        kept,
        ["scheduled", "manual", "scheduled", "scheduled", "manual"]
    );
    let listed = home.keeper.list().await.unwrap();
    let Drill::Failed { findings, .. } = &listed[0].drill else {
        panic!("{listed:?}")
    };
    assert!(findings[0].starts_with("dated_later: "), "{findings:?}");
    let refused = home.keeper.restore(&listed[0].name).await.unwrap_err();
    assert!(matches!(refused, BackupsError::Unsound(_)), "{refused:?}");
    home.pass(2 * DAY);
    assert!(home.keeper.standing().is_late);
}

#[tokio::test]
async fn one_that_cannot_be_tried_holds_up_neither_the_schedule_nor_the_others() {
    let home = Home::new().await;
    home.enter("Food").await;
    let made = home.keeper.create("manual").await.unwrap();
    let good = fs::read(home.backups().join(&made.name)).unwrap();
    for rest in ["20200101-000000-early", "20200103-000000-late"] {
        fs::write(home.named(rest), &good).unwrap();
    }
    // A log of which nothing can be read makes the file unreadable.
    let unreadable = home.named("20200102-000000-unreadable");
    let mut logged = good.clone();
    logged[18..20].fill(2);
    fs::write(&unreadable, logged).unwrap();
    fs::create_dir(format!("{}-wal", unreadable.display())).unwrap();
    home.enter("Rent").await;
    home.pass(DAY);
    home.keeper.tend().await;
    let listed = home.keeper.list().await.unwrap();
    let drills: Vec<_> = listed
        .iter()
        .map(|backup| (backup.reason.as_str(), backup.drill.has_passed()))
        .collect();
    assert_eq!(
        drills,
        [
            ("scheduled", true),
            ("manual", true),
            ("late", true),
            ("unreadable", false),
            ("early", true)
        ]
    );
    assert_eq!(listed[3].drill, Drill::Untried);
    assert_eq!(home.keeper.standing().last_good, Some(home.clock.now()));
    assert_eq!(home.cause(), Some(BackupTrouble::Untried));
    fs::remove_file(&unreadable).unwrap();
    home.keeper.tend().await;
    assert_eq!(home.cause(), None);
}

/// A closed month that is not what was sealed, in a file that is sound otherwise.
const TAMPERED: &str =
    "INSERT INTO month VALUES (1, '2026-09', 'closed', '2026-09-01', '2026-09-30', '',
    '2026-11-24T00:08:12Z', '2026-11-24T00:08:12Z', '2026-11-24T00:08:12Z',
    '8e6dc3282ba932e11cebe2136e8564a4fb4e23a4ca558bd781379ffc06973ab3', 1, 4)";

#[tokio::test]
async fn an_unsound_database_is_told_and_not_copied_over_and_over() {
    let home = Home::new().await;
    home.past(TAMPERED).await;
    let fifteen_minutes = 900;
    for look in 0..3 {
        let pause = home.keeper.tend().await;
        assert_eq!(pause, Duration::from_secs(600), "{look}");
        assert_eq!(home.reasons().await, ["scheduled"]);
        assert_eq!(home.cause(), Some(BackupTrouble::Unsound));
        let failure = home.keeper.standing().failure.unwrap();
        assert_eq!(failure.at, home.clock.now(), "{look}");
        home.pass(fifteen_minutes);
    }
    home.past(
        "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL",
    )
    .await;
    home.keeper.tend().await;
    assert_eq!(home.reasons().await, ["scheduled", "scheduled"]);
    assert_eq!(home.cause(), None);
}

#[tokio::test]
async fn an_unsound_database_that_changes_is_copied_once_an_interval() {
    let home = Home::new().await;
    home.past(TAMPERED).await;
    for look in 0..5 {
        home.enter(&format!("Entry {look}")).await;
        home.keeper.tend().await;
        assert_eq!(home.reasons().await, ["scheduled"], "{look}");
        assert_eq!(home.cause(), Some(BackupTrouble::Unsound));
        home.pass(900);
    }
    home.pass(DAY);
    home.keeper.tend().await;
    assert_eq!(home.reasons().await, ["scheduled", "scheduled"]);
    home.past(
        "UPDATE month SET state = 'active', closed_at = NULL, seal = NULL, seal_version = NULL",
    )
    .await;
    home.pass(900);
    home.keeper.tend().await;
    assert_eq!(home.cause(), None);
    assert_eq!(home.keeper.standing().last_good, Some(home.clock.now()));
}

/// Also once the program was started again, and where only a person makes backups.
#[tokio::test]
async fn a_newest_backup_that_is_not_sound_is_told() {
    let home = Home::with(&[("QUARTERMASTER_BACKUP_EVERY", "off")]).await;
    home.past(TAMPERED).await;
    let made = home.keeper.create("manual").await.unwrap();
    assert!(!made.drill.has_passed());
    assert_eq!(home.cause(), Some(BackupTrouble::Unsound));
    let again = Keeper::new(
        &home.keeper.0.settings,
        home.store.clone(),
        home.clock.clone(),
    );
    again.tend().await;
    let failure = again.standing().failure.unwrap();
    assert_eq!(failure.cause, BackupTrouble::Unsound);
}

#[tokio::test]
async fn what_rotted_is_found_within_a_day_and_replaced() {
    let home = Home::new().await;
    home.enter("Food").await;
    home.keeper.tend().await;
    let file = home.named("20261123-071500-scheduled");
    let modified = fs::metadata(&file).unwrap().modified().unwrap();
    let mut content = fs::read(&file).unwrap();
    let middle = content.len() / 2;
    content[middle..middle + 8_192].fill(0xa5);
    fs::write(&file, content).unwrap();
    let rotten = File::options().write(true).open(&file).unwrap();
    rotten.set_modified(modified).unwrap();
    home.keeper.tend().await;
    assert_eq!(home.reasons().await, ["scheduled"]);
    home.pass(DAY);
    home.keeper.tend().await;
    let listed = home.keeper.list().await.unwrap();
    let passed: Vec<_> = listed.iter().map(|it| it.drill.has_passed()).collect();
    assert_eq!(passed, [true, false]);
    assert_eq!(home.keeper.standing().last_good, Some(home.clock.now()));
    assert_eq!(home.cause(), None, "there is a good one since");
}
