use crate::field::{Given, ValueError};

/// What an entry does with money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum EntryKind {
    Income,
    Expense,
    Saving,
    DebtPayment,
}

impl EntryKind {
    pub const ALL: [Self; 4] = [Self::Income, Self::Expense, Self::Saving, Self::DebtPayment];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Income => "income",
            Self::Expense => "expense",
            Self::Saving => "saving",
            Self::DebtPayment => "debt_payment",
        }
    }

    /// # Errors
    /// Not one of the four kinds.
    pub fn parse(text: &str) -> Given<Self> {
        Self::ALL
            .into_iter()
            .find(|kind| kind.as_str() == text)
            .ok_or_else(|| ValueError::invalid("refusal-kind-unknown"))
    }

    /// Whether a remaining amount can go on to the next month.
    pub fn may_carry(self) -> bool {
        matches!(self, Self::Expense | Self::Saving)
    }

    /// Whether more than planned is welcome: of what comes in, and of what is saved.
    pub fn may_be_more(self) -> bool {
        matches!(self, Self::Income | Self::Saving)
    }

    /// Whether planned money can be moved from or to such an entry.
    pub fn may_move(self) -> bool {
        !matches!(self, Self::Income)
    }
}
