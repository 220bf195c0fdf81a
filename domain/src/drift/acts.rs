//! What can be done with a line of the drift, and in which order everything is adopted.

use super::{CannotPushBack, DriftLine, OnlyInMonth, pushed_back};
use crate::ids::{DebtTargetId, EntryId, MonthEntryId};
use crate::limits::{MONTH_MAX_ENTRIES, TEMPLATE_MAX_ENTRIES};
use crate::month::{LedgerEntry, MonthContents};
use crate::template::Template;

/// A line that cannot be adopted into the month as things stand.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CannotAdopt {
    /// Adopting would take an entry away that has payments, or the debt that it pays.
    #[error("{name} has payments and stays")]
    HasPayments { name: String },
    /// The entry pays a debt that the month does not have yet.
    #[error("the debt {name} is not in the month")]
    DebtNotInMonth { name: String },
    #[error("the month has as many entries as it can have")]
    MonthFull,
}

impl DriftLine {
    /// Whether the month can become as the template is.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn can_adopt(&self, template: &Template, month: &MonthContents) -> Result<(), CannotAdopt> {
        match self {
            Self::OnlyInTemplate { entry, .. } => {
                if month.entries.len() >= MONTH_MAX_ENTRIES {
                    return Err(CannotAdopt::MonthFull);
                }
                expect_debt_of(*entry, template, month)
            }
            Self::OnlyInMonth { entry, .. } => {
                refuse_payments(month, |line| line.entry.id == *entry)
            }
            Self::Differs { source, .. } => expect_debt_of(*source, template, month),
            Self::DebtOnlyInMonth { debt, .. } => {
                refuse_payments(month, |line| line.entry.fields.debt_target == Some(*debt))
            }
            Self::DebtOnlyInTemplate { .. } | Self::DebtDiffers { .. } => Ok(()),
        }
    }

    /// Whether the template can become as the month is.
    ///
    /// # Errors
    /// Why it cannot.
    pub fn can_push_back(
        &self,
        template: &Template,
        month: &MonthContents,
    ) -> Result<(), CannotPushBack> {
        match self {
            Self::OnlyInMonth {
                why: OnlyInMonth::AddedByHand,
                ..
            } if template.entries.len() >= TEMPLATE_MAX_ENTRIES => {
                Err(CannotPushBack::TemplateFull)
            }
            Self::OnlyInMonth {
                entry,
                source: Some(source),
                ..
            }
            | Self::Differs { entry, source, .. } => {
                let mut entries = template.entries.iter();
                let there = entries.find(|known| known.id == *source);
                let here = ledger_entry(month, *entry);
                match (there, here) {
                    (Some(there), Some(here)) => pushed_back(there, &here.entry, month).map(drop),
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    /// When everything is adopted, this one's turn: debts come before the entries that pay them, and
    /// what goes makes room for what comes.
    fn turn(&self) -> u8 {
        match self {
            Self::DebtOnlyInTemplate { .. } | Self::DebtDiffers { .. } => 0,
            Self::OnlyInMonth { .. } => 1,
            Self::Differs { .. } => 2,
            Self::OnlyInTemplate { .. } => 3,
            Self::DebtOnlyInMonth { .. } => 4,
        }
    }
}

/// The lines that can be adopted together, in the order in which each finds what it needs.
pub fn adoptable<'a>(
    lines: &'a [DriftLine],
    template: &Template,
    month: &MonthContents,
) -> Vec<&'a DriftLine> {
    let mut in_turn: Vec<&DriftLine> = lines.iter().collect();
    in_turn.sort_by_key(|line| line.turn());
    let mut room = MONTH_MAX_ENTRIES.saturating_sub(month.entries.len());
    in_turn.retain(|line| {
        let comes = matches!(line, DriftLine::OnlyInTemplate { .. });
        let can = match line.can_adopt(template, month) {
            Err(CannotAdopt::HasPayments { .. }) => false,
            // Each debt has come by then, and the room is counted here.
            Ok(()) | Err(CannotAdopt::DebtNotInMonth { .. } | CannotAdopt::MonthFull) => {
                !comes || room > 0
            }
        };
        match line {
            DriftLine::OnlyInTemplate { .. } if can => room = room.saturating_sub(1),
            DriftLine::OnlyInMonth { .. } if can => room = room.saturating_add(1),
            _ => {}
        }
        can
    });
    in_turn
}

/// The debt that the template's entry pays has to be in the month first, unless it is archived
/// and will not come.
fn expect_debt_of(
    entry: EntryId,
    template: &Template,
    month: &MonthContents,
) -> Result<(), CannotAdopt> {
    let mut entries = template.entries.iter();
    let pays = entries.find(|known| known.id == entry);
    let pays: Option<DebtTargetId> = pays.and_then(|entry| entry.fields.debt_target);
    let mut targets = template.debt_targets.iter();
    let target = targets.find(|target| Some(target.id) == pays);
    let is_here = |source| month.debts.iter().any(|debt| debt.source == source);
    match target {
        Some(target) if target.archived_at.is_none() && !is_here(target.id) => {
            Err(CannotAdopt::DebtNotInMonth {
                name: target.fields.name.to_string(),
            })
        }
        _ => Ok(()),
    }
}

fn refuse_payments(
    month: &MonthContents,
    goes: impl Fn(&LedgerEntry) -> bool,
) -> Result<(), CannotAdopt> {
    let mut lines = month.entries.iter();
    match lines.find(|line| goes(line) && line.ledger.payments > 0) {
        Some(line) => Err(CannotAdopt::HasPayments {
            name: line.entry.fields.name.to_string(),
        }),
        None => Ok(()),
    }
}

fn ledger_entry(month: &MonthContents, id: MonthEntryId) -> Option<&LedgerEntry> {
    let mut lines = month.entries.iter();
    lines.find(|line| line.entry.id == id)
}
