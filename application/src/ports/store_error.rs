/// What can go wrong in any store.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Somebody else changed the same thing meanwhile, or a key is taken.
    #[error("the row was changed meanwhile")]
    Conflict,
    /// A stored value that the program would never write.
    #[error("corrupt row {row} of table {table}: column {column}")]
    Corrupt {
        table: &'static str,
        column: &'static str,
        row: i64,
    },
    /// The database did not become free in time; trying again may help.
    #[error("the database is busy")]
    Busy,
    /// The database cannot be read or written now: the disk is full, say, or does not answer.
    #[error("the database cannot be used now")]
    Unavailable(#[source] Box<dyn std::error::Error + Send + Sync>),
    /// The file of the database is not what it was when it was opened.
    #[error(transparent)]
    File(FileTrouble),
    #[error("the database failed")]
    Backend(#[source] Box<dyn std::error::Error + Send + Sync>),
}

/// What somebody did to the file of the database while it was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FileTrouble {
    #[error("the database file is not at its place any more")]
    Missing,
    #[error("another file is at the place of the database")]
    Replaced,
    #[error("the rights to write the database were taken away")]
    ReadOnly,
    #[error("the database file is shorter than it was")]
    Truncated,
    #[error("the database file was written past SQLite")]
    Damaged,
    #[error("the log of the database is not beside it any more")]
    LogMissing,
}

impl FileTrouble {
    /// Whether what can still be read is not what was kept.
    pub fn forbids_reading(self) -> bool {
        matches!(self, Self::Replaced | Self::Truncated | Self::Damaged)
    }
}

impl StoreError {
    /// The error's name, fit for a health check: no message, no path.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Conflict => "Conflict",
            Self::Corrupt { .. } => "Corrupt",
            Self::Busy => "Busy",
            Self::Unavailable(_) => "Unavailable",
            Self::File(FileTrouble::Missing) => "DatabaseMissing",
            Self::File(FileTrouble::Replaced) => "DatabaseReplaced",
            Self::File(FileTrouble::ReadOnly) => "DatabaseReadOnly",
            Self::File(FileTrouble::Truncated) => "DatabaseTruncated",
            Self::File(FileTrouble::Damaged) => "DatabaseDamaged",
            Self::File(FileTrouble::LogMissing) => "DatabaseLogMissing",
            Self::Backend(_) => "Backend",
        }
    }
}
