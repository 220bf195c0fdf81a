//! The few ways in which a statement is sent.

use quartermaster_application::ports::StoreError;
use sea_orm::sea_query::{CaseStatement, Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, Insert,
    QueryResult, QueryTrait, Statement, Value,
};

use crate::row::decode;
use crate::store_error::store_error;

/// All rows of a query whose parameters are `$1, $2…`.
pub(crate) async fn rows(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Vec<QueryResult>, StoreError> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_all_raw(statement).await.map_err(store_error)
}

/// The first row of a query, if there is any.
pub(crate) async fn first_row(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<Option<QueryResult>, StoreError> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    db.query_one_raw(statement).await.map_err(store_error)
}

/// Whether a query has any row.
pub(crate) async fn is_any(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<bool, StoreError> {
    Ok(first_row(db, sql, values).await?.is_some())
}

/// Inserts all rows in one statement and returns them as they are stored, in the order given.
pub(crate) async fn insert_all<A>(
    db: &impl ConnectionTrait,
    rows: Vec<A>,
) -> Result<Vec<<A::Entity as EntityTrait>::Model>, StoreError>
where
    A: ActiveModelTrait,
    <A::Entity as EntityTrait>::Model: FromQueryResult + HasId,
{
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut insert = Insert::<A>::many(rows).into_query();
    insert.returning_all();
    let mut stored = db
        .query_all(&insert)
        .await
        .map_err(store_error)?
        .iter()
        .map(|row| decode::<A::Entity>(row, ""))
        .collect::<Result<Vec<_>, _>>()?;
    // Ids are given in the order of the rows; the order of what RETURNING brings is not promised.
    stored.sort_unstable_by_key(HasId::id);
    Ok(stored)
}

/// Inserts one row and returns it as it is stored.
pub(crate) async fn insert_one<A>(
    db: &impl ConnectionTrait,
    row: A,
) -> Result<<A::Entity as EntityTrait>::Model, StoreError>
where
    A: ActiveModelTrait,
    <A::Entity as EntityTrait>::Model: FromQueryResult + HasId,
{
    let stored = insert_all(db, vec![row]).await?;
    stored
        .into_iter()
        .next()
        .ok_or_else(|| StoreError::Backend("an insert returned no row".into()))
}

/// A row with an id that the database gave.
pub(crate) trait HasId {
    fn id(&self) -> i64;
}

/// The value each id gets, for an update of many rows in one statement.
pub(crate) fn value_by_id<V: Into<Value>>(
    id: impl ColumnTrait,
    values: impl IntoIterator<Item = (i64, V)>,
) -> SimpleExpr {
    values
        .into_iter()
        .fold(CaseStatement::new(), |case, (row, value)| {
            case.case(Expr::col(id).eq(row), Expr::val(value))
        })
        .into()
}

/// `$first, $first+1…`, `count` of them, for a list in parentheses.
pub(crate) fn parameters(first: usize, count: usize) -> String {
    (first..first + count)
        .map(|number| format!("${number}"))
        .collect::<Vec<_>>()
        .join(", ")
}

/// Positions 1, 2, 3… for ids in this order.
pub(crate) fn positions(ids: impl IntoIterator<Item = i64>) -> Vec<(i64, i64)> {
    ids.into_iter().zip(1_i64..).collect()
}

/// One row was written; none means that somebody else changed or deleted it.
pub(crate) fn expect_one_row(rows_affected: u64) -> Result<(), StoreError> {
    if rows_affected == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict)
    }
}

/// The position after all rows of a table.
pub(crate) async fn next_position(
    db: &impl ConnectionTrait,
    table: &str,
) -> Result<i64, StoreError> {
    let last = format!("SELECT COALESCE(MAX(position), 0) + 1 FROM {table}");
    match first_row(db, &last, []).await? {
        Some(row) => row.try_get_by_index(0).map_err(store_error),
        None => Ok(1),
    }
}

/// Runs a statement that returns no rows, and says how many it changed.
pub(crate) async fn run(
    db: &impl ConnectionTrait,
    sql: &str,
    values: impl IntoIterator<Item = Value>,
) -> Result<u64, StoreError> {
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, values);
    let done = db.execute_raw(statement).await.map_err(store_error)?;
    Ok(done.rows_affected())
}
