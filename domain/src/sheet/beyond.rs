use super::{EntryFigures, KindTotals, Totals};
use crate::money::{Money, Overflow};
use crate::template::EntryKind;

/// Whether more was applied than planned, and whether that is too much.
///
/// Income and savings may be more than planned, expenses and debt payments may not. Of several together
/// nothing is said while something of their plans remains, and they are over only where they would be so
/// too if none of them had been more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    /// Not more than planned.
    Nothing,
    /// More than planned of what may be more.
    More,
    /// More than planned of what may not be.
    Over,
}

impl Beyond {
    /// Of several kinds, each with what remains of its plan.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of(remaining: impl IntoIterator<Item = (EntryKind, Money)>) -> Result<Self, Overflow> {
        let (mut all, mut not_to_be_more) = (Money::ZERO, Money::ZERO);
        for (kind, remaining) in remaining {
            all = all.plus(remaining)?;
            if !kind.may_be_more() {
                not_to_be_more = not_to_be_more.plus(remaining)?;
            }
        }
        Ok(match (all.is_negative(), not_to_be_more.is_negative()) {
            (false, _) => Self::Nothing,
            (true, false) => Self::More,
            (true, true) => Self::Over,
        })
    }

    pub fn of_kind(kind: EntryKind, remaining: Money) -> Self {
        match (remaining.is_negative(), kind.may_be_more()) {
            (false, _) => Self::Nothing,
            (true, true) => Self::More,
            (true, false) => Self::Over,
        }
    }

    /// Of lines that stand together under one heading.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of_lines(lines: &[&EntryFigures]) -> Result<Self, Overflow> {
        Self::of(lines.iter().map(|line| (line.kind(), line.remaining)))
    }

    pub fn is_over(self) -> bool {
        self == Self::Over
    }
}

impl EntryFigures {
    pub fn kind(&self) -> EntryKind {
        self.entry.fields.kind
    }

    pub fn beyond(&self) -> Beyond {
        Beyond::of_kind(self.kind(), self.remaining)
    }
}

impl Totals {
    /// What goes out, with what remains of it by `remaining`.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn outgoing_beyond(
        &self,
        remaining: impl Fn(&KindTotals) -> Result<Money, Overflow>,
    ) -> Result<Beyond, Overflow> {
        let kinds = EntryKind::ALL.into_iter().filter(|kind| kind.may_move());
        let kinds = kinds.map(|kind| Ok((kind, remaining(self.of_kind(kind))?)));
        Beyond::of(kinds.collect::<Result<Vec<_>, _>>()?)
    }
}
