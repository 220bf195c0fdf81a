//! Quartermaster's predecessor kept the revision of its schema in a table `alembic_version`. Its five
//! revisions are the first five steps of the chain, in their order.

use std::path::Path;

use quartermaster_migration::{Migrator, STEPS};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr};
use sea_orm_migration::MigratorTrait;

use super::SchemaError;
use super::shape::Shape;
use super::state::texts;
use crate::connection::{OpenError, alone, open_error, scratch};

/// Where the predecessor keeps its revision.
const RECORD: &str = "alembic_version";

/// The revisions the predecessor was released with; each made the step of the same number.
const REVISIONS: [&str; 5] = [
    "f1ccdc4bc1bf",
    "03ebe3c07262",
    "ec804bdf366d",
    "a4ec4f8f6e9f",
    "cc60e7f73a1c",
];

/// A revision of the predecessor and the step of the chain that is the same schema.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EarlierSchema {
    pub revision: &'static str,
    pub step: &'static str,
}

impl EarlierSchema {
    fn of(revision: &str) -> Option<Self> {
        let mut schemas = REVISIONS.iter().zip(STEPS);
        let (revision, step) = schemas.find(|(known, _)| **known == revision)?;
        Some(Self { revision, step })
    }

    /// The steps the schema has.
    pub(super) fn steps(self) -> &'static [&'static str] {
        let newest = STEPS.iter().position(|step| *step == self.step);
        newest
            .and_then(|newest| STEPS.get(..=newest))
            .unwrap_or_default()
    }
}

/// What the predecessor's record says; `None` where there is none.
pub(super) async fn recorded(db: &impl ConnectionTrait) -> Result<Option<Vec<String>>, DbErr> {
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
/// The record names no schema that this program can take over.
pub(super) fn recognise(
    mut revisions: Vec<String>,
    steps: &[String],
) -> Result<EarlierSchema, SchemaError> {
    if let Some(step) = steps.last() {
        return Err(SchemaError::TwoRecords { step: step.clone() });
    }
    match (revisions.pop(), revisions.is_empty()) {
        (None, _) => Err(SchemaError::NoRevision),
        (Some(revision), true) => match EarlierSchema::of(&revision) {
            Some(schema) => Ok(schema),
            None => Err(SchemaError::UnknownRevision { revision }),
        },
        (Some(last), false) => {
            revisions.push(last);
            Err(SchemaError::SeveralRevisions { revisions })
        }
    }
}

/// # Errors
/// `found`, which says it is at `schema`, differs from a database that is.
pub(super) async fn compare(schema: EarlierSchema, found: &Shape) -> Result<(), SchemaError> {
    let differences = shape_after(schema.steps().len()).await?.differences(found);
    if differences.is_empty() {
        Ok(())
    } else {
        Err(SchemaError::Differs {
            schema,
            differences,
        })
    }
}

/// What a database has after so many steps. The chain itself says it, so that it is written nowhere else.
pub(super) async fn shape_after(steps: usize) -> Result<Shape, OpenError> {
    let db = alone(scratch())
        .await
        .map_err(|error| open_error(Path::new(":memory:"), error))?;
    let shape = build(&db, steps).await;
    let closed = db.close().await;
    let shape = shape.map_err(OpenError::Silent)?;
    closed.map_err(OpenError::Silent)?;
    Ok(shape)
}

async fn build(db: &DatabaseConnection, steps: usize) -> Result<Shape, DbErr> {
    for _ in 0..steps {
        Migrator::up(db, Some(1)).await?;
    }
    Shape::of(db).await.map(Shape::without_record)
}
