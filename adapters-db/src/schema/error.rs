use std::path::PathBuf;

use super::objects::Difference;
use crate::connection::OpenError;

/// Why a database file cannot be taken to the newest schema.
#[derive(Debug, thiserror::Error)]
pub enum SchemaError {
    #[error(
        "the database holds the schema step {step}, which this program does not know: \
         a newer Quartermaster wrote it"
    )]
    Newer { step: String },
    #[error("the database lacks the schema step {step} but has later ones")]
    Gap { step: &'static str },
    #[error(
        "the database was not made by Quartermaster: it has a table {table} and no schema steps"
    )]
    Foreign { table: String },
    #[error(
        "the database carries the alembic revision {revision}, which no release of the predecessor had"
    )]
    UnknownRevision { revision: String },
    #[error("the database has a table alembic_version that names no revision")]
    NoRevision,
    #[error(
        "the database carries several alembic revisions, where a database of the predecessor has \
         one: {}", revisions.join(", ")
    )]
    SeveralRevisions { revisions: Vec<String> },
    /// A database of the predecessor is read into a new one, so that no file of either has both.
    #[error(
        "the database has the schema step {step} and a table alembic_version as well: \
         neither Quartermaster nor its predecessor leaves such a database"
    )]
    TwoRecords { step: String },
    /// It is read into a new one, and never changed.
    #[error(
        "{} is a database of the predecessor (revision {revision}), which is read into a new one and \
         never changed: give it another name, then: quartermaster adopt FILE --currency CODE",
        file.display()
    )]
    Predecessor {
        file: PathBuf,
        revision: &'static str,
    },
    /// Somebody changed it past the program, which then no longer keeps what it promises.
    #[error(
        "the schema of the database is not as its steps made it, so it was neither changed nor served: {}; \
         take back what was changed, or restore a backup from before", listed(.0)
    )]
    Altered(Vec<Difference>),
    #[error(transparent)]
    Open(#[from] OpenError),
}

/// All of them in one line.
fn listed(differences: &[Difference]) -> String {
    let lines: Vec<String> = differences.iter().map(Difference::to_string).collect();
    lines.join("; ")
}
