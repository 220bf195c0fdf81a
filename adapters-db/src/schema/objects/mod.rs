//! Everything in a schema, held against what the chain of steps makes. The chain itself says it, so
//! that it is written nowhere else.

mod difference;
mod table;
mod words;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use quartermaster_migration::{Migrator, STEPS};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, QueryResult, Statement, Value};
use sea_orm_migration::MigratorTrait;
use tokio::sync::Mutex;

pub use difference::{Difference, ForeignObject};
use table::Table;
use words::words;

use super::state::applied_steps;
use crate::connection::{OpenError, alone, looking, open_error, scratch, silent_error};

/// The steps of the predecessor: a table that is still as one of them made it may be of its making,
/// which says the same in other words.
const STEPS_OF_THE_PREDECESSOR: usize = 5;

/// What each number of steps makes, once somebody asked for it.
static MADE_BY: Mutex<BTreeMap<usize, Arc<Made>>> = Mutex::const_new(BTreeMap::new());

#[derive(Debug, Clone, PartialEq, Eq)]
struct Object {
    /// As it is spelt.
    name: String,
    table: String,
    words: Vec<String>,
}

/// By kind and name in small letters.
type Objects = BTreeMap<(String, String), Object>;

#[derive(Debug)]
struct Made {
    objects: Objects,
    /// Each with what it is made of.
    tables: BTreeMap<String, Table>,
}

/// What sets a database apart from what the steps that it names have made.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Compared {
    pub(crate) differences: Vec<Difference>,
    pub(crate) foreign: Vec<ForeignObject>,
}

/// Compares a database whose steps are the first ones of the chain; of any other there is nothing to say.
///
/// # Errors
/// The database cannot be read.
pub(crate) async fn compared(db: &DatabaseConnection) -> Result<Compared, DbErr> {
    let steps = applied_steps(db).await?;
    if steps.is_empty() || !STEPS.iter().zip(&steps).all(|(known, step)| known == step) {
        return Ok(Compared::default());
    }
    if steps.len() > STEPS.len() {
        return Ok(Compared::default());
    }
    let made = made_by(steps.len()).await?;
    let early = made_by(steps.len().min(STEPS_OF_THE_PREDECESSOR)).await?;
    made.compare(db, &early).await
}

/// The same of a file.
///
/// # Errors
/// The file cannot be read.
pub(crate) async fn compared_file(file: &Path) -> Result<Compared, OpenError> {
    let db = looking(file).await?;
    let found = compared(&db).await;
    let closed = db.close().await;
    let found = found.map_err(|error| silent_error(file, error))?;
    closed.map_err(OpenError::Silent)?;
    Ok(found)
}

/// What is in a database file beside what its schema steps made, and does nothing by itself: tables,
/// views and indexes of somebody else.
///
/// # Errors
/// The file cannot be read.
pub async fn foreign_objects(file: &Path) -> Result<Vec<ForeignObject>, OpenError> {
    Ok(compared_file(file).await?.foreign)
}

async fn made_by(steps: usize) -> Result<Arc<Made>, DbErr> {
    let mut known = MADE_BY.lock().await;
    if let Some(made) = known.get(&steps) {
        return Ok(Arc::clone(made));
    }
    let made = Arc::new(make(steps).await?);
    known.insert(steps, Arc::clone(&made));
    Ok(made)
}

async fn make(steps: usize) -> Result<Made, DbErr> {
    let db = alone(scratch())
        .await
        .map_err(|error| DbErr::Custom(open_error(Path::new(":memory:"), error).to_string()))?;
    for _ in 0..steps {
        Migrator::up(&db, Some(1)).await?;
    }
    let objects = objects_in(&db).await?;
    let mut tables = BTreeMap::new();
    for ((kind, key), object) in &objects {
        if kind == "table" {
            let table = Table::read(&db, &object.name, &object.words).await?;
            tables.insert(key.clone(), table);
        }
    }
    db.close().await?;
    Ok(Made { objects, tables })
}

impl Made {
    async fn compare(&self, db: &DatabaseConnection, early: &Self) -> Result<Compared, DbErr> {
        let found = objects_in(db).await?;
        let (mut of_tables, mut of_others) = (Vec::new(), Vec::new());
        for (key, expected) in &self.objects {
            let (kind, name) = key;
            let object = found.get(key);
            if object.is_some_and(|object| object.words == expected.words) {
                continue;
            }
            let what = format!("{kind} {name}");
            match (object, self.tables.get(name).filter(|_| kind == "table")) {
                (None, Some(_)) => of_tables.push(Difference::Missing(what)),
                (None, None) => of_others.push(Difference::MissingAid(what)),
                (Some(_), None) => of_others.push(Difference::ChangedAid(what)),
                (Some(object), Some(table)) => {
                    let found = Table::read(db, &object.name, &object.words).await?;
                    of_tables.extend(if early.objects.get(key) == Some(expected) {
                        table.differences_in_meaning(name, &found)
                    } else {
                        table.differences(name, &found)
                    });
                }
            }
        }
        let mut differences = of_tables;
        differences.append(&mut of_others);
        let mut foreign = Vec::new();
        for (key, object) in &found {
            if self.objects.contains_key(key) {
                continue;
            }
            let name = object.name.clone();
            if key.0 == "trigger" {
                let table = object.table.clone();
                differences.push(Difference::ForeignTrigger {
                    trigger: name,
                    table,
                });
            } else {
                let kind = key.0.clone();
                foreign.push(ForeignObject { kind, name });
            }
        }
        Ok(Compared {
            differences,
            foreign,
        })
    }
}

/// All but the table in which the chain keeps count, and what SQLite makes for itself: counters,
/// statistics, and the indexes that come with a table.
async fn objects_in(db: &impl ConnectionTrait) -> Result<Objects, DbErr> {
    let sql = "SELECT type, name, tbl_name, sql FROM sqlite_schema
        WHERE sql IS NOT NULL AND NOT (type = 'table' AND
            (name = 'seaql_migrations' OR name = 'sqlite_sequence' OR name GLOB 'sqlite_stat?'))";
    let mut objects = Objects::new();
    for row in query(db, sql, []).await? {
        let kind: String = row.try_get_by_index(0)?;
        let name: String = row.try_get_by_index(1)?;
        let sql: String = row.try_get_by_index(3)?;
        let key = (kind, name.to_lowercase());
        let object = Object {
            name,
            table: row.try_get_by_index(2)?,
            words: words(&sql),
        };
        objects.insert(key, object);
    }
    Ok(objects)
}

async fn query(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_all_raw(statement).await
}
