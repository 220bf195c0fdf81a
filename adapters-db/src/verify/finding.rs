use std::fmt;

use sea_orm::{DbErr, RuntimeErr, SqlxError};

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

/// Result codes with which SQLite gives up on a file: malformed, or not a database at all.
const GIVEN_UP: [&str; 2] = ["11", "26"];

/// The finding behind an error of a file too damaged to be examined.
pub(super) fn damage(error: &DbErr) -> Option<Finding> {
    let (DbErr::Conn(RuntimeErr::SqlxError(cause))
    | DbErr::Exec(RuntimeErr::SqlxError(cause))
    | DbErr::Query(RuntimeErr::SqlxError(cause))) = error
    else {
        return None;
    };
    match &**cause {
        SqlxError::Database(refusal)
            if refusal
                .code()
                .is_some_and(|code| GIVEN_UP.contains(&code.as_ref())) =>
        {
            Some(Finding::Integrity {
                message: refusal.message().to_owned(),
            })
        }
        _ => None,
    }
}
