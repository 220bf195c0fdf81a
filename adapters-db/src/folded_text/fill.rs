use quartermaster_application::ports::StoreError;
use quartermaster_domain::folding::FOLDING_VERSION;
use sea_orm::{DatabaseConnection, QueryResult};

use super::check::{Standing, page};
use super::{FOLDED, keep};
use crate::statement::{parameters, rows, run};
use crate::store_error::store_error;

/// Rows whose texts are folded in one go.
const ROWS_AT_A_TIME: i64 = 1_000;

/// Makes the folded texts those that the rows have, by the folding of this program: what is of an
/// older one or wrong goes, what is missing comes. Each statement stands on its own, so that one who is
/// killed in the middle leaves a database that can be served and that the next start goes on with.
///
/// # Errors
/// The database cannot be read or written.
pub(crate) async fn fill(db: &DatabaseConnection) -> Result<(), StoreError> {
    remove_what_is_not_right(db).await?;
    for (table, columns) in FOLDED {
        add_what_is_missing(db, table, columns).await?;
    }
    Ok(())
}

async fn remove_what_is_not_right(db: &DatabaseConnection) -> Result<(), StoreError> {
    let mut after = 0;
    loop {
        let page = page(db, after).await?;
        let Some(last) = page.last() else {
            return Ok(());
        };
        after = last.id;
        let other = page.iter().filter(|row| row.standing != Standing::Right);
        let other: Vec<i64> = other.map(|row| row.id).collect();
        if !other.is_empty() {
            let ids = parameters(1, other.len());
            let delete = format!("DELETE FROM folded_text WHERE id IN ({ids})");
            run(db, &delete, other.into_iter().map(Into::into)).await?;
        }
    }
}

async fn add_what_is_missing(
    db: &DatabaseConnection,
    table: &str,
    columns: &[&str],
) -> Result<(), StoreError> {
    let lacking = lacking(table, columns);
    let mut after: i64 = 0;
    loop {
        let values = [after.into(), FOLDING_VERSION.into(), ROWS_AT_A_TIME.into()];
        let found = rows(db, &lacking, values).await?;
        let Some(last) = found.last() else {
            return Ok(());
        };
        after = last.try_get("", "id").map_err(store_error)?;
        // What is no text is named where its row is read, and folds to nothing.
        let texts = |row: &QueryResult| -> Vec<String> {
            let texts = columns.iter();
            texts
                .filter_map(|column| row.try_get("", column).ok())
                .collect()
        };
        let texts: Vec<String> = found.iter().flat_map(texts).collect();
        keep(db, texts.iter().map(String::as_str)).await?;
    }
}

/// The rows behind the id `$1` that have a text which is not kept by the version `$2`.
fn lacking(table: &str, columns: &[&str]) -> String {
    let lacks = columns.iter().map(|column| {
        format!(
            "(r.{column} <> '' AND NOT EXISTS
                (SELECT 1 FROM folded_text t WHERE t.text = r.{column} AND t.version = $2))"
        )
    });
    format!(
        "SELECT r.id, r.{} FROM {table} r WHERE r.id > $1 AND ({}) ORDER BY r.id LIMIT $3",
        columns.join(", r."),
        lacks.collect::<Vec<_>>().join(" OR ")
    )
}
