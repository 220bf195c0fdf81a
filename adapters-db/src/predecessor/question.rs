//! What has to be asked of a person.

use std::fmt;

/// Something that only a person can say.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// As the mapping file has it: `columns.entry.planned`.
    pub place: String,
    pub why: Why,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    NotFound,
    /// It could be each of these.
    Could(Vec<String>),
    /// What the mapping names is not in the file.
    NotInFile(String),
    /// The column stands for this as well.
    Twice(String),
    /// In what the numbers are: one of these.
    Unit(Vec<&'static str>),
    /// The values it does not know, and what each can be.
    Values(Vec<String>, Vec<&'static str>),
    /// The openings of these postings did not come from what was applied before.
    Openings(Vec<String>),
}

impl fmt::Display for Why {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NotFound => f.write_str("no column or table was found for it"),
            Self::Could(names) => write!(f, "it could be one of: {}", names.join(", ")),
            Self::NotInFile(name) => write!(f, "the old file has no {name}"),
            Self::Twice(other) => write!(f, "the same column stands for {other}"),
            Self::Unit(units) => write!(f, "its numbers could be in: {}", units.join(", ")),
            Self::Values(values, choices) => write!(
                f,
                "of these values it is not known which of {} they are: {}",
                choices.join(", "),
                values.join(", ")
            ),
            Self::Openings(postings) => write!(
                f,
                "these openings did not come from what was applied before there was a ledger, \
                 and can be payment or left_out: {}",
                postings.join(", ")
            ),
        }
    }
}
