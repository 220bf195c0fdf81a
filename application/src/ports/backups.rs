use std::error::Error;
use std::fs::File;
use std::time::Duration;

use async_trait::async_trait;
use quartermaster_domain::Timestamp;

/// Clocks are set by this much without anybody noticing.
const CLOCK_SLACK: Duration = Duration::from_secs(300);

/// Whether a time that stands in a name or is remembered is later than now can be, so that it says
/// nothing. A clock that was wrong, or a name that somebody typed, would otherwise count for years.
pub fn is_after(then: Timestamp, now: Timestamp) -> bool {
    Duration::try_from(then.duration_since(now)).is_ok_and(|ahead| ahead > CLOCK_SLACK)
}

/// A backup that is kept, by its file; or what was live and too damaged to be backed up, kept as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptBackup {
    /// The file's name, without a folder; it names the backup.
    pub name: String,
    /// The reason as it stands in the name.
    pub reason: String,
    pub made_at: Timestamp,
    pub bytes: u64,
    /// The newest schema step it has; `None` where it cannot be read.
    pub schema_step: Option<String>,
    pub drill: Drill,
}

/// How the name of what is no backup ends.
pub const SET_ASIDE: &str = ".damaged";

/// Whether a file of that name and time can be the newest backup there is.
pub fn can_be_newest(name: &str, made_at: Timestamp, now: Timestamp) -> bool {
    !name.ends_with(SET_ASIDE) && !is_after(made_at, now)
}

impl KeptBackup {
    /// Whether it is no backup, but what was live before a restore and too damaged for one.
    pub fn is_set_aside(&self) -> bool {
        self.name.ends_with(SET_ASIDE)
    }

    /// Whether it can be the newest backup there is.
    pub fn can_be_newest(&self, now: Timestamp) -> bool {
        can_be_newest(&self.name, self.made_at, now)
    }
}

/// Whether a backup can be restored: it was opened, checked, and taken to the newest schema on a
/// scratch copy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Drill {
    /// Not since it was made, since its file changed, or since the program has newer schema steps.
    Untried,
    Passed {
        at: Timestamp,
    },
    Failed {
        at: Timestamp,
        /// What was found, each in words for whoever runs the program.
        findings: Vec<String>,
    },
}

impl Drill {
    pub fn has_passed(&self) -> bool {
        matches!(self, Self::Passed { .. })
    }
}

/// How the backups stand, without looking at a file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Standing {
    /// The newest backup that passed its drill.
    pub last_good: Option<Timestamp>,
    /// How often one is made while the server runs; `None` where none is.
    pub every: Option<Duration>,
    /// Whether the last good one is older than the schedule allows, though something changed since.
    pub is_late: bool,
    /// What went wrong at the last try, if it failed, or with the newest backup.
    pub failure: Option<BackupFailure>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BackupFailure {
    pub at: Timestamp,
    pub cause: BackupTrouble,
}

/// Why a backup, its trial or a restore failed, without a path or a driver's text: those are in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BackupTrouble {
    #[error("there is no database file")]
    NoDatabase,
    #[error("the database is damaged")]
    DatabaseDamaged,
    #[error("the database cannot be read")]
    DatabaseUnreadable,
    #[error("the backup folder cannot be used")]
    Folder,
    #[error("there is not enough space for a backup")]
    NoSpace,
    /// It was made, and then not tried.
    #[error("a backup could not be tried out")]
    Untried,
    #[error("a backup did not pass its check")]
    Unsound,
    #[error("old backups could not be removed")]
    Sweep,
    #[error("the backup could not be copied to the place of the database")]
    Copy,
    #[error("what is live could not be kept")]
    Keep,
    #[error("the database file could not be replaced")]
    Replace,
    #[error("what was restored could not be taken to the newest schema")]
    Schema,
    #[error("it was interrupted")]
    Interrupted,
}

impl BackupTrouble {
    /// Its name in texts, which say what it means in each language.
    pub fn name(self) -> &'static str {
        match self {
            Self::NoDatabase => "no_database",
            Self::DatabaseDamaged => "database_damaged",
            Self::DatabaseUnreadable => "database_unreadable",
            Self::Folder => "folder",
            Self::NoSpace => "no_space",
            Self::Untried => "untried",
            Self::Unsound => "unsound",
            Self::Sweep => "sweep",
            Self::Copy => "copy",
            Self::Keep => "keep",
            Self::Replace => "replace",
            Self::Schema => "schema",
            Self::Interrupted => "interrupted",
        }
    }
}

/// What a restore did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RestoredBackup {
    /// The name of what was live before, among the backups; `None` where there was no database.
    pub kept_as: Option<String>,
}

/// Why nothing came of it. The messages are for whoever runs the program.
#[derive(Debug, thiserror::Error)]
pub enum BackupsError {
    #[error("there is no backup of that name")]
    NotFound,
    /// A backup, a drill or a restore is running.
    #[error("another backup or restore is running")]
    Busy,
    /// The backup did not pass its drill, so it was not restored.
    #[error("the backup cannot be restored: {}", .0.join("; "))]
    Unsound(Vec<String>),
    /// Everything is as it was.
    #[error("nothing was changed")]
    Failed(#[source] BackupTrouble),
    /// The database is closed: neither the backup nor what was live could be opened again.
    #[error("the database could not be opened again")]
    Closed(#[source] Box<dyn Error + Send + Sync>),
}

/// The backups beside the database that is being served. One act runs at a time.
#[async_trait]
pub trait Backups: Send + Sync {
    fn standing(&self) -> Standing;

    /// All backups, the newest first.
    async fn list(&self) -> Result<Vec<KeptBackup>, BackupsError>;

    /// The backup of that name.
    async fn find(&self, name: &str) -> Result<KeptBackup, BackupsError>;

    /// Makes a backup and drills it.
    async fn create(&self, reason: &str) -> Result<KeptBackup, BackupsError>;

    /// Drills a backup again, as files can rot.
    async fn drill(&self, name: &str) -> Result<KeptBackup, BackupsError>;

    /// Puts a backup in the place of the live database, which is backed up first. Nothing can be
    /// read or written meanwhile.
    async fn restore(&self, name: &str) -> Result<RestoredBackup, BackupsError>;

    /// The bytes of a backup.
    async fn open(&self, name: &str) -> Result<File, BackupsError>;
}

/// Where nobody keeps backups, as the database is not being served.
#[derive(Debug, Clone, Copy)]
pub struct NoBackups;

#[async_trait]
impl Backups for NoBackups {
    fn standing(&self) -> Standing {
        Standing::default()
    }

    async fn list(&self) -> Result<Vec<KeptBackup>, BackupsError> {
        Ok(Vec::new())
    }

    async fn find(&self, _name: &str) -> Result<KeptBackup, BackupsError> {
        Err(BackupsError::NotFound)
    }

    async fn create(&self, _reason: &str) -> Result<KeptBackup, BackupsError> {
        Err(BackupsError::NotFound)
    }

    async fn drill(&self, _name: &str) -> Result<KeptBackup, BackupsError> {
        Err(BackupsError::NotFound)
    }

    async fn restore(&self, _name: &str) -> Result<RestoredBackup, BackupsError> {
        Err(BackupsError::NotFound)
    }

    async fn open(&self, _name: &str) -> Result<File, BackupsError> {
        Err(BackupsError::NotFound)
    }
}
