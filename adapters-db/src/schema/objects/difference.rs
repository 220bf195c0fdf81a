use std::fmt;

/// One thing that sets the schema of a database apart from what its steps made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// A table or a part of one.
    Missing(String),
    /// A part of a table.
    Changed {
        what: String,
        found: String,
        expected: String,
    },
    /// A part of a table.
    Unexpected(String),
    /// A table whose parts are as they should be.
    Otherwise(String),
    /// An index or a trigger.
    MissingAid(String),
    /// An index or a trigger.
    ChangedAid(String),
    /// A trigger that no step made: it does something at each change, whatever that is.
    ForeignTrigger { trigger: String, table: String },
}

impl Difference {
    /// A stable name.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Missing(_) | Self::MissingAid(_) => "schema_missing",
            Self::Changed { .. }
            | Self::Unexpected(_)
            | Self::Otherwise(_)
            | Self::ChangedAid(_) => "schema_changed",
            Self::ForeignTrigger { .. } => "foreign_trigger",
        }
    }

    /// Whether what is asked of a table may have no answer.
    pub(crate) fn is_of_a_table(&self) -> bool {
        match self {
            Self::Missing(_) | Self::Changed { .. } | Self::Unexpected(_) | Self::Otherwise(_) => {
                true
            }
            Self::MissingAid(_) | Self::ChangedAid(_) | Self::ForeignTrigger { .. } => false,
        }
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.name();
        match self {
            Self::Missing(what) | Self::MissingAid(what) => write!(f, "{name}: {what} is missing"),
            Self::Changed {
                what,
                found,
                expected,
            } => write!(f, "{name}: {what} is {found} instead of {expected}"),
            Self::Unexpected(what) => write!(f, "{name}: {what} is none that a schema step made"),
            Self::Otherwise(what) | Self::ChangedAid(what) => {
                write!(f, "{name}: {what} is not as its schema step made it")
            }
            Self::ForeignTrigger { trigger, table } => write!(
                f,
                "{name}: the trigger {trigger} on {table} is not Quartermaster's"
            ),
        }
    }
}

/// Something in a database that no step made and that changes nothing by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ForeignObject {
    pub(super) kind: String,
    pub(super) name: String,
}

impl fmt::Display for ForeignObject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { kind, name } = self;
        write!(
            f,
            "foreign_object: the {kind} {name} is not Quartermaster's; it stays as it is"
        )
    }
}
