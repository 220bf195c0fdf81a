//! What a database is made of, and what sets it apart from what it should be made of.

use std::collections::{BTreeMap, BTreeSet};

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};

use super::affinity::keeps_the_same;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    declared: String,
    is_required: bool,
    is_key: bool,
}

impl Column {
    fn differences(&self, found: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        if !keeps_the_same(&self.declared, &found.declared) {
            let has = if found.declared.is_empty() {
                "no type"
            } else {
                &found.declared
            };
            differences.push(format!("has {has} instead of {}", self.declared));
        }
        match (self.is_required, found.is_required) {
            (true, false) => differences.push("is not NOT NULL".to_owned()),
            (false, true) => differences.push("is NOT NULL".to_owned()),
            _ => {}
        }
        match (self.is_key, found.is_key) {
            (true, false) => differences.push("is not in the primary key".to_owned()),
            (false, true) => differences.push("is in the primary key".to_owned()),
            _ => {}
        }
        differences
    }
}

type Columns = BTreeMap<String, Column>;

/// The tables of a database with their columns, and the names of its views and triggers. Indexes are
/// left out: they hold nothing of their own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shape {
    tables: BTreeMap<String, Columns>,
    others: BTreeSet<String>,
}

impl Shape {
    /// The shape of all but SQLite's own tables and the record of the predecessor.
    pub(super) async fn of(db: &impl ConnectionTrait) -> Result<Self, DbErr> {
        let objects = "SELECT type, name FROM sqlite_master
            WHERE type <> 'index' AND name NOT GLOB 'sqlite_*' AND name <> 'alembic_version'";
        let mut shape = Self {
            tables: BTreeMap::new(),
            others: BTreeSet::new(),
        };
        for object in query(db, objects, []).await? {
            let (kind, name): (String, String) =
                (object.try_get_by_index(0)?, object.try_get_by_index(1)?);
            if kind == "table" {
                let columns = columns_of(db, &name).await?;
                shape.tables.insert(name, columns);
            } else {
                shape.others.insert(format!("{kind} {name}"));
            }
        }
        Ok(shape)
    }

    /// The shape of what this program's chain made, without the table in which it keeps count.
    pub(super) fn without_record(mut self) -> Self {
        self.tables.remove("seaql_migrations");
        self
    }

    pub(super) fn first_table(&self) -> Option<&str> {
        self.tables.keys().next().map(String::as_str)
    }

    pub(super) fn shares_a_table_with(&self, other: &Self) -> bool {
        self.tables.keys().any(|it| other.tables.contains_key(it))
    }

    /// All that sets `found` apart from this, each difference as a line of its own.
    pub(super) fn differences(&self, found: &Self) -> Vec<String> {
        let mut differences = Vec::new();
        for (table, columns) in &self.tables {
            match found.tables.get(table) {
                Some(found) => differences.extend(of_columns(table, columns, found)),
                None => differences.push(format!("table {table} is missing")),
            }
        }
        let unexpected = found.tables.keys();
        let unexpected = unexpected.filter(|table| !self.tables.contains_key(*table));
        differences.extend(unexpected.map(|table| format!("table {table} is unexpected")));
        let unexpected = found.others.difference(&self.others);
        differences.extend(unexpected.map(|other| format!("{other} is unexpected")));
        differences
    }
}

fn of_columns(table: &str, expected: &Columns, found: &Columns) -> Vec<String> {
    let line = |name: &str, what: &str| format!("table {table}: column {name} {what}");
    let mut differences = Vec::new();
    for (name, column) in expected {
        match found.get(name) {
            Some(found) => {
                let of_column = column.differences(found);
                differences.extend(of_column.iter().map(|what| line(name, what)));
            }
            None => differences.push(line(name, "is missing")),
        }
    }
    let unexpected = found.keys().filter(|name| !expected.contains_key(*name));
    differences.extend(unexpected.map(|name| line(name, "is unexpected")));
    differences
}

/// Generated columns are among them, which `table_info` leaves out.
async fn columns_of(db: &impl ConnectionTrait, table: &str) -> Result<Columns, DbErr> {
    let sql = r#"SELECT name, type, "notnull", pk FROM pragma_table_xinfo($1)"#;
    let mut columns = Columns::new();
    for row in query(db, sql, [table.into()]).await? {
        let declared: String = row.try_get_by_index(1)?;
        let is_required: i64 = row.try_get_by_index(2)?;
        let key: i64 = row.try_get_by_index(3)?;
        // The key of the rows themselves is never NULL, whether or not it is declared so.
        let is_row_id = key == 1 && declared.eq_ignore_ascii_case("INTEGER");
        let column = Column {
            is_required: is_required != 0 || is_row_id,
            is_key: key != 0,
            declared,
        };
        columns.insert(row.try_get_by_index(0)?, column);
    }
    Ok(columns)
}

async fn query(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_all_raw(statement).await
}
