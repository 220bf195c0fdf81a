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

use std::error::Error;
use std::fs::File;
use std::io;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use async_trait::async_trait;
use quartermaster_adapters_db::{
    Backup, BackupError, SqliteStore, backup, catalogue, drill_backup, find_backup,
};
use quartermaster_application::ports::{
    Backups, BackupsError, Clock, Drill, KeptBackup, RestoredBackup, Standing,
};
use quartermaster_domain::Timestamp;
use tokio::sync::OwnedMutexGuard;

use crate::commands::log::log_created;
use crate::settings::Settings;
use state::State;

/// How long a person's act waits for one that is running.
const PATIENCE: Duration = Duration::from_secs(10);

/// Keeps the backups of one database.
#[derive(Clone)]
pub(crate) struct Keeper(Arc<Work>);

struct Work {
    settings: Settings,
    store: Arc<SqliteStore>,
    clock: Arc<dyn Clock>,
    turn: Arc<tokio::sync::Mutex<()>>,
    state: Mutex<State>,
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
        }))
    }

    /// Looks at the backups and makes one when it is time, until the program ends.
    pub(crate) async fn tend_for_ever(self) {
        loop {
            let pause = self.tend().await;
            tokio::time::sleep(pause).await;
        }
    }

    /// Looks once at the backups, makes one if it is time, and says when to look again.
    pub(crate) async fn tend(&self) -> Duration {
        let turn = Arc::clone(&self.0.turn).lock_owned().await;
        self.0.tend(&turn).await
    }

    /// Waits for the act that runs, and lets no other begin.
    pub(crate) async fn finish(&self) -> Turn {
        Arc::clone(&self.0.turn).lock_owned().await
    }

    /// Runs an act to its end, whether or not somebody waits for it.
    async fn act<T, F>(&self, act: impl FnOnce(Arc<Work>, Turn) -> F) -> Result<T, BackupsError>
    where
        T: Send + 'static,
        F: Future<Output = Result<T, BackupsError>> + Send + 'static,
    {
        let turn = Arc::clone(&self.0.turn).lock_owned();
        let turn = tokio::time::timeout(PATIENCE, turn)
            .await
            .map_err(|_| BackupsError::Busy)?;
        let acting = tokio::spawn(act(Arc::clone(&self.0), turn));
        acting.await.unwrap_or_else(|error| Err(failed(error)))
    }
}

#[async_trait]
impl Backups for Keeper {
    fn standing(&self) -> Standing {
        self.0.state().standing(self.0.clock.now())
    }

    async fn list(&self) -> Result<Vec<KeptBackup>, BackupsError> {
        self.0.catalogue().await.map_err(failed)
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
            work.drill(&turn, &backup).await?;
            work.find(&name).await
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
        File::open(self.0.file_of(&backup)).map_err(failed)
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
        find_backup(&self.settings.backups, name)
            .await
            .ok_or(BackupsError::NotFound)
    }

    /// Makes a backup, whether or not something changed since the last.
    async fn create(&self, turn: &Turn, reason: &str) -> Result<KeptBackup, BackupsError> {
        let Settings {
            database, backups, ..
        } = &self.settings;
        match backup(database, backups, reason, self.clock.now()).await {
            Ok(made) => self.prove(turn, &made).await,
            Err(error) => Err(self.note_failure(reason, error)),
        }
    }

    /// Drills a backup that was just made.
    async fn prove(&self, turn: &Turn, made: &Backup) -> Result<KeptBackup, BackupsError> {
        log_created(made);
        let name = made.file.file_name().unwrap_or_default();
        let untried = self.find(&name.to_string_lossy()).await?;
        self.drill(turn, &untried).await?;
        self.find(&untried.name).await
    }

    /// Drills a backup; that it did not pass is noted for whoever looks, and is no failure of the act.
    async fn drill(&self, _turn: &Turn, backup: &KeptBackup) -> Result<Vec<String>, BackupsError> {
        let drilled = drill_backup(&self.file_of(backup), self.clock.now()).await;
        let findings = drilled.map_err(|error| self.note_failure(&backup.name, error))?;
        if !findings.is_empty() {
            let findings = findings.join("; ");
            tracing::error!(event = "backup_unsound", file = backup.name, findings);
        }
        self.look().await?;
        Ok(findings)
    }

    /// Brings what is known of the backups up to date, and says which were never tried.
    async fn look(&self) -> Result<Vec<KeptBackup>, BackupsError> {
        let mut kept = self
            .catalogue()
            .await
            .map_err(|error| self.note_failure("look", error))?;
        self.state().see(&kept);
        kept.retain(|backup| backup.drill == Drill::Untried);
        Ok(kept)
    }

    async fn catalogue(&self) -> Result<Vec<KeptBackup>, BackupError> {
        let kept = catalogue(&self.settings.backups).await;
        kept.map_err(|cause| self.of_folder(cause))
    }

    fn of_folder(&self, cause: io::Error) -> BackupError {
        BackupError::Folder {
            folder: self.settings.backups.clone(),
            cause,
        }
    }

    /// Tells the log and whoever looks at the settings.
    fn note_failure(
        &self,
        reason: &str,
        error: impl Error + Send + Sync + 'static,
    ) -> BackupsError {
        let at: Timestamp = self.clock.now();
        let error_chain = chain(&error);
        tracing::error!(event = "backup_failed", reason, error = error_chain);
        self.state().fail(at, error_chain);
        failed(error)
    }
}

fn failed(error: impl Error + Send + Sync + 'static) -> BackupsError {
    BackupsError::Failed(Box::new(error))
}

/// An error with its causes, in one line.
fn chain(error: &dyn Error) -> String {
    let mut line = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        line.push_str(": ");
        line.push_str(&error.to_string());
        cause = error.source();
    }
    line
}
