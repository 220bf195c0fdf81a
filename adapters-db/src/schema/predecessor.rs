//! Quartermaster's predecessor kept the revision of its schema in a table `alembic_version`. A file with one is read by
//! `adopt`, and never taken through the chain.

use sea_orm::{ConnectionTrait, DbErr};

use super::SchemaError;
use super::state::{applied_steps, texts};

/// Where the predecessor keeps its revision.
const RECORD: &str = "alembic_version";

/// The revisions the predecessor was released with, in their order.
const REVISIONS: [&str; 5] = [
    "f1ccdc4bc1bf",
    "03ebe3c07262",
    "ec804bdf366d",
    "a4ec4f8f6e9f",
    "cc60e7f73a1c",
];

/// The number, counted from 1, and the name of the revision that a file is at; `None` where it is none of the predecessor.
pub(crate) async fn revision_of(
    db: &impl ConnectionTrait,
) -> Result<Result<Option<(usize, &'static str)>, SchemaError>, DbErr> {
    Ok(match recorded(db).await? {
        Some(revisions) => recognise(revisions, &applied_steps(db).await?).map(Some),
        None => Ok(None),
    })
}

/// What the predecessor's record says; `None` where there is none.
async fn recorded(db: &impl ConnectionTrait) -> Result<Option<Vec<String>>, DbErr> {
    let columns = format!("SELECT name FROM pragma_table_info('{RECORD}')");
    let columns = texts(db, &columns).await?;
    if columns.is_empty() {
        return Ok(None);
    }
    if !columns.iter().any(|column| column == "version_num") {
        return Ok(Some(Vec::new()));
    }
    let sql = format!(
        "SELECT CAST(version_num AS TEXT) FROM {RECORD}
         WHERE version_num <> '' ORDER BY version_num"
    );
    texts(db, &sql).await.map(Some)
}

/// # Errors
/// The record names no revision that this program can read.
fn recognise(
    mut revisions: Vec<String>,
    steps: &[String],
) -> Result<(usize, &'static str), SchemaError> {
    if let Some(step) = steps.last() {
        return Err(SchemaError::TwoRecords { step: step.clone() });
    }
    match (revisions.pop(), revisions.is_empty()) {
        (None, _) => Err(SchemaError::NoRevision),
        (Some(revision), true) => {
            let mut known = (1..).zip(REVISIONS);
            let known = known.find(|(_, known)| *known == revision);
            known.ok_or(SchemaError::UnknownRevision { revision })
        }
        (Some(last), false) => {
            revisions.push(last);
            Err(SchemaError::SeveralRevisions { revisions })
        }
    }
}
