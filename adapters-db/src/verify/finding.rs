use std::fmt;

use quartermaster_application::verify::Finding as MonthFinding;
use sea_orm::DbErr;

use crate::result_code::{CORRUPT, driver_error, result_code};
use crate::schema::Difference;

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
    /// Something that the schema step of the file did not make so.
    Schema(Difference),
    /// A row that breaks a rule between several rows.
    Invariant {
        name: &'static str,
        table: &'static str,
        row: i64,
    },
    /// A stored value that the program would never write.
    Corrupt {
        table: &'static str,
        column: &'static str,
        row: i64,
    },
    /// A month whose figures or seal are not what they were.
    Month(MonthFinding),
    /// Not a database that this program could go on with.
    Unusable { message: String },
    /// A schema step that the file lacks and that fails on it.
    Step { step: &'static str, message: String },
}

impl Finding {
    /// A stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Integrity { .. } => "integrity_check",
            Self::ForeignKey { .. } => "foreign_key_check",
            Self::Schema(difference) => difference.name(),
            Self::Invariant { name, .. } => name,
            Self::Corrupt { .. } => "corrupt_row",
            Self::Month(finding) => finding.name(),
            Self::Unusable { .. } => "unusable",
            Self::Step { .. } => "trial_migration",
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
            Self::Schema(difference) => difference.fmt(f),
            Self::Invariant { table, row, .. } => write!(f, "{name}: row {row} of {table}"),
            Self::Corrupt { table, column, row } => {
                write!(f, "{name}: {column} of row {row} of {table}")
            }
            Self::Month(finding) => write!(f, "{name}: month {}", finding.month()),
            Self::Unusable { message } => write!(f, "{name}: {message}"),
            Self::Step { step, message } => write!(f, "{name}: {step}: {message}"),
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
