//! What a table is made of, in parts that can be named one by one.

use std::collections::BTreeMap;
use std::fmt;

use sea_orm::{ConnectionTrait, DbErr};

use super::difference::Difference;
use super::query;
use super::words::{groups_behind, words};
use crate::schema::affinity::keeps_the_same;

#[derive(Debug, Clone, PartialEq, Eq)]
struct Column {
    declared: String,
    is_required: bool,
    default: Option<String>,
    /// Its place in the primary key from 1 on; 0 where it is in none.
    key: i64,
    /// Other than 0 where it is computed.
    hidden: i64,
}

impl Column {
    /// Whether it takes and keeps the same values, whatever it is called in its declaration.
    fn means(&self, found: &Self) -> bool {
        let is_row_id = |it: &Self| it.key == 1 && it.declared.eq_ignore_ascii_case("INTEGER");
        let is_required = |it: &Self| it.is_required || is_row_id(it);
        keeps_the_same(&self.declared, &found.declared)
            && is_required(self) == is_required(found)
            && (self.key == 0) == (found.key == 0)
    }
}

impl fmt::Display for Column {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut parts = Vec::new();
        if !self.declared.is_empty() {
            parts.push(self.declared.clone());
        }
        if self.is_required {
            parts.push("NOT NULL".to_owned());
        }
        if let Some(default) = &self.default {
            parts.push(format!("DEFAULT {default}"));
        }
        if self.key > 0 {
            parts.push(format!("KEY {}", self.key));
        }
        if self.hidden > 0 {
            parts.push("GENERATED".to_owned());
        }
        if parts.is_empty() {
            parts.push("ANYTHING".to_owned());
        }
        f.write_str(&parts.join(" "))
    }
}

/// The columns of a table, and its checks, its keys to other tables and what is unique in it, each in
/// words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    columns: BTreeMap<String, Column>,
    parts: Vec<String>,
}

impl Table {
    pub(super) async fn read(
        db: &impl ConnectionTrait,
        name: &str,
        sql: &[String],
    ) -> Result<Self, DbErr> {
        let mut parts = groups_behind("check", sql);
        parts
            .iter_mut()
            .for_each(|check| *check = format!("check {check}"));
        parts.extend(uniques(db, name).await?);
        parts.extend(references(db, name).await?);
        parts.sort();
        Ok(Self {
            columns: columns(db, name).await?,
            parts,
        })
    }

    /// What sets `found` apart from this, which is the table `name`.
    pub(super) fn differences(&self, name: &str, found: &Self) -> Vec<Difference> {
        let mut differences = self.of_columns(name, found, Column::eq);
        let of_table = |part: &String| format!("{part} of table {name}");
        let missing = without(&self.parts, &found.parts);
        let missing = missing.iter().map(of_table).map(Difference::Missing);
        let unexpected = without(&found.parts, &self.parts);
        let unexpected = unexpected.iter().map(of_table).map(Difference::Unexpected);
        differences.extend(missing.chain(unexpected));
        if differences.is_empty() {
            differences.push(Difference::Otherwise(format!("table {name}")));
        }
        differences
    }

    /// As [`Self::differences`], of what its columns can hold alone.
    pub(super) fn differences_in_meaning(&self, name: &str, found: &Self) -> Vec<Difference> {
        self.of_columns(name, found, Column::means)
    }

    fn of_columns(
        &self,
        table: &str,
        found: &Self,
        is_same: impl Fn(&Column, &Column) -> bool,
    ) -> Vec<Difference> {
        let named = |column: &String| format!("column {column} of table {table}");
        let mut differences = Vec::new();
        for (name, expected) in &self.columns {
            match found.columns.get(name) {
                None => differences.push(Difference::Missing(named(name))),
                Some(found) if !is_same(expected, found) => differences.push(Difference::Changed {
                    what: named(name),
                    found: found.to_string(),
                    expected: expected.to_string(),
                }),
                Some(_) => {}
            }
        }
        let unexpected = found.columns.keys();
        let unexpected = unexpected.filter(|name| !self.columns.contains_key(*name));
        differences.extend(unexpected.map(named).map(Difference::Unexpected));
        differences
    }
}

/// Those of `some` that are not among `others`, each of which stands for one.
fn without(some: &[String], others: &[String]) -> Vec<String> {
    let mut others = others.to_vec();
    let mut left = Vec::new();
    for part in some {
        match others.iter().position(|other| other == part) {
            Some(at) => drop(others.swap_remove(at)),
            None => left.push(part.clone()),
        }
    }
    left
}

/// Generated columns are among them, which `table_info` leaves out.
async fn columns(
    db: &impl ConnectionTrait,
    table: &str,
) -> Result<BTreeMap<String, Column>, DbErr> {
    let sql = r#"SELECT name, type, "notnull", dflt_value, pk, hidden FROM pragma_table_xinfo($1)"#;
    let mut columns = BTreeMap::new();
    for row in query(db, sql, [table.into()]).await? {
        let name: String = row.try_get_by_index(0)?;
        let declared: String = row.try_get_by_index(1)?;
        let is_required: i64 = row.try_get_by_index(2)?;
        let default: Option<String> = row.try_get_by_index(3)?;
        let column = Column {
            declared: words(&declared).join(" ").to_uppercase(),
            is_required: is_required != 0,
            default: default.map(|default| words(&default).join(" ")),
            key: row.try_get_by_index(4)?,
            hidden: row.try_get_by_index(5)?,
        };
        columns.insert(name.to_lowercase(), column);
    }
    Ok(columns)
}

async fn uniques(db: &impl ConnectionTrait, table: &str) -> Result<Vec<String>, DbErr> {
    let sql = "SELECT (SELECT group_concat(name, ', ') FROM pragma_index_info(list.name))
        FROM pragma_index_list($1) AS list WHERE origin = 'u'";
    let rows = query(db, sql, [table.into()]).await?;
    let columns = rows.iter().map(|row| row.try_get_by_index(0));
    let columns: Result<Vec<Option<String>>, DbErr> = columns.collect();
    let columns = columns?.into_iter().flatten();
    Ok(columns
        .map(|columns| format!("unique ({})", columns.to_lowercase()))
        .collect())
}

async fn references(db: &impl ConnectionTrait, table: &str) -> Result<Vec<String>, DbErr> {
    let sql = r#"SELECT 'foreign key (' || group_concat("from", ', ') || ') to ' || "table"
            || coalesce(' (' || group_concat("to", ', ') || ')', '')
            || ' on update ' || on_update || ' on delete ' || on_delete
        FROM (SELECT * FROM pragma_foreign_key_list($1) ORDER BY id, seq) GROUP BY id"#;
    let rows = query(db, sql, [table.into()]).await?;
    let references = rows.iter().map(|row| row.try_get_by_index::<String>(0));
    references
        .map(|reference| reference.map(|reference| reference.to_lowercase()))
        .collect()
}
