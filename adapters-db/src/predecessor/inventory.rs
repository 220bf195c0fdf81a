//! Everything an old file holds, before anything is made of it.

use sea_orm::{ConnectionTrait, DbErr, QueryResult, Statement, Value};

use super::cell::{Cell, quoted, selected};

/// Without the record in which the predecessor kept its revision, and what SQLite itself keeps.
const NAMES: &str = "SELECT name FROM sqlite_master WHERE type = 'table'
    AND name NOT GLOB 'sqlite_*' AND name <> 'alembic_version' ORDER BY name";

/// A table with all its rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Table {
    pub(super) name: String,
    pub(super) columns: Vec<Column>,
    /// In the order of the table's key.
    pub(super) rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Column {
    pub(super) name: String,
    /// In capitals.
    pub(super) declared: String,
    /// Alone in the primary key.
    pub(super) is_key: bool,
    pub(super) points_to: Option<Target>,
}

/// Where a foreign key leads; without a column to the key of the table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Target {
    pub(super) table: String,
    pub(super) column: Option<String>,
}

impl Table {
    pub(super) fn column(&self, name: &str) -> Option<usize> {
        let is_it = |column: &Column| column.name.eq_ignore_ascii_case(name);
        self.columns.iter().position(is_it)
    }

    pub(super) fn key(&self) -> Option<usize> {
        self.columns.iter().position(|column| column.is_key)
    }

    /// All values of a column that are not NULL.
    pub(super) fn values(&self, column: usize) -> impl Iterator<Item = &Cell> {
        let cells = self.rows.iter().filter_map(move |row| row.get(column));
        cells.filter(|cell| !cell.is_null())
    }
}

/// All tables of the file, in the order of their names.
pub(super) async fn tables(db: &impl ConnectionTrait) -> Result<Vec<Table>, DbErr> {
    let mut tables = Vec::new();
    for row in query(db, NAMES, []).await? {
        let name: String = row.try_get_by_index(0)?;
        let columns = columns(db, &name).await?;
        let rows = rows(db, &name, &columns).await?;
        tables.push(Table {
            name,
            columns,
            rows,
        });
    }
    Ok(tables)
}

async fn columns(db: &impl ConnectionTrait, table: &str) -> Result<Vec<Column>, DbErr> {
    let list = "SELECT name, type, pk FROM pragma_table_xinfo($1) ORDER BY cid";
    let listed = query(db, list, [table.into()]).await?;
    let keys = "SELECT count(*) FROM pragma_table_xinfo($1) WHERE pk > 0";
    let keys: i64 = match query(db, keys, [table.into()]).await?.first() {
        Some(row) => row.try_get_by_index(0)?,
        None => 0,
    };
    let leads = r#"SELECT "from", "table", "to" FROM pragma_foreign_key_list($1)"#;
    let leads = query(db, leads, [table.into()]).await?;
    let mut columns = Vec::new();
    for row in listed {
        let (name, declared): (String, String) =
            (row.try_get_by_index(0)?, row.try_get_by_index(1)?);
        let in_key: i64 = row.try_get_by_index(2)?;
        let mut points_to = None;
        for lead in &leads {
            let from: String = lead.try_get_by_index(0)?;
            if from.eq_ignore_ascii_case(&name) {
                points_to = Some(Target {
                    table: lead.try_get_by_index(1)?,
                    column: lead.try_get_by_index(2)?,
                });
            }
        }
        columns.push(Column {
            name,
            declared: declared.to_ascii_uppercase(),
            is_key: in_key > 0 && keys == 1,
            points_to,
        });
    }
    Ok(columns)
}

async fn rows(
    db: &impl ConnectionTrait,
    table: &str,
    columns: &[Column],
) -> Result<Vec<Vec<Cell>>, DbErr> {
    if columns.is_empty() {
        return Ok(Vec::new());
    }
    let selection: Vec<String> = columns
        .iter()
        .map(|column| selected(&quoted(&column.name)))
        .collect();
    let key = columns.iter().find(|column| column.is_key);
    let order = key.map_or_else(|| "1".to_owned(), |key| quoted(&key.name));
    let all = format!(
        "SELECT {} FROM {} ORDER BY {order}",
        selection.join(", "),
        quoted(table)
    );
    let mut rows = Vec::new();
    for row in query(db, &all, []).await? {
        let cells = (0..columns.len()).map(|at| Cell::read(&row, at));
        rows.push(cells.collect::<Result<_, _>>()?);
    }
    Ok(rows)
}

pub(super) async fn query(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, DbErr> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_all_raw(statement).await
}
