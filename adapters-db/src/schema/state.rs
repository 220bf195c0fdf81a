use std::path::Path;

use quartermaster_migration::STEPS;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

use crate::connection::{OpenError, alone, open_error, read_only, silent_error};

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
    #[error(transparent)]
    Open(#[from] OpenError),
}

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

pub(super) fn pending_after(state: SchemaState) -> &'static [&'static str] {
    match state {
        SchemaState::Fresh => STEPS,
        SchemaState::Applied(count) => STEPS.get(count..).unwrap_or_default(),
    }
}

pub(super) async fn schema_state(file: &Path) -> Result<SchemaState, SchemaError> {
    if !file.exists() {
        return Ok(SchemaState::Fresh);
    }
    let db = alone(read_only(file))
        .await
        .map_err(|error| open_error(file, error))?;
    let read = read_state(&db).await;
    let closed = db.close().await;
    let (tables, steps) = read.map_err(|error| silent_error(file, error))?;
    closed.map_err(OpenError::Silent)?;
    judge(tables, steps)
}

async fn read_state(db: &DatabaseConnection) -> Result<(Vec<String>, Vec<String>), DbErr> {
    let tables = "SELECT name FROM sqlite_master
        WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'seaql_migrations'
        ORDER BY name";
    Ok((texts(db, tables).await?, applied_steps(db).await?))
}

fn judge(tables: Vec<String>, steps: Vec<String>) -> Result<SchemaState, SchemaError> {
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
    match (applied, tables.into_iter().next()) {
        (0, None) => Ok(SchemaState::Fresh),
        (0, Some(table)) => Err(SchemaError::Foreign { table }),
        (applied, _) => Ok(SchemaState::Applied(applied)),
    }
}

/// The steps that a database has; none where it keeps no record of any.
pub(crate) async fn applied_steps(db: &DatabaseConnection) -> Result<Vec<String>, DbErr> {
    let record =
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name = 'seaql_migrations'";
    if texts(db, record).await?.is_empty() {
        return Ok(Vec::new());
    }
    texts(db, "SELECT version FROM seaql_migrations ORDER BY version").await
}

async fn texts(db: &DatabaseConnection, sql: &str) -> Result<Vec<String>, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    let rows = db.query_all_raw(statement).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}
