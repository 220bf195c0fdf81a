//! The nearest months before and after those that a statement reads.
//!
//! The columns and joins go with a SELECT from `month m`.

use quartermaster_application::ports::StoreError;
use quartermaster_domain::YearMonth;
use sea_orm::QueryResult;

use crate::month::entity::Entity as Months;
use crate::row::RowName;
use crate::store_error::store_error;

pub(super) const COLUMNS: &str = "
    b.id AS previous_id, b.year_month AS previous_month,
    a.id AS next_id, a.year_month AS next_month";

/// Around the months from the parameter `first` to the parameter `last`.
pub(super) fn joins(first: &str, last: &str) -> String {
    format!(
        "LEFT JOIN month b ON b.year_month =
            (SELECT MAX(year_month) FROM month WHERE year_month < {first})
        LEFT JOIN month a ON a.year_month =
            (SELECT MIN(year_month) FROM month WHERE year_month > {last})"
    )
}

pub(super) struct Neighbours {
    pub(super) previous: Option<YearMonth>,
    pub(super) next: Option<YearMonth>,
}

impl Neighbours {
    /// Every row of the statement has the same.
    pub(super) fn read(row: &QueryResult) -> Result<Self, StoreError> {
        Ok(Self {
            previous: neighbour(row, "previous_")?,
            next: neighbour(row, "next_")?,
        })
    }
}

fn neighbour(row: &QueryResult, prefix: &str) -> Result<Option<YearMonth>, StoreError> {
    let Some(id) = row.try_get(prefix, "id").map_err(store_error)? else {
        return Ok(None);
    };
    let name = RowName::of::<Months>(id);
    let month: String = name.value("year_month", row.try_get(prefix, "month"))?;
    name.month("year_month", &month).map(Some)
}
