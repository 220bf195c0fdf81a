//! The keeper on a real file, with a clock that the test sets.

use std::fs;
use std::sync::atomic::{AtomicI64, Ordering};

use quartermaster_application::Quartermaster;
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::ports::{NoBackups, Store as _};
use quartermaster_application::template::entries;
use quartermaster_domain::Money;
use quartermaster_domain::template::{EntryInput, EntryKind};
use quartermaster_domain::text::{Category, Name};
use tempfile::TempDir;

use super::*;
use crate::settings::Settings;

const START: i64 = 1_795_418_100;
const HOUR: i64 = 3_600;
const DAY: i64 = 24 * HOUR;

struct HandClock(AtomicI64);

impl Clock for HandClock {
    fn now(&self) -> Timestamp {
        Timestamp::from_second(self.0.load(Ordering::SeqCst)).unwrap()
    }
}

/// A served household in a temporary folder.
struct Home {
    folder: TempDir,
    clock: Arc<HandClock>,
    store: Arc<SqliteStore>,
    keeper: Keeper,
}

impl Home {
    async fn with(extra: &[(&str, &str)]) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite:///{}/money.db", folder.path().display());
        let settings = Settings::read(&|name| {
            let extra = extra.iter().find(|(known, _)| *known == name);
            match (name, extra) {
                (_, Some((_, value))) => Some((*value).into()),
                ("QUARTERMASTER_DB_URL", None) => Some(url.clone().into()),
                _ => None,
            }
        })
        .unwrap();
        let clock = Arc::new(HandClock(AtomicI64::new(START)));
        quartermaster_adapters_db::migrate(&settings.database, &settings.backups, clock.now())
            .await
            .unwrap();
        let store = Arc::new(SqliteStore::open(&settings.database).await.unwrap());
        let keeper = Keeper::new(&settings, store.clone(), clock.clone());
        Self {
            folder,
            clock,
            store,
            keeper,
        }
    }

    async fn new() -> Self {
        Self::with(&[]).await
    }

    fn app(&self) -> Quartermaster {
        Quartermaster {
            store: self.store.clone(),
            clock: self.clock.clone(),
            backups: Arc::new(NoBackups),
        }
    }

    /// Changes something.
    async fn enter(&self, name: &str) {
        let input = EntryInput {
            kind: Some(Ok(EntryKind::Expense)),
            name: Some(Name::parse(name)),
            category: Some(Category::parse("Home")),
            planned: Some(Ok(Money::from_minor(100))),
            ..EntryInput::default()
        };
        let by = Author::local(Channel::Page);
        entries::create(&self.app(), &by, input).await.unwrap();
    }

    async fn entries(&self) -> Vec<String> {
        let template = self.store.read().await.unwrap().template().await.unwrap();
        let names = template.entries.iter();
        names.map(|entry| entry.fields.name.to_string()).collect()
    }

    fn pass(&self, seconds: i64) {
        self.clock.0.fetch_add(seconds, Ordering::SeqCst);
    }

    async fn reasons(&self) -> Vec<String> {
        let kept = self.keeper.list().await.unwrap();
        kept.into_iter().map(|backup| backup.reason).collect()
    }

    fn backups(&self) -> PathBuf {
        self.folder.path().join("backups")
    }
}

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
    assert!(failure.message.contains("backups"), "{}", failure.message);
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
