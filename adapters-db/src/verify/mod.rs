//! Whether a database file is sound: its pages, its schema, its references, what the schema cannot say,
//! and the figures and seals of its months.

mod finding;
mod invariants;
mod months;

use std::path::Path;

use quartermaster_migration::STEPS;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement};

pub use finding::Finding;
use finding::damage;
use invariants::INVARIANTS;

use crate::connection::{OpenError, alone, examining, open_error, silent_error};
use crate::files::is_file;
use crate::schema::{Difference, applied_steps, compared};

/// Findings of one kind that are reported; more say nothing new.
const MOST_FINDINGS_OF_A_KIND: usize = 20;

/// All that is wrong with a database file of any schema step, which may be in use meanwhile. The
/// months are looked at where the schema is the newest.
///
/// # Errors
/// The file is missing, is no SQLite database, or cannot be opened.
pub async fn verify(file: &Path) -> Result<Vec<Finding>, OpenError> {
    look_at(file, Depth::Months).await
}

/// What is wrong with the rows of a database file, whatever they add up to and whatever the schema is
/// that holds them.
///
/// # Errors
/// The file is missing, is no SQLite database, or cannot be opened.
pub(crate) async fn verify_rows(file: &Path) -> Result<Vec<Finding>, OpenError> {
    look_at(file, Depth::Rows).await
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Depth {
    Rows,
    Months,
}

async fn look_at(file: &Path, depth: Depth) -> Result<Vec<Finding>, OpenError> {
    let is_there = is_file(file).await;
    if !is_there.map_err(|cause| open_error(file, sqlx::Error::Io(cause)))? {
        return Err(OpenError::Missing(file.to_owned()));
    }
    let db = alone(examining(file))
        .await
        .map_err(|error| open_error(file, error))?;
    let rows = match examine(&db, depth).await {
        Ok(findings) => Ok(findings),
        Err(error) => damage(&error)
            .map(|finding| vec![finding])
            .ok_or_else(|| silent_error(file, error)),
    };
    let findings = match rows {
        Ok(rows) if depth == Depth::Months && rows.iter().all(leaves_the_months) => {
            let of_months = examine_months(&db).await;
            of_months.map(|of_months| rows.into_iter().chain(of_months).collect())
        }
        rows => rows,
    };
    let closed = db.close().await;
    let findings = findings?;
    closed.map_err(OpenError::Silent)?;
    Ok(findings)
}

/// Whether the months can be looked at all the same.
fn leaves_the_months(finding: &Finding) -> bool {
    matches!(finding, Finding::Schema(difference) if !difference.is_of_a_table())
}

async fn examine(db: &DatabaseConnection, depth: Depth) -> Result<Vec<Finding>, DbErr> {
    let mut findings = integrity(db).await?;
    if !findings.is_empty() {
        // What is read from a damaged file cannot be trusted to say anything more.
        return Ok(findings);
    }
    let schema = compared(db).await?;
    let mut differences = schema.differences.iter();
    let lacks_a_table = differences.any(Difference::is_of_a_table);
    if depth == Depth::Months {
        findings.extend(schema.differences.into_iter().map(Finding::Schema));
    }
    if lacks_a_table {
        return Ok(findings);
    }
    findings.extend(foreign_keys(db).await?);
    let steps = applied_steps(db).await?;
    for invariant in INVARIANTS {
        if !steps.iter().any(|step| step == invariant.since) {
            continue;
        }
        let sql = format!("{} LIMIT {MOST_FINDINGS_OF_A_KIND}", invariant.broken_by);
        for row in query(db, &sql).await? {
            findings.push(Finding::Invariant {
                name: invariant.name,
                table: invariant.table,
                row: row.try_get_by_index(0)?,
            });
        }
    }
    Ok(findings)
}

/// # Errors
/// The file cannot be read any more.
async fn examine_months(db: &DatabaseConnection) -> Result<Vec<Finding>, OpenError> {
    let steps = applied_steps(db).await.map_err(OpenError::Silent)?;
    if steps == STEPS {
        months::months(db).await.map_err(OpenError::Unreadable)
    } else {
        Ok(Vec::new())
    }
}

async fn integrity(db: &DatabaseConnection) -> Result<Vec<Finding>, DbErr> {
    let sql = format!(
        "SELECT integrity_check FROM pragma_integrity_check LIMIT {MOST_FINDINGS_OF_A_KIND}"
    );
    let mut findings = Vec::new();
    for row in query(db, &sql).await? {
        let message: String = row.try_get_by_index(0)?;
        if message != "ok" {
            findings.push(Finding::Integrity { message });
        }
    }
    Ok(findings)
}

async fn foreign_keys(db: &DatabaseConnection) -> Result<Vec<Finding>, DbErr> {
    let sql = format!(
        r#"SELECT "table", rowid, parent FROM pragma_foreign_key_check LIMIT {MOST_FINDINGS_OF_A_KIND}"#
    );
    query(db, &sql)
        .await?
        .iter()
        .map(|row| {
            Ok(Finding::ForeignKey {
                table: row.try_get_by_index(0)?,
                row: row.try_get_by_index(1)?,
                parent: row.try_get_by_index(2)?,
            })
        })
        .collect()
}

async fn query(db: &DatabaseConnection, sql: &str) -> Result<Vec<sea_orm::QueryResult>, DbErr> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await
}
