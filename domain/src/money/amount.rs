use std::cmp::max;

use crate::field::{Given, ValueError};
use crate::limits::AMOUNT_MAX_MINOR;

/// An amount in minor units of the household's currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Money(i64);

/// A sum that does not fit into 64 bits, or one that is to be kept and is beyond [`AMOUNT_MAX_MINOR`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a sum of amounts is larger than can be kept")]
pub struct Overflow;

impl Money {
    pub const ZERO: Self = Self(0);

    pub const fn from_minor(minor: i64) -> Self {
        Self(minor)
    }

    pub const fn minor(self) -> i64 {
        self.0
    }

    pub const fn is_zero(self) -> bool {
        self.0 == 0
    }

    pub const fn is_negative(self) -> bool {
        self.0 < 0
    }

    pub const fn is_positive(self) -> bool {
        self.0 > 0
    }

    pub fn plus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_add(other.0).map(Self).ok_or(Overflow)
    }

    pub fn minus(self, other: Self) -> Result<Self, Overflow> {
        self.0.checked_sub(other.0).map(Self).ok_or(Overflow)
    }

    pub fn negated(self) -> Result<Self, Overflow> {
        self.0.checked_neg().map(Self).ok_or(Overflow)
    }

    pub fn times(self, count: u32) -> Result<Self, Overflow> {
        self.0
            .checked_mul(i64::from(count))
            .map(Self)
            .ok_or(Overflow)
    }

    /// The amount where it is positive, else zero.
    pub fn or_zero(self) -> Self {
        max(self, Self::ZERO)
    }

    pub fn sum(amounts: impl IntoIterator<Item = Self>) -> Result<Self, Overflow> {
        amounts.into_iter().try_fold(Self::ZERO, Self::plus)
    }

    /// A computed amount that is to be kept, as far as any amount may go.
    ///
    /// # Errors
    /// Beyond [`AMOUNT_MAX_MINOR`] either way.
    pub fn to_keep(self) -> Result<Self, Overflow> {
        Self::entered(self.0).map_err(|_| Overflow)
    }

    /// An amount as a person may enter it: up to [`AMOUNT_MAX_MINOR`] either way.
    ///
    /// # Errors
    /// Out of range.
    pub fn entered(minor: i64) -> Given<Self> {
        if (-AMOUNT_MAX_MINOR..=AMOUNT_MAX_MINOR).contains(&minor) {
            Ok(Self(minor))
        } else {
            Err(ValueError::out_of_range("refusal-amount-too-large"))
        }
    }

    /// An entered amount that cannot be negative.
    ///
    /// # Errors
    /// Negative or out of range.
    pub fn entered_not_negative(minor: i64) -> Given<Self> {
        if minor < 0 {
            return Err(ValueError::out_of_range("refusal-amount-negative"));
        }
        Self::entered(minor)
    }

    /// An entered amount that cannot be zero.
    ///
    /// # Errors
    /// Zero or out of range.
    pub fn entered_not_zero(minor: i64) -> Given<Self> {
        if minor == 0 {
            return Err(ValueError::out_of_range("refusal-amount-zero"));
        }
        Self::entered(minor)
    }
}
