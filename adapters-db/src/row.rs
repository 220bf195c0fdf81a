//! From a stored row to a value of the domain: what cannot be is named by table, column and row.

use std::str::FromStr;

use quartermaster_application::ports::StoreError;
use quartermaster_domain::calendar::parse_date;
use quartermaster_domain::{Date, Money, Timestamp, YearMonth};
use sea_orm::{EntityTrait, FromQueryResult, IdenStatic, Iterable, QueryResult};

use crate::store_error::store_error;

/// A row as an error names it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct RowName {
    pub(crate) table: &'static str,
    pub(crate) row: i64,
}

impl RowName {
    pub(crate) fn of<E: EntityTrait>(row: i64) -> Self {
        Self {
            table: E::default().table_name(),
            row,
        }
    }

    pub(crate) fn corrupt(self, column: &'static str) -> StoreError {
        StoreError::Corrupt {
            table: self.table,
            column,
            row: self.row,
        }
    }

    /// The value, or the column as corrupt.
    pub(crate) fn value<T, R>(
        self,
        column: &'static str,
        read: Result<T, R>,
    ) -> Result<T, StoreError> {
        read.map_err(|_| self.corrupt(column))
    }

    pub(crate) fn date(self, column: &'static str, text: &str) -> Result<Date, StoreError> {
        self.value(column, parse_date(text))
    }

    pub(crate) fn date_or_none(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<Date>, StoreError> {
        text.map(|text| self.date(column, text)).transpose()
    }

    pub(crate) fn month(self, column: &'static str, text: &str) -> Result<YearMonth, StoreError> {
        self.value(column, text.parse())
    }

    /// An instant in the one form it is written in.
    pub(crate) fn instant(self, column: &'static str, text: &str) -> Result<Timestamp, StoreError> {
        Timestamp::from_str(text)
            .ok()
            .filter(|instant| instant_text(*instant) == text)
            .ok_or_else(|| self.corrupt(column))
    }

    pub(crate) fn instant_or_none(
        self,
        column: &'static str,
        text: Option<&str>,
    ) -> Result<Option<Timestamp>, StoreError> {
        text.map(|text| self.instant(column, text)).transpose()
    }

    pub(crate) fn amount(self, column: &'static str, minor: i64) -> Result<Money, StoreError> {
        self.value(column, Money::entered(minor))
    }

    pub(crate) fn amount_or_none(
        self,
        column: &'static str,
        minor: Option<i64>,
    ) -> Result<Option<Money>, StoreError> {
        minor.map(|minor| self.amount(column, minor)).transpose()
    }

    pub(crate) fn not_negative(
        self,
        column: &'static str,
        minor: i64,
    ) -> Result<Money, StoreError> {
        self.value(column, Money::entered_not_negative(minor))
    }

    pub(crate) fn not_negative_or_none(
        self,
        column: &'static str,
        minor: Option<i64>,
    ) -> Result<Option<Money>, StoreError> {
        minor
            .map(|minor| self.not_negative(column, minor))
            .transpose()
    }

    pub(crate) fn position(self, position: i64) -> Result<u32, StoreError> {
        self.value("position", u32::try_from(position))
    }

    pub(crate) fn version(self, version: i64) -> Result<i64, StoreError> {
        if version >= 1 {
            Ok(version)
        } else {
            Err(self.corrupt("version"))
        }
    }
}

/// An instant as it is stored: UTC, whole seconds, `2026-11-23T07:15:00Z`.
pub(crate) fn instant_text(instant: Timestamp) -> String {
    instant.strftime("%Y-%m-%dT%H:%M:%SZ").to_string()
}

/// The entity's row whose columns carry `prefix`. A value of the wrong type is corrupt.
pub(crate) fn decode<E>(result: &QueryResult, prefix: &str) -> Result<E::Model, StoreError>
where
    E: EntityTrait,
    E::Model: FromQueryResult,
{
    E::Model::from_query_result(result, prefix).map_err(|error| {
        let message = error.to_string();
        let named = E::Column::iter()
            .map(|column| column.as_str())
            .find(|column| message.contains(&format!("\"{prefix}{column}\"")));
        match named {
            Some(column) => {
                let id = result.try_get(prefix, "id").unwrap_or_default();
                RowName::of::<E>(id).corrupt(column)
            }
            None => store_error(error),
        }
    })
}

/// As [`decode`], where an outer join may have brought no row.
pub(crate) fn decode_joined<E>(
    result: &QueryResult,
    prefix: &str,
) -> Result<Option<E::Model>, StoreError>
where
    E: EntityTrait,
    E::Model: FromQueryResult,
{
    let id: Option<i64> = result.try_get(prefix, "id").map_err(store_error)?;
    id.map(|_| decode::<E>(result, prefix)).transpose()
}
