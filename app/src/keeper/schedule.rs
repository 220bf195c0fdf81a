use std::time::Duration;

use quartermaster_adapters_db::{backup_if_changed, prune, sweep};
use quartermaster_application::ports::{BackupsError, Store as _, StoreError};
use quartermaster_application::reading::AuditPage;
use quartermaster_domain::{Timestamp, hours};

use super::{Turn, Work};

/// The reason of the backups that nobody asked for.
pub(super) const REASON: &str = "scheduled";

/// How long it is between two looks at most: the machine may have slept, or its clock been set.
const LOOK_EVERY: Duration = Duration::from_secs(600);
const LOOK_AT_SOONEST: Duration = Duration::from_secs(1);

/// A temporary file this old belongs to nothing that runs.
const STRAY_HOURS: i64 = 24;

impl Work {
    pub(super) async fn tend(&self, turn: &Turn) -> Duration {
        let now = self.clock.now();
        self.sweep(now);
        // What fails is noted, logged and tried again at the next look.
        let _ = self.drill_the_untried(turn).await;
        let is_untouched = self.is_untouched().await;
        self.state().see_whether_untouched(is_untouched);
        let due = self.state().until_due(now);
        if due == Some(Duration::ZERO) {
            let _ = self.make_scheduled(turn).await;
        }
        let next = self.state().until_due(self.clock.now());
        next.unwrap_or(LOOK_EVERY)
            .clamp(LOOK_AT_SOONEST, LOOK_EVERY)
    }

    /// Those of a migration and those somebody copied here.
    async fn drill_the_untried(&self, turn: &Turn) -> Result<(), BackupsError> {
        for backup in self.look().await? {
            self.drill(turn, &backup).await?;
        }
        Ok(())
    }

    async fn make_scheduled(&self, turn: &Turn) -> Result<(), BackupsError> {
        let (database, folder) = (&self.settings.database, &self.settings.backups);
        let now = self.clock.now();
        match backup_if_changed(database, folder, REASON, now).await {
            Ok(None) => self.state().confirm(now),
            Ok(Some(made)) => {
                self.state().succeed();
                self.prove(turn, &made).await?;
                self.prune().await;
            }
            Err(error) => return Err(self.note_failure(REASON, error)),
        }
        Ok(())
    }

    async fn prune(&self) {
        let Some(keep) = self.settings.backup_keep else {
            return;
        };
        match prune(&self.settings.backups, REASON, keep.get()).await {
            Ok(deleted) => {
                for file in deleted {
                    tracing::info!(event = "backup_deleted", file);
                }
            }
            Err(error) => {
                self.note_failure("prune", self.of_folder(error));
            }
        }
    }

    fn sweep(&self, now: Timestamp) {
        let Ok(before) = now.checked_sub(hours(STRAY_HOURS)) else {
            return;
        };
        if let Err(error) = sweep(&self.settings.backups, before) {
            self.note_failure("sweep", self.of_folder(error));
        }
    }

    /// Whether nothing was ever changed. A database that cannot be read may well hold something.
    async fn is_untouched(&self) -> bool {
        let newest = AuditPage {
            before: None,
            limit: 1,
        };
        let changes: Result<_, StoreError> = async {
            let mut snapshot = self.store.read().await?;
            snapshot.audit(&newest).await
        }
        .await;
        changes.is_ok_and(|changes| changes.is_empty())
    }
}
