use crate::field::{Given, ValueError};
use crate::money::Money;

/// What happens to an entry's remaining when the month closes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Carry {
    #[default]
    None,
    /// A positive remaining goes on, a negative one is dropped.
    Surplus,
    /// Both go on.
    Balance,
}

impl Carry {
    pub const ALL: [Self; 3] = [Self::None, Self::Surplus, Self::Balance];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Surplus => "surplus",
            Self::Balance => "balance",
        }
    }

    /// # Errors
    /// Not one of the three ways.
    pub fn parse(text: &str) -> Given<Self> {
        Self::ALL
            .into_iter()
            .find(|carry| carry.as_str() == text)
            .ok_or_else(|| ValueError::invalid("refusal-carry-unknown"))
    }

    pub fn carries(self) -> bool {
        self != Self::None
    }

    /// How much of `remaining` goes on to the next month.
    pub fn carried(self, remaining: Money) -> Money {
        match self {
            Self::None => Money::ZERO,
            Self::Surplus => remaining.or_zero(),
            Self::Balance => remaining,
        }
    }
}
