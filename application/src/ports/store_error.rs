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
    #[error("the database failed")]
    Backend(#[source] Box<dyn std::error::Error + Send + Sync>),
}

impl StoreError {
    /// The error's name, fit for a health check: no message, no path.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Conflict => "Conflict",
            Self::Corrupt { .. } => "Corrupt",
            Self::Busy => "Busy",
            Self::Unavailable(_) => "Unavailable",
            Self::Backend(_) => "Backend",
        }
    }
}
