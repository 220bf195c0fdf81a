use std::time::Duration;

use quartermaster_application::ports::{BackupFailure, Drill, KeptBackup, Standing};
#[cfg(test)]
use quartermaster_application::ports::{BackupTrouble, SET_ASIDE};
#[cfg(test)]
use quartermaster_domain::Household;
use quartermaster_domain::Timestamp;
use serde::Serialize;

use super::form::FormView;
#[cfg(test)]
use super::sample::{self, HOSTILE};
use super::{Shell, View};
use crate::format::Words;

/// The backups, as the settings show them.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BackupsPart {
    /// When backups are made, and the last good one.
    summary: [String; 2],
    /// What somebody has to see to; empty where nothing is wrong.
    warning: String,
    failure: String,
    lines: Vec<BackupLine>,
    has_more: bool,
    form: FormView,
}

/// All backups on a page of their own.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BackupsPage {
    part: BackupsPart,
    /// The backup that was restored a moment ago; empty where none was.
    restored: String,
}

/// One backup and what can be done with it.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct BackupPage {
    line: BackupLine,
    findings: Vec<String>,
    /// Whether it is no backup, but what was live and too damaged for one.
    is_set_aside: bool,
    /// Whether its last drill did not forbid to restore it.
    can_restore: bool,
    form: FormView,
}

#[derive(Debug, Clone, Serialize)]
struct BackupLine {
    name: String,
    reason: String,
    made: String,
    age: String,
    size: String,
    step: String,
    /// The number of the step alone, for lists.
    step_number: String,
    verified: String,
    is_bad: bool,
}

/// Backups that the settings show.
const SHOWN_IN_SETTINGS: usize = 5;

/// What a person types to restore.
pub(crate) const CONFIRMATION: &str = "restore";

/// What a month's page has to say of the backups; empty where all is well.
pub(crate) fn warning(standing: &Standing, words: &Words, now: Timestamp) -> String {
    match (standing.is_late, standing.last_good) {
        (true, Some(at)) => {
            let interval = standing.every.map(|it| words.interval(it));
            let values = [
                ("at", words.instant(at).into()),
                ("ago", ago(at, now, words).into()),
                ("interval", interval.unwrap_or_default().into()),
            ];
            words.text_with("backups-late", &values)
        }
        (true, None) => words.text("backups-late-none"),
        (false, _) if standing.failure.is_some() => words.text("backups-failed"),
        (false, _) => String::new(),
    }
}

/// When backups are made, and how old the last good one is.
fn summary(standing: &Standing, words: &Words, now: Timestamp) -> [String; 2] {
    let when = match standing.every {
        Some(every) => {
            let interval = words.interval(every);
            words.text_with("backups-every", &[("interval", interval.into())])
        }
        None => words.text("backups-never"),
    };
    let last = match standing.last_good {
        Some(at) => {
            let values = [
                ("at", words.instant(at).into()),
                ("ago", ago(at, now, words).into()),
            ];
            words.text_with("backups-last-good", &values)
        }
        None => words.text("backups-no-good"),
    };
    [when, last]
}

fn failure(failure: &BackupFailure, words: &Words) -> String {
    let values = [
        ("at", words.instant(failure.at).into()),
        ("trouble", failure.cause.name().into()),
    ];
    words.text_with("backups-failure", &values)
}

fn ago(at: Timestamp, now: Timestamp, words: &Words) -> String {
    words.ago(Duration::try_from(now.duration_since(at)).unwrap_or_default())
}

impl BackupsPart {
    pub(crate) fn of(
        standing: &Standing,
        backups: &[KeptBackup],
        words: &Words,
        now: Timestamp,
        form: Option<FormView>,
    ) -> Self {
        Self {
            summary: summary(standing, words, now),
            warning: warning(standing, words, now),
            failure: standing
                .failure
                .as_ref()
                .map(|it| failure(it, words))
                .unwrap_or_default(),
            lines: backups
                .iter()
                .map(|backup| BackupLine::of(backup, words, now))
                .collect(),
            has_more: false,
            form: form.unwrap_or_else(Self::form_empty),
        }
    }

    /// The newest ones only; the rest has a page of its own.
    pub(super) fn newest(mut self) -> Self {
        self.has_more = self.lines.len() > SHOWN_IN_SETTINGS;
        self.lines.truncate(SHOWN_IN_SETTINGS);
        self
    }

    pub(crate) fn form_empty() -> FormView {
        FormView::of([("reason", String::new())])
    }
}

impl BackupsPage {
    pub(crate) fn of(part: BackupsPart, restored: &str) -> Self {
        let is_there = part.lines.iter().any(|line| line.name == restored);
        Self {
            restored: if is_there {
                restored.to_owned()
            } else {
                String::new()
            },
            part,
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, words.text("backups-title"), "settings")
    }
}

impl BackupPage {
    pub(crate) fn of(
        backup: &KeptBackup,
        words: &Words,
        now: Timestamp,
        form: Option<FormView>,
    ) -> Self {
        let findings = match &backup.drill {
            Drill::Failed { findings, .. } => findings.clone(),
            Drill::Untried | Drill::Passed { .. } => Vec::new(),
        };
        Self {
            line: BackupLine::of(backup, words, now),
            is_set_aside: backup.is_set_aside(),
            can_restore: findings.is_empty(),
            findings,
            form: form.unwrap_or_else(Self::form_empty),
        }
    }

    pub(crate) fn form_empty() -> FormView {
        FormView::of([("confirmation", String::new())])
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, words.text("backups-one-title"), "settings")
    }
}

impl BackupLine {
    fn of(backup: &KeptBackup, words: &Words, now: Timestamp) -> Self {
        Self {
            name: backup.name.clone(),
            reason: backup.reason.replace('-', " "),
            made: words.instant(backup.made_at),
            age: ago(backup.made_at, now, words),
            size: words.bytes(backup.bytes),
            step: backup
                .schema_step
                .clone()
                .unwrap_or_else(|| words.text("backups-unknown")),
            step_number: match backup.schema_step.as_deref().map(number_of) {
                Some(number) => words.text_with("backups-step", &[("number", number.into())]),
                None => words.text("backups-unknown"),
            },
            verified: verified(&backup.drill, words, now),
            is_bad: matches!(backup.drill, Drill::Failed { .. }),
        }
    }
}

fn verified(drill: &Drill, words: &Words, now: Timestamp) -> String {
    let tried = |at: Timestamp| [("ago", ago(at, now, words).into())];
    match drill {
        Drill::Untried => words.text("backups-not-yet"),
        Drill::Passed { at } => words.text_with("backups-passed", &tried(*at)),
        Drill::Failed { at, .. } => words.text_with("backups-not-passed", &tried(*at)),
    }
}

/// `10` of `m0010_closed_months_are_frozen`.
fn number_of(step: &str) -> String {
    let digits = step
        .trim_start_matches('m')
        .split('_')
        .next()
        .unwrap_or(step);
    digits.trim_start_matches('0').to_owned()
}

/// A passed, an untried and a failed backup, and one that is none.
#[cfg(test)]
fn kept(now: Timestamp) -> Vec<KeptBackup> {
    let failed = Drill::Failed {
        at: now,
        findings: vec![HOSTILE.to_owned()],
    };
    let drills = [
        (Drill::Passed { at: now }, ".db"),
        (Drill::Untried, ".db"),
        (failed.clone(), ".db"),
        (failed, SET_ASIDE),
    ];
    let kept = drills.into_iter().map(|(drill, ending)| KeptBackup {
        name: format!("quartermaster-20261023-071500-before-m0006-household{ending}"),
        reason: "before-m0006-household".to_owned(),
        made_at: now,
        bytes: 155_648,
        schema_step: drill
            .has_passed()
            .then(|| "m0010_closed_months_are_frozen".to_owned()),
        drill,
    });
    kept.collect()
}

#[cfg(test)]
pub(super) fn part_samples(household: &Household) -> Vec<BackupsPart> {
    let words = Words::of(household);
    let now = Timestamp::UNIX_EPOCH;
    let late = Standing {
        last_good: Some(now),
        every: Some(Duration::from_secs(86_400)),
        is_late: true,
        failure: Some(BackupFailure {
            at: now,
            cause: BackupTrouble::Folder,
        }),
    };
    let refused = sample::refused(BackupsPart::form_empty(), "reason");
    vec![
        BackupsPart::of(&Standing::default(), &[], &words, now, None),
        BackupsPart::of(&late, &kept(now), &words, now, Some(refused)),
    ]
}

impl View for BackupsPage {
    const TEMPLATE: &'static str = "pages/backups.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let households = sample::households(locale);
        let parts = households.iter().flat_map(part_samples);
        let restored = "quartermaster-20261023-071500-before-m0006-household.db";
        parts.map(|part| Self::of(part, restored)).collect()
    }
}

impl View for BackupPage {
    const TEMPLATE: &'static str = "pages/backup.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let now = Timestamp::UNIX_EPOCH;
        let mut samples = Vec::new();
        for household in sample::households(locale) {
            let words = Words::of(&household);
            for backup in kept(now) {
                let refused = sample::refused(Self::form_empty(), "confirmation");
                samples.push(Self::of(&backup, &words, now, None));
                samples.push(Self::of(&backup, &words, now, Some(refused)));
            }
        }
        samples
    }
}
