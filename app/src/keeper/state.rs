use std::time::Duration;

use quartermaster_application::ports::{BackupFailure, KeptBackup, Standing};
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
    last_good: Option<Timestamp>,
    newest_is_good: bool,
    /// When the newest backup was last seen to hold all there is.
    confirmed_at: Option<Timestamp>,
    /// Whether nobody has entered anything yet.
    is_untouched: bool,
    failure: Option<BackupFailure>,
}

impl State {
    pub(super) fn new(every: Option<Duration>, started_at: Timestamp) -> Self {
        Self {
            every,
            started_at,
            last_good: None,
            newest_is_good: false,
            confirmed_at: None,
            is_untouched: true,
            failure: None,
        }
    }

    pub(super) fn standing(&self, now: Timestamp) -> Standing {
        let allowed = self.every.map(|every| every + GRACE.min(every));
        let since = self.covered_until().unwrap_or(self.started_at);
        let is_late = allowed.is_some_and(|allowed| age(since, now) > allowed);
        Standing {
            last_good: self.last_good,
            every: self.every,
            is_late: is_late && !self.is_untouched,
            failure: self.failure.clone(),
        }
    }

    /// How long it is until the next backup; none where none is to be made.
    pub(super) fn until_due(&self, now: Timestamp) -> Option<Duration> {
        let every = self.every?;
        if self.is_untouched {
            return None;
        }
        let regular = self.covered_until().map_or(Duration::ZERO, |covered| {
            every.saturating_sub(age(covered, now))
        });
        let retry = self.failure.as_ref().map_or(Duration::ZERO, |failure| {
            RETRY.min(every).saturating_sub(age(failure.at, now))
        });
        Some(regular.max(retry))
    }

    pub(super) fn see(&mut self, newest_first: &[KeptBackup]) {
        let mut good = newest_first
            .iter()
            .filter(|backup| backup.drill.has_passed());
        self.last_good = good.next().map(|backup| backup.made_at);
        self.newest_is_good = newest_first.first().map(|newest| newest.made_at) == self.last_good
            && self.last_good.is_some();
    }

    pub(super) fn see_whether_untouched(&mut self, is_untouched: bool) {
        self.is_untouched = is_untouched;
    }

    /// Nothing changed since the newest backup.
    pub(super) fn confirm(&mut self, now: Timestamp) {
        if self.newest_is_good {
            self.confirmed_at = Some(now);
        }
        self.failure = None;
    }

    pub(super) fn succeed(&mut self) {
        self.failure = None;
    }

    pub(super) fn fail(&mut self, at: Timestamp, message: String) {
        self.failure = Some(BackupFailure { at, message });
    }

    /// What was entered until then is in a good backup.
    fn covered_until(&self) -> Option<Timestamp> {
        self.last_good
            .max(self.confirmed_at.filter(|_| self.last_good.is_some()))
    }
}

/// How long ago; nothing where the clock went back.
fn age(then: Timestamp, now: Timestamp) -> Duration {
    Duration::try_from(now.duration_since(then)).unwrap_or_default()
}
