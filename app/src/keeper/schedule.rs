use std::time::Duration;

use quartermaster_adapters_db::{
    backup_if_changed, keep_to_owners, mark_scheduled, prune, read_again, sweep, verify,
};
use quartermaster_application::ports::{
    BackupTrouble, BackupsError, Drill, KeptBackup, Store as _, StoreError, is_after,
};
use quartermaster_application::reading::AuditPage;
use quartermaster_domain::{Timestamp, hours};

use super::{Turn, Work};
use crate::commands::log::log_narrowed;

/// The reason of the backups that nobody asked for.
pub(super) const REASON: &str = "scheduled";

/// How long it is between two looks at most: the machine may have slept, or its clock been set.
const LOOK_EVERY: Duration = Duration::from_secs(600);
const LOOK_AT_SOONEST: Duration = Duration::from_secs(1);

/// A temporary file this old belongs to nothing that runs.
const STRAY_HOURS: i64 = 24;

/// How often each backup is read again, and how many at one look at least, so that nobody waits for it
/// long. Where there are many it is so many that all of them are read in this many looks, which are
/// fewer than a day has.
const READ_AGAIN_HOURS: i64 = 24;
const READ_AGAIN_AT_ONCE: usize = 8;
const READ_AGAIN_LOOKS: usize = 100;

impl Work {
    /// Says which backups have to be tried, the newest first, so that the last good one is known soon:
    /// those of a migration, those somebody copied here, and all where the program learnt a new step.
    pub(super) async fn look_after(&self, _turn: &Turn) -> Vec<String> {
        let now = self.clock.now();
        self.state().begin_upkeep();
        // What fails is noted, logged and tried again at the next look.
        self.sweep(now).await;
        self.keep_to_owners().await;
        self.read_again(now).await;
        let is_untouched = self.is_untouched().await;
        self.state().see_whether_untouched(is_untouched);
        self.untried().await
    }

    /// Those that have to be tried, by a look at all of them.
    pub(super) async fn untried(&self) -> Vec<String> {
        let now = self.clock.now();
        let kept = self.look().await.unwrap_or_default();
        kept.iter()
            .for_each(|backup| self.tell_of_a_later_date(backup, now));
        let untried = kept.into_iter().filter(|it| it.drill == Drill::Untried);
        untried.map(|backup| backup.name).collect()
    }

    /// It may have been tried or have gone since the look. One that cannot be tried holds up no other.
    pub(super) async fn drill_if_untried(&self, turn: &Turn, name: &str) {
        if let Ok(backup) = self.find(name).await
            && backup.drill == Drill::Untried
        {
            let _ = self.drill(turn, &backup).await;
        }
    }

    /// Makes a backup if it is time, and says when to look again.
    pub(super) async fn back_up_if_due(&self, turn: &Turn) -> Duration {
        let due = self.state().until_due(self.clock.now());
        if due == Some(Duration::ZERO) {
            let _ = self.make_scheduled(turn).await;
        }
        let next = self.state().until_due(self.clock.now());
        next.unwrap_or(LOOK_EVERY)
            .clamp(LOOK_AT_SOONEST, LOOK_EVERY)
    }

    /// Once for each: it may lie there for years.
    fn tell_of_a_later_date(&self, backup: &KeptBackup, now: Timestamp) {
        if is_after(backup.made_at, now) && self.state().is_news(&backup.name) {
            let file = &*backup.name;
            tracing::warn!(
                event = "backup_dated_later",
                file,
                "The backup {file} counts for nothing, as its name is later than now"
            );
        }
    }

    async fn make_scheduled(&self, turn: &Turn) -> Result<(), BackupsError> {
        let (database, folder) = (&self.settings.database, &self.settings.backups);
        let now = self.clock.now();
        if let Some(cause) = self.lost().await {
            self.state().fail(now, cause);
            return Ok(());
        }
        // Whoever goes on working with it would get a useless file at each try, which nothing deletes.
        if self.state().has_a_recent_unsound_one(now) && self.is_unsound().await {
            self.state().fail(now, BackupTrouble::Unsound);
            return Ok(());
        }
        match backup_if_changed(database, folder, REASON, now).await {
            Ok(None) => self.state().confirm(now),
            Ok(Some(made)) => {
                if let Err(error) = mark_scheduled(&made.file, now).await {
                    self.note_upkeep("mark", BackupTrouble::Folder, &self.of_folder(error));
                }
                self.prove(turn, &made).await?;
                self.prune(now).await;
            }
            Err(error) => return Err(self.note_failure(REASON, &error)),
        }
        Ok(())
    }

    /// Whether a backup would not pass. What else is in the way is found by making one.
    async fn is_unsound(&self) -> bool {
        let found = verify(&self.settings.database).await;
        found.is_ok_and(|findings| !findings.is_empty())
    }

    async fn prune(&self, now: Timestamp) {
        let Some(keep) = self.settings.backup_keep else {
            return;
        };
        match prune(&self.settings.backups, now, keep.get()).await {
            Ok(deleted) => {
                for file in deleted {
                    tracing::info!(
                        event = "backup_deleted",
                        file,
                        "The scheduled backup {file} was deleted, as enough newer ones are kept"
                    );
                }
            }
            Err(error) => self.note_upkeep("prune", BackupTrouble::Sweep, &self.of_folder(error)),
        }
    }

    async fn sweep(&self, now: Timestamp) {
        let Ok(before) = now.checked_sub(hours(STRAY_HOURS)) else {
            return;
        };
        if let Err(error) = sweep(&self.settings.backups, before).await {
            self.note_upkeep("sweep", BackupTrouble::Folder, &self.of_folder(error));
        }
    }

    /// What somebody copied here has the rights that it was made with.
    async fn keep_to_owners(&self) {
        let (database, backups) = (&self.settings.database, &self.settings.backups);
        log_narrowed(&keep_to_owners(database, backups).await.narrowed);
    }

    async fn read_again(&self, now: Timestamp) {
        let Ok(since) = now.checked_sub(hours(READ_AGAIN_HOURS)) else {
            return;
        };
        let folder = &self.settings.backups;
        let at_once = to_read_again(self.state().count());
        if let Err(error) = read_again(folder, since, now, at_once).await {
            self.note_upkeep("read", BackupTrouble::Folder, &self.of_folder(error));
        }
    }

    /// Whether nobody entered or changed anything yet: a database that was taken over has data though
    /// no change is told, and changed settings are no data. One that cannot be read may well hold
    /// something.
    async fn is_untouched(&self) -> bool {
        let newest = AuditPage {
            before: None,
            limit: 1,
        };
        let touched: Result<bool, StoreError> = async {
            let mut snapshot = self.store.read().await?;
            Ok(snapshot.currency_is_in_use().await? || !snapshot.audit(&newest).await?.is_empty())
        }
        .await;
        touched.is_ok_and(|is_touched| !is_touched)
    }
}

/// How many of so many backups are read again at one look.
pub(super) fn to_read_again(count: usize) -> usize {
    count.div_ceil(READ_AGAIN_LOOKS).max(READ_AGAIN_AT_ONCE)
}
