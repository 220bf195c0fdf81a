use std::fmt;

use sea_orm::DbErr;

use crate::result_code::{CORRUPT, driver_error, result_code};

/// One thing that is wrong with a database file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Finding {
    /// A page, an index, or a row that breaks a constraint of its own table.
    Integrity { message: String },
    /// A row that points to one that does not exist.
    ForeignKey {
        table: String,
        row: Option<i64>,
        parent: String,
    },
    /// A row that breaks a rule between several rows.
    Invariant {
        name: &'static str,
        table: &'static str,
        row: i64,
    },
}

impl Finding {
    /// A stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Integrity { .. } => "integrity_check",
            Self::ForeignKey { .. } => "foreign_key_check",
            Self::Invariant { name, .. } => name,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name();
        match self {
            Self::Integrity { message } => write!(f, "{name}: {message}"),
            Self::ForeignKey {
                table,
                row: Some(row),
                parent,
            } => write!(
                f,
                "{name}: row {row} of {table} points to no row of {parent}"
            ),
            Self::ForeignKey {
                table,
                row: None,
                parent,
            } => write!(f, "{name}: a row of {table} points to no row of {parent}"),
            Self::Invariant { table, row, .. } => write!(f, "{name}: row {row} of {table}"),
        }
    }
}

/// The finding behind an error of a file too damaged to be examined.
pub(super) fn damage(error: &DbErr) -> Option<Finding> {
    let refusal = driver_error(error)?;
    (result_code(refusal)? == CORRUPT).then(|| Finding::Integrity {
        message: refusal.to_string(),
    })
}
