//! A value as the old file holds it.

use std::fmt;

use sea_orm::{DbErr, QueryResult};

/// What a column of the old file holds in one row, whatever the column was declared as.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cell {
    Null,
    Integer(i64),
    /// In the 15 digits that mean something in a binary fraction, as `1.23400000000000e+01`.
    Real(String),
    Text(String),
    /// In hexadecimal digits.
    Blob(String),
    /// Bytes that say they are text and are none.
    Unreadable,
}

/// The two columns of a query that a [`Cell`] is read from, for a column as SQL takes it.
pub(super) fn selected(column: &str) -> String {
    format!(
        "typeof({column}), CASE typeof({column}) WHEN 'real' THEN printf('%.14e', {column}) \
         WHEN 'blob' THEN hex({column}) ELSE CAST({column} AS TEXT) END"
    )
}

/// A name as SQL takes it, whatever is in it.
pub(super) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

impl Cell {
    /// The value at the place `at` of what [`selected`] asked for.
    pub(super) fn read(row: &QueryResult, at: usize) -> Result<Self, DbErr> {
        let kind: String = row.try_get_by_index(at * 2)?;
        if kind == "null" {
            return Ok(Self::Null);
        }
        let Ok(Some(text)) = row.try_get_by_index::<Option<String>>(at * 2 + 1) else {
            return Ok(Self::Unreadable);
        };
        Ok(match kind.as_str() {
            "integer" => text.parse().map_or(Self::Unreadable, Self::Integer),
            "real" => Self::Real(text),
            "blob" => Self::Blob(text),
            _ => Self::Text(text),
        })
    }

    pub(super) fn is_null(&self) -> bool {
        *self == Self::Null
    }

    /// The value as digits and letters; `None` for what cannot be read.
    pub(super) fn text(&self) -> Option<String> {
        match self {
            Self::Integer(number) => Some(number.to_string()),
            Self::Real(digits) => Some(plain(digits)),
            Self::Text(text) => Some(text.clone()),
            Self::Blob(hex) => Some(hex.clone()),
            Self::Null | Self::Unreadable => None,
        }
    }
}

/// As a person reads it, on one line and not at length.
impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 40;
        match self {
            Self::Null => f.write_str("NULL"),
            Self::Integer(number) => number.fmt(f),
            Self::Real(digits) => f.write_str(&plain(digits)),
            Self::Text(text) => {
                let shown: String = text.chars().take(SHOWN).collect();
                write!(f, "{shown:?}")?;
                if text.chars().count() > SHOWN {
                    f.write_str("…")?;
                }
                Ok(())
            }
            Self::Blob(hex) => write!(f, "x'{}'", hex.get(..SHOWN).unwrap_or(hex)),
            Self::Unreadable => f.write_str("?"),
        }
    }
}

/// `1.25000000000000e+01` as `12.5`.
fn plain(digits: &str) -> String {
    const LONGEST: usize = 24;
    let number: Option<f64> = digits.parse().ok();
    let plain = number.map(|number| number.to_string());
    let plain = plain.filter(|plain| plain.len() <= LONGEST);
    plain.unwrap_or_else(|| digits.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_is_shown_on_one_line() {
        for (cell, shown) in [
            (Cell::Real("1.25000000000000e+01".to_owned()), "12.5"),
            (Cell::Text("two\nlines".to_owned()), "\"two\\nlines\""),
            (Cell::Integer(-3), "-3"),
            (Cell::Null, "NULL"),
        ] {
            assert_eq!(cell.to_string(), shown);
        }
        let long = Cell::Text("x".repeat(50)).to_string();
        assert_eq!(long, format!("\"{}\"…", "x".repeat(40)));
    }
}
