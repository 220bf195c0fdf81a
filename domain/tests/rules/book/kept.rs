use quartermaster_domain::ids::{DebtTargetId, MonthEntryId};
use quartermaster_domain::ledger::{EntryLedger, Opening, Posting, PostingKind};
use quartermaster_domain::month::{
    FrozenDebt, LedgerEntry, Month, MonthContents, MonthDebtTarget, MonthEntry,
};

/// A month with its single postings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) month: Month,
    pub(crate) entries: Vec<MonthEntry>,
    pub(crate) debts: Vec<MonthDebtTarget>,
    pub(crate) postings: Vec<Posting>,
}

impl Kept {
    pub(crate) fn contents(&self) -> MonthContents {
        let entries = self.entries.iter().map(|entry| LedgerEntry {
            entry: entry.clone(),
            ledger: self.ledger(entry.id),
        });
        MonthContents {
            month: self.month.clone(),
            entries: entries.collect(),
            debts: self.debts.clone(),
        }
    }

    pub(super) fn ledger(&self, entry: MonthEntryId) -> EntryLedger {
        let mut ledger = EntryLedger::default();
        for posting in self.postings.iter().filter(|p| p.month_entry == entry) {
            match posting.kind {
                PostingKind::OpeningBalance { origin } => {
                    assert_eq!(ledger.opening, None, "an entry has at most one opening");
                    ledger.opening = Some(Opening {
                        amount: posting.amount,
                        origin,
                    });
                }
                PostingKind::Payment { .. } => {
                    ledger.posted = ledger.posted.plus(posting.amount).unwrap();
                    ledger.payments += 1;
                }
            }
        }
        ledger
    }

    /// Takes off what closing froze of each debt, and hands it out.
    pub(super) fn thaw_debts(&mut self) -> Vec<(DebtTargetId, FrozenDebt)> {
        let debts = self.debts.iter_mut();
        debts
            .filter_map(|debt| Some((debt.source, debt.frozen.take()?)))
            .collect()
    }
}
