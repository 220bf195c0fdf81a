//! What one month hands to the next.
//!
//! One rule: *a month has the openings that its month before, if closed, gives it, and no others*.

use crate::calendar::YearMonth;
use crate::ids::{EntryId, MonthDebtTargetId, MonthEntryId};
use crate::ledger::Opening;
use crate::money::{Money, Overflow};
use crate::month::{LedgerEntry, MonthContents};
use crate::sheet::Sheet;

/// An opening balance that a month gives to the same entry of the month after.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GivenOpening {
    pub source: EntryId,
    /// The entry that gives it.
    pub from_entry: MonthEntryId,
    /// −c of the carried amount c; never zero.
    pub amount: Money,
}

/// What has to change so that a month has the openings it should have.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OpeningChanges {
    /// Entries whose derived opening goes.
    pub withdraw: Vec<MonthEntryId>,
    pub post: Vec<DerivedOpening>,
    /// Debts whose carried balance changes; `None` withdraws it.
    pub balances: Vec<(MonthDebtTargetId, Option<Money>)>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct DerivedOpening {
    pub entry: MonthEntryId,
    pub amount: Money,
    pub origin: YearMonth,
}

/// An opening balance set by hand stands where a derived one has to go.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("an opening balance set by hand stands in the way")]
pub struct OpeningConflict {
    pub entry: MonthEntryId,
    pub name: String,
}

#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CarryOverError {
    #[error(transparent)]
    Conflict(#[from] OpeningConflict),
    #[error(transparent)]
    Overflow(#[from] Overflow),
}

impl OpeningChanges {
    pub fn is_empty(&self) -> bool {
        self.withdraw.is_empty() && self.post.is_empty() && self.balances.is_empty()
    }

    /// What has to change in `month`, given its closed month before with its figures, or `None`
    /// where there is no month before or it is open.
    ///
    /// # Errors
    /// An opening set by hand in the way, or a sum that does not fit.
    pub fn between(
        closed_before: Option<(YearMonth, &Sheet)>,
        month: &MonthContents,
    ) -> Result<Self, CarryOverError> {
        let mut changes = Self::default();
        let given = match closed_before {
            Some((_, sheet)) => sheet.gives()?,
            None => Vec::new(),
        };
        for line in &month.entries {
            let mut given = given.iter();
            let given = given.find(|given| Some(given.source) == line.entry.source);
            let wanted = match (closed_before, given) {
                (Some((origin, _)), Some(given)) => Some(DerivedOpening {
                    entry: line.entry.id,
                    amount: given.amount.to_keep()?,
                    origin,
                }),
                _ => None,
            };
            changes.settle(line, wanted)?;
        }
        for debt in &month.debts {
            let wanted = closed_before.and_then(|(_, sheet)| {
                sheet
                    .debts
                    .iter()
                    .find(|before| before.debt.source == debt.source)
                    .map(|before| before.closing_balance.to_keep())
            });
            let wanted = wanted.transpose()?;
            if debt.carried_balance != wanted {
                changes.balances.push((debt.id, wanted));
            }
        }
        Ok(changes)
    }

    fn settle(
        &mut self,
        line: &LedgerEntry,
        wanted: Option<DerivedOpening>,
    ) -> Result<(), OpeningConflict> {
        let is_there = line.ledger.opening;
        let derived = is_there.filter(|opening| opening.origin.is_some());
        let as_wanted = wanted.map(|wanted| Opening {
            amount: wanted.amount,
            origin: Some(wanted.origin),
        });
        if derived == as_wanted {
            return Ok(());
        }
        if is_there.is_some() && derived.is_none() {
            return Err(OpeningConflict {
                entry: line.entry.id,
                name: line.entry.fields.name.as_str().to_owned(),
            });
        }
        if derived.is_some() {
            self.withdraw.push(line.entry.id);
        }
        self.post.extend(wanted);
        Ok(())
    }
}

/// The carried amounts of `sheet` that have no place: the month after exists and lacks the entry,
/// or does not exist and `will_have` says the template will not give it the entry.
///
/// # Errors
/// A sum that does not fit.
pub fn dropped(
    sheet: &Sheet,
    will_have: impl Fn(EntryId) -> bool,
) -> Result<Vec<GivenOpening>, Overflow> {
    let mut given = sheet.gives()?;
    given.retain(|opening| !will_have(opening.source));
    Ok(given)
}
