use std::path::Path;

use quartermaster_migration::{Migrator, STEPS};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};
use sea_orm_migration::MigratorTrait;

use super::SchemaError;
use super::predecessor::revision_of;
use super::shape::Shape;
use crate::connection::{OpenError, alone, looking, open_error, scratch, silent_error};

/// How far a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum SchemaState {
    /// There is no file, or there is no table in it.
    Fresh,
    /// So many of the first steps are applied.
    Applied(usize),
}

/// The names of the steps that a database file lacks, in their order; all where there is no file.
/// Nothing is written.
///
/// # Errors
/// The file is not one that this program can take to the newest schema.
pub async fn pending_steps(file: &Path) -> Result<Vec<&'static str>, SchemaError> {
    let state = schema_state(file).await?;
    Ok(pending_after(state).to_vec())
}

/// Whether there is no database at all: no file, or no table in it. Nothing is written.
///
/// # Errors
/// The file is not one that this program can take to the newest schema.
pub async fn is_fresh(file: &Path) -> Result<bool, SchemaError> {
    Ok(schema_state(file).await? == SchemaState::Fresh)
}

/// The number, counted from 1, and the name of the newest step, which every open store has.
pub fn newest_step() -> Option<(usize, &'static str)> {
    STEPS.last().map(|name| (STEPS.len(), *name))
}

pub(super) fn pending_after(state: SchemaState) -> &'static [&'static str] {
    match state {
        SchemaState::Fresh => STEPS,
        SchemaState::Applied(count) => STEPS.get(count..).unwrap_or_default(),
    }
}

pub(super) async fn schema_state(file: &Path) -> Result<SchemaState, SchemaError> {
    let is_there = tokio::fs::try_exists(file).await;
    if !is_there.map_err(|cause| open_error(file, sqlx::Error::Io(cause)))? {
        return Ok(SchemaState::Fresh);
    }
    let db = looking(file).await?;
    let read = Records::read(&db).await;
    let closed = db.close().await;
    let records = read.map_err(|error| silent_error(file, error))?;
    closed.map_err(OpenError::Silent)?;
    if let Some((_, revision)) = records.revision? {
        let file = file.to_owned();
        return Err(SchemaError::Predecessor { file, revision });
    }
    judge(records.shape.without_record().first_table(), &records.steps)
}

/// A table of a database that another program made: one that has tables, and none of those that this
/// program's have. One that has lost its record of steps, or cannot be read, is none.
pub(crate) async fn foreign_table(file: &Path) -> Option<String> {
    let db = looking(file).await.ok()?;
    let found = Shape::of(&db).await;
    // It was only read, so there is nothing that closing could lose.
    let _ = db.close().await;
    let found = found.ok()?.without_record();
    let table = found.first_table()?;
    let ours = newest_shape().await.ok()?;
    (!found.shares_a_table_with(&ours)).then(|| table.to_owned())
}

/// What a database has after all steps. The chain itself says it, so that it is written nowhere else.
async fn newest_shape() -> Result<Shape, OpenError> {
    let db = alone(scratch())
        .await
        .map_err(|error| open_error(Path::new(":memory:"), error))?;
    let shape = build(&db).await;
    let closed = db.close().await;
    let shape = shape.map_err(OpenError::Silent)?;
    closed.map_err(OpenError::Silent)?;
    Ok(shape)
}

async fn build(db: &DatabaseConnection) -> Result<Shape, DbErr> {
    Migrator::up(db, None).await?;
    Shape::of(db).await.map(Shape::without_record)
}

/// What a database says about its schema, and what it is made of.
struct Records {
    steps: Vec<String>,
    /// That of the predecessor, where it is one of its files.
    revision: Result<Option<(usize, &'static str)>, SchemaError>,
    shape: Shape,
}

impl Records {
    async fn read(db: &DatabaseConnection) -> Result<Self, DbErr> {
        Ok(Self {
            steps: applied_steps(db).await?,
            revision: revision_of(db).await?,
            shape: Shape::of(db).await?,
        })
    }
}

fn judge(table: Option<&str>, steps: &[String]) -> Result<SchemaState, SchemaError> {
    if let Some(step) = steps.iter().find(|step| !STEPS.contains(&step.as_str())) {
        return Err(SchemaError::Newer { step: step.clone() });
    }
    let is_applied = |step: &&str| steps.iter().any(|applied| applied == *step);
    let applied = STEPS.iter().take_while(|step| is_applied(step)).count();
    if applied < steps.len()
        && let Some(step) = STEPS.get(applied)
    {
        return Err(SchemaError::Gap { step });
    }
    match (applied, table) {
        (0, None) => Ok(SchemaState::Fresh),
        (0, Some(table)) => Err(SchemaError::Foreign {
            table: table.to_owned(),
        }),
        (applied, _) => Ok(SchemaState::Applied(applied)),
    }
}

/// The steps that a database has; none where it keeps no record of any.
pub(crate) async fn applied_steps(db: &impl ConnectionTrait) -> Result<Vec<String>, DbErr> {
    let record =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'";
    if texts(db, record).await?.is_empty() {
        return Ok(Vec::new());
    }
    texts(db, "SELECT version FROM seaql_migrations ORDER BY version").await
}

pub(super) async fn texts(db: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
