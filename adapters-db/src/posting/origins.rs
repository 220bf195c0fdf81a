use std::collections::BTreeMap;

use quartermaster_application::ports::{NewOpening, StoreError};
use quartermaster_domain::YearMonth;
use sea_orm::DatabaseTransaction;

use crate::statement::{parameters, rows};
use crate::store_error::store_error;

/// The months that openings come from, by id.
pub(super) struct Origins(BTreeMap<i64, String>);

impl Origins {
    pub(super) async fn of(
        db: &DatabaseTransaction,
        openings: &[NewOpening],
    ) -> Result<Self, StoreError> {
        let mut months: Vec<YearMonth> = openings.iter().filter_map(|new| new.origin).collect();
        months.sort_unstable();
        months.dedup();
        if months.is_empty() {
            return Ok(Self(BTreeMap::new()));
        }
        let sql = format!(
            "SELECT id, year_month FROM month WHERE year_month IN ({})",
            parameters(1, months.len())
        );
        let values = months.iter().map(|month| month.to_string().into());
        rows(db, &sql, values)
            .await?
            .iter()
            .map(|row| {
                let id = row.try_get_by_index(0)?;
                Ok((id, row.try_get_by_index(1)?))
            })
            .collect::<Result<_, _>>()
            .map(Self)
            .map_err(store_error)
    }

    pub(super) fn month(&self, id: Option<i64>) -> Option<&str> {
        self.0.get(&id?).map(String::as_str)
    }

    /// The id of an origin; that month was there when the opening was derived.
    pub(super) fn id(&self, origin: Option<YearMonth>) -> Result<Option<i64>, StoreError> {
        let Some(origin) = origin.map(|month| month.to_string()) else {
            return Ok(None);
        };
        let found = self.0.iter().find(|(_, month)| **month == origin);
        found.map(|(id, _)| Some(*id)).ok_or(StoreError::Conflict)
    }
}
