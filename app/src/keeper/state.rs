use std::collections::BTreeSet;
use std::time::Duration;

use quartermaster_application::ports::{
    BackupFailure, BackupTrouble, Drill, KeptBackup, Standing, is_after,
};
use quartermaster_domain::Timestamp;

/// A backup may be this much later than the schedule says before anybody is warned.
const GRACE: Duration = Duration::from_secs(3_600);

/// After a failure the next try comes this soon.
const RETRY: Duration = Duration::from_secs(900);

/// What is known of the backups since the last look.
#[derive(Debug)]
pub(super) struct State {
    every: Option<Duration>,
    started_at: Timestamp,
    /// Those of the last look, the newest first, with what was learnt of single ones since.
    kept: Vec<KeptBackup>,
    last_good: Option<Timestamp>,
    newest: Newest,
    /// When the newest backup was last seen to hold all there is.
    confirmed_at: Option<Timestamp>,
    /// Whether nobody has entered anything yet.
    is_untouched: bool,
    /// Why the last backup failed, or was none to rely on: the next one waits a while.
    failure: Option<BackupFailure>,
    /// A backup that did not pass; there was no good one since.
    unsound: Option<BackupFailure>,
    /// What else went wrong at the last look. The schedule goes on.
    upkeep: Option<BackupFailure>,
    /// The backups that the log was told of once.
    told: BTreeSet<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Newest {
    Good,
    Unsound,
    Untried,
}

impl State {
    pub(super) fn new(every: Option<Duration>, started_at: Timestamp) -> Self {
        Self {
            every,
            started_at,
            kept: Vec::new(),
            last_good: None,
            newest: Newest::Untried,
            confirmed_at: None,
            is_untouched: true,
            failure: None,
            unsound: None,
            upkeep: None,
            told: BTreeSet::new(),
        }
    }

    pub(super) fn standing(&self, now: Timestamp) -> Standing {
        let allowed = self.every.map(|every| every + GRACE.min(every));
        let covered = self.covered_until(now);
        let since = covered.unwrap_or(self.started_at);
        let is_late = allowed.is_some_and(|allowed| age(since, now) > allowed);
        let unsound = self.unsound.as_ref();
        let unsound = unsound.filter(|unsound| covered.is_none_or(|good| good < unsound.at));
        let failure = self.failure.as_ref().or(unsound).or(self.upkeep.as_ref());
        Standing {
            last_good: self.last_good,
            every: self.every,
            is_late: is_late && !self.is_untouched,
            failure: failure.cloned(),
        }
    }

    /// How long it is until the next backup; none where none is to be made.
    pub(super) fn until_due(&self, now: Timestamp) -> Option<Duration> {
        let every = self.every?;
        if self.is_untouched {
            return None;
        }
        let regular = self.covered_until(now).map_or(Duration::ZERO, |covered| {
            every.saturating_sub(age(covered, now))
        });
        let failure = self.failure.as_ref();
        let failure = failure.filter(|failure| !is_after(failure.at, now));
        let retry = failure.map_or(Duration::ZERO, |failure| {
            RETRY.min(every).saturating_sub(age(failure.at, now))
        });
        Some(regular.max(retry))
    }

    pub(super) fn see(&mut self, newest_first: Vec<KeptBackup>, now: Timestamp) {
        self.kept = newest_first;
        self.judge(now);
    }

    /// What is known of one backup now; the others need no look for that.
    pub(super) fn learn(&mut self, backup: &KeptBackup, now: Timestamp) {
        let order = (backup.made_at, &backup.name);
        let place = self
            .kept
            .partition_point(|known| (known.made_at, &known.name) > order);
        match self.kept.get_mut(place) {
            Some(known) if known.name == backup.name => known.clone_from(backup),
            _ => self.kept.insert(place, backup.clone()),
        }
        self.judge(now);
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.kept.len()
    }

    /// Whether one that is not sound was made within the interval of the schedule, and none since.
    pub(super) fn has_a_recent_unsound_one(&self, now: Timestamp) -> bool {
        let mut can_be_newest = self.kept.iter().filter(|kept| kept.can_be_newest(now));
        let made_at = can_be_newest.next().map(|newest| newest.made_at);
        self.newest == Newest::Unsound
            && made_at
                .zip(self.every)
                .is_some_and(|(made_at, every)| age(made_at, now) < every)
    }

    fn judge(&mut self, now: Timestamp) {
        let can_be_newest = self.kept.iter().filter(|backup| backup.can_be_newest(now));
        let mut good = can_be_newest
            .clone()
            .filter(|backup| backup.drill.has_passed());
        self.last_good = good.next().map(|backup| backup.made_at);
        let newest = can_be_newest.map(|backup| &backup.drill).next();
        self.newest = match newest {
            Some(Drill::Passed { .. }) => Newest::Good,
            Some(Drill::Failed { at, .. }) => {
                let at = *at;
                self.find_unsound(at);
                Newest::Unsound
            }
            Some(Drill::Untried) | None => Newest::Untried,
        };
    }

    pub(super) fn see_whether_untouched(&mut self, is_untouched: bool) {
        self.is_untouched = is_untouched;
    }

    /// Nothing changed since the newest backup, which counts where that is good.
    pub(super) fn confirm(&mut self, now: Timestamp) {
        match self.newest {
            Newest::Good => {
                self.confirmed_at = Some(now);
                self.failure = None;
            }
            Newest::Unsound => self.fail(now, BackupTrouble::Unsound),
            Newest::Untried => self.fail(now, BackupTrouble::Untried),
        }
    }

    /// A backup was made, and drilled with this result.
    pub(super) fn make(&mut self, drill: &Drill, now: Timestamp) {
        match drill {
            Drill::Passed { .. } => self.failure = None,
            Drill::Failed { .. } => self.fail(now, BackupTrouble::Unsound),
            Drill::Untried => self.fail(now, BackupTrouble::Untried),
        }
    }

    pub(super) fn fail(&mut self, at: Timestamp, cause: BackupTrouble) {
        self.failure = Some(BackupFailure { at, cause });
    }

    pub(super) fn find_unsound(&mut self, at: Timestamp) {
        let cause = BackupTrouble::Unsound;
        self.unsound = Some(BackupFailure { at, cause });
    }

    /// Whether the log was not told of this backup yet.
    pub(super) fn is_news(&mut self, name: &str) -> bool {
        self.told.insert(name.to_owned())
    }

    pub(super) fn begin_upkeep(&mut self) {
        self.upkeep = None;
    }

    /// The first of what goes wrong at one look is told.
    pub(super) fn fail_upkeep(&mut self, at: Timestamp, cause: BackupTrouble) {
        self.upkeep.get_or_insert(BackupFailure { at, cause });
    }

    /// What was entered until then is in a good backup.
    fn covered_until(&self, now: Timestamp) -> Option<Timestamp> {
        let last_good = self.last_good?;
        let confirmed = self.confirmed_at.filter(|at| !is_after(*at, now));
        Some(confirmed.map_or(last_good, |confirmed| confirmed.max(last_good)))
    }
}

/// How long ago; nothing where the clock went back.
fn age(then: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(then)).unwrap_or_default()
}
