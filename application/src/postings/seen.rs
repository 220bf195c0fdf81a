use std::fmt;
use std::hash::{DefaultHasher, Hash as _, Hasher as _};
use std::str::FromStr;

use quartermaster_domain::ledger::Posting;

/// What a posting says, in short, so that a form can carry what the person saw: two postings that say
/// something else have another one.
///
/// Postings have no version of their own, and the month's moves on with every other posting. A form from
/// before an upgrade of the program may say something else of the same posting; it is refused once, and
/// shows both.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PostingSeen(u64);

impl PostingSeen {
    pub fn of(posting: &Posting) -> Self {
        let mut hasher = DefaultHasher::new();
        posting.month_entry.0.hash(&mut hasher);
        posting.amount.minor().hash(&mut hasher);
        posting.posted_on.to_string().hash(&mut hasher);
        posting.payee.as_str().hash(&mut hasher);
        posting.memo.as_str().hash(&mut hasher);
        Self(hasher.finish())
    }

    /// What no posting says: of a form that carries nothing readable.
    pub const UNREADABLE: Self = Self(0);
}

impl fmt::Display for PostingSeen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

impl FromStr for PostingSeen {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        u64::from_str_radix(text, 16).map(Self)
    }
}
