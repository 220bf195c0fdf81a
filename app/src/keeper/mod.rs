//! Keeping backups of the database that is served: on a schedule, at a person's wish, and putting one
//! back while the server runs.
//!
//! One act runs at a time, in a task of its own: a client that goes away in the middle of a restore
//! leaves it running to its end.

mod restoring;
mod schedule;
mod state;
#[cfg(test)]
mod tests;
mod trouble;
mod watch;
mod watching;

use std::collections::VecDeque;
use std::error::Error;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use quartermaster_adapters_db::{
    Backup, BackupError, SqliteStore, backup, catalogue, drill_backup, find_backup, open_backup,
};
use quartermaster_application::ports::{
    BackupTrouble, Backups, BackupsError, Clock, Drill, KeptBackup, RestoredBackup, Standing,
};
use tokio::sync::OwnedMutexGuard;
use tokio::time::Instant;

use crate::commands::log::{log_created, log_failed};
use crate::settings::Settings;
use state::State;
pub(crate) use trouble::chain;
use trouble::of_backup;
use watch::Watch;

/// How long a person's act waits for one that is running.
const PATIENCE: Duration = Duration::from_secs(10);

/// How often it is asked whether somebody put a backup into the folder.
const GLANCE_EVERY: Duration = Duration::from_secs(1);

/// Keeps the backups of one database.
#[derive(Clone)]
pub(crate) struct Keeper(Arc<Work>);

struct Work {
    settings: Settings,
    store: Arc<SqliteStore>,
    clock: Arc<dyn Clock>,
    turn: Arc<tokio::sync::Mutex<()>>,
    state: Mutex<State>,
    watch: Watch,
    watched: tokio::sync::Mutex<watching::Watched>,
}

type Turn = OwnedMutexGuard<()>;

impl Keeper {
    pub(crate) fn new(settings: &Settings, store: Arc<SqliteStore>, clock: Arc<dyn Clock>) -> Self {
        let started_at = clock.now();
        Self(Arc::new(Work {
            settings: settings.clone(),
            store,
            clock,
            turn: Arc::default(),
            state: Mutex::new(State::new(settings.backup_every, started_at)),
            watch: Watch::over(&settings.backups),
            watched: tokio::sync::Mutex::default(),
        }))
    }

    /// Looks at the backups and makes one when it is time, until the program ends.
    pub(crate) async fn tend_for_ever(self) {
        loop {
            let pause = self.tend().await;
            self.rest(pause).await;
        }
    }

    /// Waits that long at most, and no longer than until somebody put a backup into the folder: it counts
    /// from then on.
    async fn rest(&self, pause: Duration) {
        let end = Instant::now() + pause;
        while let Some(left) = end.checked_duration_since(Instant::now())
            && !left.is_zero()
        {
            tokio::time::sleep(left.min(GLANCE_EVERY)).await;
            if self.0.watch.is_due().await {
                return;
            }
        }
    }

    /// Looks once at the backups, tries those that nobody tried yet, makes one if it is time, and says
    /// when to look again. There may be hundreds to try, as after a release with a new schema step:
    /// whoever waits comes between two of them, and what somebody puts there meanwhile is seen.
    pub(crate) async fn tend(&self) -> Duration {
        let mut untried = VecDeque::from(self.0.look_after(&self.turn().await).await);
        while let Some(name) = untried.pop_front() {
            let turn = self.turn().await;
            self.0.drill_if_untried(&turn, &name).await;
            self.0.back_up_if_due(&turn).await;
            if self.0.watch.is_due().await {
                untried = VecDeque::from(self.0.untried().await);
            }
        }
        self.0.back_up_if_due(&self.turn().await).await
    }

    /// Waits for the act that runs, and lets no other begin.
    pub(crate) async fn finish(&self) -> Turn {
        self.turn().await
    }

    /// Those who wait get it in the order in which they came.
    async fn turn(&self) -> Turn {
        Arc::clone(&self.0.turn).lock_owned().await
    }

    /// Runs an act to its end, whether or not somebody waits for it.
    async fn act<T, F>(&self, act: impl FnOnce(Arc<Work>, Turn) -> F) -> Result<T, BackupsError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, BackupsError>> + Send + 'static,
    {
        let turn = tokio::time::timeout(PATIENCE, self.turn())
            .await
            .map_err(|_| BackupsError::Busy)?;
        let acting = tokio::spawn(act(Arc::clone(&self.0), turn));
        acting.await.unwrap_or_else(|error| {
            log_failed("act", &error);
            Err(BackupsError::Failed(BackupTrouble::Interrupted))
        })
    }
}

#[async_trait]
impl Backups for Keeper {
    fn standing(&self) -> Standing {
        self.0.state().standing(self.0.clock.now())
    }

    async fn list(&self) -> Result<Vec<KeptBackup>, BackupsError> {
        self.0.catalogue().await.map_err(|error| {
            log_failed("list", &error);
            BackupsError::Failed(of_backup(&error))
        })
    }

    async fn find(&self, name: &str) -> Result<KeptBackup, BackupsError> {
        self.0.find(name).await
    }

    async fn create(&self, reason: &str) -> Result<KeptBackup, BackupsError> {
        let reason = reason.to_owned();
        self.act(async move |work, turn| work.create(&turn, &reason).await)
            .await
    }

    async fn drill(&self, name: &str) -> Result<KeptBackup, BackupsError> {
        let name = name.to_owned();
        self.act(async move |work, turn| {
            let backup = work.find(&name).await?;
            work.drill(&turn, &backup).await
        })
        .await
    }

    async fn restore(&self, name: &str) -> Result<RestoredBackup, BackupsError> {
        let name = name.to_owned();
        self.act(async move |work, turn| work.restore(&turn, &name).await)
            .await
    }

    async fn open(&self, name: &str) -> Result<File, BackupsError> {
        let backup = self.0.find(name).await?;
        open_backup(&self.0.file_of(&backup))
            .await
            .map_err(|error| {
                log_failed(name, &error);
                BackupsError::Failed(BackupTrouble::Folder)
            })
    }
}

impl Work {
    fn state(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn file_of(&self, backup: &KeptBackup) -> PathBuf {
        self.settings.backups.join(&backup.name)
    }

    async fn find(&self, name: &str) -> Result<KeptBackup, BackupsError> {
        find_backup(&self.settings.backups, name, self.clock.now())
            .await
            .ok_or(BackupsError::NotFound)
    }

    /// Makes a backup, whether or not something changed since the last.
    async fn create(&self, turn: &Turn, reason: &str) -> Result<KeptBackup, BackupsError> {
        if let Some(cause) = self.lost().await {
            self.state().fail(self.clock.now(), cause);
            return Err(BackupsError::Failed(cause));
        }
        let Settings {
            database, backups, ..
        } = &self.settings;
        match backup(database, backups, reason, self.clock.now()).await {
            Ok(made) => self.prove(turn, &made).await,
            Err(error) => Err(self.note_failure(reason, &error)),
        }
    }

    /// Drills a backup that was just made; one that is not good is a failure, though the file stays.
    async fn prove(&self, turn: &Turn, made: &Backup) -> Result<KeptBackup, BackupsError> {
        log_created(made);
        let name = made.file.file_name().unwrap_or_default();
        let untried = self.find(&name.to_string_lossy()).await?;
        let drilled = self.drill(turn, &untried).await;
        let result = drilled.as_ref().map_or(&Drill::Untried, |made| &made.drill);
        self.state().make(result, self.clock.now());
        drilled
    }

    /// Drills a backup; that it did not pass is noted for whoever looks, and is no failure of the act.
    async fn drill(&self, _turn: &Turn, backup: &KeptBackup) -> Result<KeptBackup, BackupsError> {
        if backup.is_set_aside() {
            return Ok(backup.clone());
        }
        let drilled = drill_backup(&self.file_of(backup), self.clock.now()).await;
        let findings = drilled.map_err(|error| {
            self.note_upkeep(&backup.name, BackupTrouble::Untried, &error);
            BackupsError::Failed(BackupTrouble::Untried)
        })?;
        if !findings.is_empty() {
            let findings = findings.join("; ");
            let file = &*backup.name;
            tracing::error!(
                event = "backup_unsound",
                file,
                findings,
                "The backup {file} did not pass its check: {findings}"
            );
            self.state().find_unsound(self.clock.now());
        }
        let drilled = self.find(&backup.name).await?;
        self.state().learn(&drilled, self.clock.now());
        Ok(drilled)
    }

    /// Brings what is known of the backups up to date, and says which there are.
    async fn look(&self) -> Result<Vec<KeptBackup>, BackupsError> {
        self.watch.look().await;
        let kept = self.catalogue().await.map_err(|error| {
            let cause = of_backup(&error);
            self.note_upkeep("look", cause, &error);
            BackupsError::Failed(cause)
        })?;
        self.state().see(kept.clone(), self.clock.now());
        Ok(kept)
    }

    async fn catalogue(&self) -> Result<Vec<KeptBackup>, BackupError> {
        let kept = catalogue(&self.settings.backups, self.clock.now()).await;
        kept.map_err(|cause| self.of_folder(cause))
    }

    fn of_folder(&self, cause: io::Error) -> BackupError {
        BackupError::Folder {
            folder: self.settings.backups.clone(),
            cause,
        }
    }

    /// Tells the log and whoever looks at the settings that there is no backup.
    fn note_failure(&self, reason: &str, error: &BackupError) -> BackupsError {
        let cause = of_backup(error);
        log_failed(reason, error);
        self.state().fail(self.clock.now(), cause);
        BackupsError::Failed(cause)
    }

    /// Tells them that something about those that are there failed.
    fn note_upkeep(&self, what: &str, cause: BackupTrouble, error: &dyn Error) {
        log_failed(what, error);
        self.state().fail_upkeep(self.clock.now(), cause);
    }
}
