//! Whether the file of the database is still what it was, looked at without being asked.

use std::time::Duration;

use quartermaster_application::ports::{BackupTrouble, BackupsError, FileTrouble, StoreError};

use super::trouble::chain;
use super::{Keeper, Work};
use crate::commands::log::{log_created, log_set_aside};

/// How long it is between two looks, which open nothing.
const LOOK_EVERY: Duration = Duration::from_secs(1);

/// After so many looks what could not be saved is tried again.
const LOOKS_BETWEEN_TRIES: u32 = 30;

/// What is known of the file.
#[derive(Debug, Default)]
pub(super) struct Watched {
    trouble: Option<FileTrouble>,
    is_saved: bool,
    looks_until_next_try: u32,
}

impl Keeper {
    /// Looks until the program ends.
    pub(crate) async fn watch_for_ever(self) {
        loop {
            self.0.watch().await;
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// As the last thing before the file is closed.
    pub(crate) async fn watch_once_more(&self) {
        self.0.watched.lock().await.looks_until_next_try = 0;
        self.0.watch().await;
    }
}

impl Work {
    async fn watch(&self) {
        let found = self.store.trouble().await;
        let mut watched = self.watched.lock().await;
        if found != watched.trouble {
            *watched = Watched {
                trouble: found,
                ..Watched::default()
            };
            match found {
                Some(trouble) => self.tell(trouble),
                None => tracing::info!(
                    event = "database_found",
                    "the database file is what it was again"
                ),
            }
        }
        let Some(trouble) = found.filter(|_| !watched.is_saved) else {
            return;
        };
        if watched.looks_until_next_try > 0 {
            watched.looks_until_next_try -= 1;
            return;
        }
        watched.is_saved = self.save(trouble).await;
        watched.looks_until_next_try = LOOKS_BETWEEN_TRIES;
    }

    fn tell(&self, trouble: FileTrouble) {
        let file = self.settings.database.display();
        tracing::error!(
            event = "database_lost",
            error_class = StoreError::File(trouble).name(),
            file = %file,
            "nothing is written any more: {trouble}"
        );
    }

    /// Whether there is nothing more to do for what was kept.
    async fn save(&self, trouble: FileTrouble) -> bool {
        match trouble {
            FileTrouble::Missing | FileTrouble::Replaced => {
                self.rescue().await && (trouble == FileTrouble::Missing || self.make_way().await)
            }
            FileTrouble::LogMissing => self.renew_log().await,
            // The file is there, and its log as well.
            FileTrouble::ReadOnly | FileTrouble::Truncated | FileTrouble::Damaged => true,
        }
    }

    /// What is open has no name, or not the one that the next start looks for.
    async fn rescue(&self) -> bool {
        let Some((open_as, is_deleted)) = self.store.open_as() else {
            return true;
        };
        let folder = self.settings.database.parent();
        if !is_deleted
            && folder.is_some_and(|folder| !folder.as_os_str().is_empty() && !folder.exists())
        {
            // The folder has another name now: with it everything comes back.
            return true;
        }
        match self
            .store
            .rescue(&self.settings.backups, self.clock.now())
            .await
        {
            Ok(made) => {
                log_created(&made);
                let file = made.file.display();
                tracing::error!(
                    event = "database_rescued",
                    file = %file,
                    "what was open is in the backup {file}"
                );
                true
            }
            Err(error) => {
                let (error, open_as) = (chain(&error), open_as.display());
                tracing::error!(
                    event = "database_not_rescued",
                    error,
                    open_as = %open_as,
                    "what is open could not be copied: {error}; while the server runs it can be read as {open_as}"
                );
                false
            }
        }
    }

    /// The log of what was open is not to be played into what is at its place now.
    async fn make_way(&self) -> bool {
        match self.store.set_log_aside(self.clock.now()).await {
            Ok(aside) => {
                aside.iter().for_each(|file| log_set_aside(file));
                true
            }
            Err(error) => {
                tracing::error!(
                    event = "leftover_stays",
                    error = %error,
                    "the log of what was open could not be renamed: {error}"
                );
                false
            }
        }
    }

    async fn renew_log(&self) -> bool {
        let turn = self.turn.lock().await;
        let renewed = self.store.renew_log(self.clock.now()).await;
        drop(turn);
        match renewed {
            Ok(()) => tracing::warn!(
                event = "log_renewed",
                "what the log held is in the database file, which has a new log"
            ),
            Err(error) => {
                let error = chain(&error);
                tracing::error!(
                    event = "log_not_renewed",
                    error,
                    "the database could get no new log: {error}"
                );
            }
        }
        false
    }

    /// Why no backup can be made of what is at the place of the database.
    pub(super) async fn lost(&self) -> Option<BackupTrouble> {
        match self.store.trouble().await? {
            FileTrouble::ReadOnly => None,
            FileTrouble::Missing => Some(BackupTrouble::NoDatabase),
            FileTrouble::Truncated | FileTrouble::Damaged => Some(BackupTrouble::DatabaseDamaged),
            FileTrouble::Replaced | FileTrouble::LogMissing => {
                Some(BackupTrouble::DatabaseUnreadable)
            }
        }
    }

    /// What was open is saved before a backup takes its place. Says whether it can be closed: one that
    /// was written past SQLite has to be left as it is.
    ///
    /// # Errors
    /// It could not be saved, or is just about to get another log.
    pub(super) async fn make_way_for_a_restore(&self) -> Result<bool, BackupsError> {
        match self.store.trouble().await {
            None | Some(FileTrouble::ReadOnly) => Ok(true),
            Some(FileTrouble::Missing | FileTrouble::Replaced) => {
                let is_saved = self.watched.lock().await.is_saved;
                if (is_saved || self.rescue().await) && self.make_way().await {
                    return Ok(true);
                }
                Err(BackupsError::Failed(BackupTrouble::Keep))
            }
            Some(FileTrouble::LogMissing) => Err(BackupsError::Busy),
            Some(FileTrouble::Truncated | FileTrouble::Damaged) => Ok(false),
        }
    }
}
