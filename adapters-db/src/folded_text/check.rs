use std::path::Path;

use quartermaster_application::ports::StoreError;
use quartermaster_domain::folding::{FOLDING_VERSION, identity, search};
use quartermaster_migration::STEPS;
use sea_orm::{ConnectionTrait, DatabaseConnection, QueryResult};

use crate::connection::{OpenError, looking};
use crate::schema::applied_steps;
use crate::statement::rows;
use crate::store_error::store_error;

/// Rows that are looked at in one go.
const ROWS_AT_A_TIME: i64 = 2_000;

/// The folded texts of a database file that are not what their texts fold to, a line for each. Nothing
/// that a person entered is wrong in them: the next start makes them anew. Those of another version of the
/// folding, or of an older schema, are not looked at.
///
/// # Errors
/// The file cannot be read.
pub async fn differing_folded_texts(file: &Path) -> Result<Vec<String>, OpenError> {
    let db = looking(file).await?;
    let found = differing(&db).await;
    let closed = db.close().await;
    let found = found.map_err(OpenError::Unreadable)?;
    closed.map_err(OpenError::Silent)?;
    Ok(found
        .into_iter()
        .map(|row| {
            format!(
                "folded_text_differs: row {row} of folded_text is not what its text folds to; \
                 the next start makes it anew"
            )
        })
        .collect())
}

async fn differing(db: &DatabaseConnection) -> Result<Vec<i64>, StoreError> {
    if applied_steps(db).await.map_err(store_error)? != STEPS {
        return Ok(Vec::new());
    }
    let mut differing = Vec::new();
    let mut after = 0;
    loop {
        let page = page(db, after).await?;
        let Some(last) = page.last() else {
            return Ok(differing);
        };
        after = last.id;
        let wrong = page.iter().filter(|row| row.standing == Standing::Wrong);
        differing.extend(wrong.map(|row| row.id));
    }
}

/// How a row of the table stands to the folding of this program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Right,
    /// Of another version of the folding.
    OfAnother,
    Wrong,
}

pub(super) struct Row {
    pub(super) id: i64,
    pub(super) standing: Standing,
}

/// The next rows behind an id; none where there is no more.
pub(super) async fn page(db: &impl ConnectionTrait, after: i64) -> Result<Vec<Row>, StoreError> {
    const PAGE: &str = "SELECT id, text, identity, search, version FROM folded_text
        WHERE id > $1 ORDER BY id LIMIT $2";
    let found = rows(db, PAGE, [after.into(), ROWS_AT_A_TIME.into()]).await?;
    let read = |row: &QueryResult| {
        Ok(Row {
            id: row.try_get("", "id")?,
            standing: standing(row),
        })
    };
    found
        .iter()
        .map(read)
        .collect::<Result<_, _>>()
        .map_err(store_error)
}

/// A row that cannot be read is wrong as well.
fn standing(row: &QueryResult) -> Standing {
    let text = |column: &str| row.try_get::<String>("", column).ok();
    match (row.try_get::<i64>("", "version"), text("text")) {
        (Ok(version), _) if version != FOLDING_VERSION => Standing::OfAnother,
        (Ok(_), Some(kept))
            if text("identity") == Some(identity(&kept))
                && text("search") == Some(search(&kept)) =>
        {
            Standing::Right
        }
        _ => Standing::Wrong,
    }
}
