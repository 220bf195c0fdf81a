//! Moving planned money from one entry to another, to cover an overspent one.

use crate::ids::MonthEntryId;
use crate::money::{Money, Overflow};
use crate::month::{MonthEntry, OpenMonth};
use crate::template::EntryKind;

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MoveError {
    #[error("the amount to move has to be more than zero")]
    NotPositive,
    #[error("the two entries are the same")]
    SameEntry,
    /// Planned money of income cannot be moved.
    #[error("planned money of kind {} cannot be moved", kind.as_str())]
    KindCannotMove {
        entry: MonthEntryId,
        kind: EntryKind,
    },
    /// A move never clamps.
    #[error("more than is planned cannot be moved")]
    MoreThanPlanned { planned: Money },
    #[error(transparent)]
    Overflow(#[from] Overflow),
}

impl OpenMonth {
    /// Both entries with `amount` of planned money moved from `from` to `to`.
    ///
    /// # Errors
    /// Nothing or less to move, more than is planned, or an entry that takes no part.
    pub fn move_planned(
        &self,
        from: &MonthEntry,
        to: &MonthEntry,
        amount: Money,
    ) -> Result<(MonthEntry, MonthEntry), MoveError> {
        if from.id == to.id {
            return Err(MoveError::SameEntry);
        }
        for entry in [from, to] {
            let kind = entry.fields.kind;
            if !kind.may_move() {
                return Err(MoveError::KindCannotMove {
                    entry: entry.id,
                    kind,
                });
            }
        }
        if !amount.is_positive() {
            return Err(MoveError::NotPositive);
        }
        if amount > from.fields.planned {
            return Err(MoveError::MoreThanPlanned {
                planned: from.fields.planned,
            });
        }
        let (mut from, mut to) = (from.clone(), to.clone());
        from.fields.planned = from.fields.planned.minus(amount)?;
        to.fields.planned = to.fields.planned.plus(amount)?.to_keep()?;
        Ok((from, to))
    }
}
