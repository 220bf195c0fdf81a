//! A month's postings, filtered, in two statements.

use quartermaster_application::ports::StoreError;
use quartermaster_application::reading::PostingFilter;
use quartermaster_domain::YearMonth;
use quartermaster_domain::folding::search;
use quartermaster_domain::ledger::Posting;
use quartermaster_domain::limits::MEMO_MAX_CHARS;
use sea_orm::{DatabaseTransaction, QueryResult, Value};

use super::columns::columns;
use crate::posting::{entity::Entity as Postings, posting_of};
use crate::row::{RowName, decode};
use crate::statement::{first_row, rows};
use crate::store_error::store_error;

pub(crate) async fn postings(
    db: &DatabaseTransaction,
    month: YearMonth,
    filter: &PostingFilter,
) -> Result<Option<Vec<Posting>>, StoreError> {
    let key = [month.to_string().into()];
    let Some(row) = first_row(db, "SELECT id FROM month WHERE year_month = $1", key).await? else {
        return Ok(None);
    };
    let month: i64 = row.try_get_by_index(0).map_err(store_error)?;
    let (sql, values) = selection(month, filter);
    let postings = rows(db, &sql, values).await?;
    postings
        .iter()
        .map(posting_with_origin)
        .collect::<Result<_, _>>()
        .map(Some)
}

/// The posting of a row that has the month its opening came from as `origin`.
pub(super) fn posting_with_origin(row: &QueryResult) -> Result<Posting, StoreError> {
    let posting = decode::<Postings>(row, "")?;
    let name = RowName::of::<Postings>(posting.id);
    let origin: Option<String> = name.value("origin_month_id", row.try_get("", "origin"))?;
    posting_of(posting, origin.as_deref())
}

pub(super) fn selection(month: i64, filter: &PostingFilter) -> (String, Vec<Value>) {
    let mut sql = format!(
        "SELECT {}, f.year_month AS origin
        FROM posting p
        JOIN month_entry e ON e.id = p.month_entry_id
        LEFT JOIN month f ON f.id = p.origin_month_id
        WHERE e.month_id = $1",
        columns::<Postings>("p", "")
    );
    let mut values: Vec<Value> = vec![month.into()];
    let mut narrow = |condition: &str, value: Value| {
        values.push(value);
        sql.push_str(" AND ");
        sql.push_str(&condition.replace('?', &format!("${}", values.len())));
    };
    if let Some(entry) = filter.entry {
        narrow("e.id = ?", entry.0.into());
    }
    if let Some(from) = filter.from {
        narrow("p.posted_on >= ?", from.to_string().into());
    }
    if let Some(to) = filter.to {
        narrow("p.posted_on <= ?", to.to_string().into());
    }
    let wanted = filter.text.as_deref().map(search);
    if let Some(wanted) = wanted.filter(|wanted| !wanted.is_empty()) {
        if wanted.contains('\0') || wanted.len() > FOLDED_MAX_BYTES {
            // No text holds either, and to SQLite it would be the end of the pattern, or too much of one.
            narrow("1 = ?", 0_i64.into());
        } else {
            narrow(CONTAINS_TEXT, pattern(&wanted).into());
        }
    }
    if let Some(after) = filter.after {
        narrow(COMES_AFTER, after.0.into());
    }
    sql.push_str(" ORDER BY p.posted_on, p.id");
    if let Some(limit) = filter.limit {
        values.push(i64::from(limit).into());
        sql.push_str(&format!(" LIMIT ${}", values.len()));
    }
    (sql, values)
}

const CONTAINS_TEXT: &str = r"EXISTS (SELECT 1 FROM folded_text t
    WHERE t.text IN (p.payee, p.memo) AND t.search LIKE ? ESCAPE '\')";

/// No text folds to more: a character becomes at most 18, and hardly one that long more than two bytes.
const FOLDED_MAX_BYTES: usize = MEMO_MAX_CHARS * 18 * 2;

const COMES_AFTER: &str = "EXISTS (SELECT 1 FROM posting a WHERE a.id = ?
    AND (p.posted_on > a.posted_on OR (p.posted_on = a.posted_on AND p.id > a.id)))";

/// Finds a folded text anywhere; what LIKE would take for a wildcard stands for itself.
fn pattern(folded: &str) -> String {
    let mut pattern = String::from("%");
    for letter in folded.chars() {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    pattern
}
