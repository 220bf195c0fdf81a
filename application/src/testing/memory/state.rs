use std::collections::BTreeMap;

use quartermaster_domain::household::{Locale, TimeZoneName};
use quartermaster_domain::ledger::{EntryLedger, Opening, Posting, PostingKind};
use quartermaster_domain::month::{LedgerEntry, Month, MonthContents, MonthDebtTarget, MonthEntry};
use quartermaster_domain::template::{DebtTarget, Entry};
use quartermaster_domain::text::Name;
use quartermaster_domain::{
    Currency, Household, Money, MonthEntryId, MonthId, StartDay, Timestamp, ValueError, YearMonth,
};

use crate::archive::LastIds;
use crate::audit::AuditRecord;
use crate::ports::{KeptRequest, RequestKey, StoreError};

/// All rows there are.
#[derive(Clone, Default)]
pub(super) struct State {
    /// None until it is changed: then it is as it comes.
    pub(super) household: Option<Household>,
    pub(super) entries: Vec<Entry>,
    pub(super) debt_targets: Vec<DebtTarget>,
    pub(super) months: BTreeMap<YearMonth, Month>,
    pub(super) month_entries: Vec<(MonthId, MonthEntry)>,
    pub(super) month_debts: Vec<(MonthId, MonthDebtTarget)>,
    pub(super) postings: Vec<Posting>,
    pub(super) audit: Vec<(i64, AuditRecord)>,
    pub(super) kept: BTreeMap<RequestKey, (Timestamp, KeptRequest)>,
    last_id: i64,
}

/// The household as every new store has it.
fn household_as_it_comes() -> Result<Household, ValueError> {
    Ok(Household {
        name: Name::parse("Home")?,
        currency: Currency::from_code("EUR")?,
        locale: Locale::parse("en-GB")?,
        time_zone: TimeZoneName::parse("UTC")?,
        month_start_day: StartDay::FIRST,
        version: 1,
    })
}

/// A refusal that a database would make by a constraint or a trigger.
pub(super) fn refused(why: &'static str) -> StoreError {
    StoreError::Backend(why.into())
}

impl State {
    /// An id that nothing had before.
    pub(super) fn next_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    /// All ids come from one sequence.
    pub(super) fn last_ids(&self) -> LastIds {
        LastIds {
            debt_target: self.last_id,
            entry: self.last_id,
            month: self.last_id,
            month_debt_target: self.last_id,
            month_entry: self.last_id,
            payment: self.last_id,
            posting: self.last_id,
            audit: self.last_id,
        }
    }

    pub(super) fn household(&self) -> Result<Household, StoreError> {
        match &self.household {
            Some(household) => Ok(household.clone()),
            None => household_as_it_comes().map_err(|error| StoreError::Backend(Box::new(error))),
        }
    }

    pub(super) fn month_by_id(&self, id: MonthId) -> Option<&Month> {
        self.months.values().find(|month| month.head().id == id)
    }

    pub(super) fn month_of_entry(&self, entry: MonthEntryId) -> Option<MonthId> {
        let mut entries = self.month_entries.iter();
        entries
            .find(|(_, known)| known.id == entry)
            .map(|(month, _)| *month)
    }

    /// # Errors
    /// The month is closed, so that nothing in it may change.
    pub(super) fn expect_open(&self, month: MonthId) -> Result<(), StoreError> {
        match self.month_by_id(month) {
            Some(Month::Closed(_)) => Err(refused("a closed month never changes")),
            Some(_) => Ok(()),
            None => Err(refused("there is no such month")),
        }
    }

    pub(super) fn ledger_of(&self, entry: MonthEntryId) -> Result<EntryLedger, StoreError> {
        let mut ledger = EntryLedger::default();
        for posting in self.postings.iter().filter(|p| p.month_entry == entry) {
            match posting.kind {
                PostingKind::OpeningBalance { origin } => {
                    ledger.opening = Some(Opening {
                        amount: posting.amount,
                        origin,
                    });
                }
                PostingKind::Payment { .. } => {
                    ledger.posted = sum(ledger.posted, posting.amount)?;
                    ledger.payments += 1;
                }
            }
        }
        Ok(ledger)
    }

    pub(super) fn contents(&self, month: &Month) -> Result<MonthContents, StoreError> {
        let id = month.head().id;
        let mut entries = self
            .month_entries
            .iter()
            .filter(|(of, _)| *of == id)
            .map(|(_, entry)| {
                Ok(LedgerEntry {
                    ledger: self.ledger_of(entry.id)?,
                    entry: entry.clone(),
                })
            })
            .collect::<Result<Vec<_>, StoreError>>()?;
        entries.sort_by_key(|line| (line.entry.position, line.entry.id.0));
        let of_month = self.month_debts.iter().filter(|(of, _)| *of == id);
        let mut debts: Vec<_> = of_month.map(|(_, debt)| debt.clone()).collect();
        debts.sort_by_key(|debt| (debt.position, debt.id.0));
        Ok(MonthContents {
            month: month.clone(),
            entries,
            debts,
        })
    }

    /// A month's postings in the order of their dates, then ids.
    pub(super) fn postings_of(&self, month: MonthId) -> Vec<Posting> {
        let in_month = |posting: &&Posting| self.month_of_entry(posting.month_entry) == Some(month);
        let mut postings: Vec<_> = self.postings.iter().filter(in_month).cloned().collect();
        postings.sort_by_key(|posting| (posting.posted_on, posting.id.0));
        postings
    }
}

fn sum(one: Money, other: Money) -> Result<Money, StoreError> {
    one.plus(other)
        .map_err(|error| StoreError::Backend(Box::new(error)))
}
