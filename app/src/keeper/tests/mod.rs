//! The keeper on a real file, with a clock that the test sets.

mod bad_files;
mod many;
mod restoring;
mod schedule;

use std::fs;
use std::sync::atomic::{AtomicI64, Ordering};

use quartermaster_application::Quartermaster;
use quartermaster_application::audit::{Author, Channel};
use quartermaster_application::ports::{BackupTrouble, NoBackups, Store as _};
use quartermaster_application::template::entries;
use quartermaster_domain::template::{EntryInput, EntryKind};
use quartermaster_domain::text::{Category, Name};
use quartermaster_domain::{Money, Timestamp};
use sqlx::Connection as _;
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

    fn database(&self) -> PathBuf {
        self.folder.path().join("money.db")
    }

    /// A file of the folder of backups, by what its name says.
    fn named(&self, rest: &str) -> PathBuf {
        self.backups().join(format!("quartermaster-{rest}.db"))
    }

    /// Runs SQL past the program.
    async fn past(&self, sql: &str) {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(self.database());
        let mut raw = sqlx::SqliteConnection::connect_with(&options)
            .await
            .unwrap();
        sqlx::raw_sql(sqlx::AssertSqlSafe(sql.to_owned()))
            .execute(&mut raw)
            .await
            .unwrap();
        raw.close().await.unwrap();
    }

    fn cause(&self) -> Option<BackupTrouble> {
        let failure = self.keeper.standing().failure;
        failure.map(|failure| failure.cause)
    }
}
