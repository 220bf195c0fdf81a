use std::time::Duration;

use anyhow::Context as _;
use quartermaster_adapters_db::{Kept, RestoreError, put_back, restore, restore_over_lost};
use quartermaster_application::ports::{BackupTrouble, BackupsError, Drill, RestoredBackup};

use super::trouble::{chain, of_restore};
use super::{Turn, Work};
use crate::commands::log::{log_created, log_restored};
use crate::commands::migrate::migrate;

/// How long requests that run may go on before the database is taken from them.
const CLOSING: Duration = Duration::from_secs(10);

impl Work {
    /// Puts a backup in the place of the live database, while requests are told to come again.
    pub(super) async fn restore(
        &self,
        turn: &Turn,
        name: &str,
    ) -> Result<RestoredBackup, BackupsError> {
        let backup = self.find(name).await?;
        let backup = self.drill(turn, &backup).await?;
        if let Drill::Failed { findings, .. } = backup.drill {
            return Err(BackupsError::Unsound(findings));
        }
        let file = self.file_of(&backup);
        let (live, folder) = (&self.settings.database, &self.settings.backups);
        let now = self.clock.now();
        let restored = if self.make_way_for_a_restore().await? {
            let closed = tokio::time::timeout(CLOSING, self.store.close()).await;
            if closed.is_err() {
                self.open_what_is_live().await?;
                return Err(BackupsError::Busy);
            }
            restore(&file, live, folder, now).await
        } else {
            self.store.leave();
            restore_over_lost(&file, live, folder, now).await
        };
        let restored = match restored {
            Ok(restored) => restored,
            Err(error) => {
                self.open_what_is_live().await?;
                return Err(restore_failed(&error));
            }
        };
        if let Some(Kept::Backup(kept)) = &restored.kept {
            log_created(kept);
        }
        if let Err(error) = self.take_forward_and_open().await {
            tell_of_failure(&format!("{error:#}"));
            self.put_back(restored.kept.as_ref(), error).await?;
            return Err(BackupsError::Failed(BackupTrouble::Schema));
        }
        log_restored(&file, restored.kept.as_ref());
        self.look().await?;
        Ok(RestoredBackup {
            kept_as: restored.kept.and_then(name_of),
        })
    }

    async fn take_forward_and_open(&self) -> anyhow::Result<()> {
        migrate(&self.settings).await?;
        self.store.reopen(&self.settings.database).await?;
        Ok(())
    }

    /// What was restored cannot be served: what was live before is live again. Where nothing was, what
    /// was restored stays for the next start, and is not served as it is.
    pub(super) async fn put_back(
        &self,
        kept: Option<&Kept>,
        why: anyhow::Error,
    ) -> Result<(), BackupsError> {
        let Some(kept) = kept else {
            return Err(BackupsError::Closed(why.into()));
        };
        let put = put_back(kept, &self.settings.database).await;
        put.map_err(|error| BackupsError::Closed(Box::new(error)))?;
        self.open_what_is_live().await
    }

    async fn open_what_is_live(&self) -> Result<(), BackupsError> {
        let reopened = self.store.reopen(&self.settings.database).await;
        reopened
            .context("the database could not be opened again")
            .map_err(|error| BackupsError::Closed(error.into()))
    }
}

fn restore_failed(error: &RestoreError) -> BackupsError {
    tell_of_failure(&chain(error));
    BackupsError::Failed(of_restore(error))
}

fn tell_of_failure(error: &str) {
    tracing::error!(
        event = "restore_failed",
        error,
        "The restore failed, and nothing was changed: {error}"
    );
}

fn name_of(kept: Kept) -> Option<String> {
    let file = match kept {
        Kept::Backup(backup) => backup.file,
        Kept::Damaged(file) => file,
    };
    Some(file.file_name()?.to_str()?.to_owned())
}
