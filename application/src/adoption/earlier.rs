use std::collections::BTreeSet;

use quartermaster_domain::ledger::EntryLedger;
use quartermaster_domain::month::{MonthDebtTarget, MonthEntry};
use quartermaster_domain::template::Template;
use quartermaster_domain::text::{Memo, Notes, Payee};
use quartermaster_domain::{
    Date, DebtTargetId, Household, Money, MonthDays, MonthEntryId, MonthId, Overflow, PostingId,
    Timestamp, YearMonth,
};

/// What a file of the predecessor holds, in the domain's values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierHousehold {
    pub household: Household,
    pub template: Template,
    /// The debts of the template that the file has in months only.
    pub in_months_only: BTreeSet<DebtTargetId>,
    /// The earliest first, each once.
    pub months: Vec<EarlierMonth>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierMonth {
    pub id: MonthId,
    pub year_month: YearMonth,
    pub days: MonthDays,
    pub notes: Notes,
    pub created_at: Timestamp,
    pub life: EarlierLife,
    /// By position; their baseline is set here.
    pub entries: Vec<MonthEntry>,
    /// By position.
    pub debts: Vec<EarlierDebt>,
    /// None of 0.
    pub postings: Vec<EarlierPosting>,
}

/// A debt's snapshot; what it was closed at is not known.
pub type EarlierDebt = MonthDebtTarget;

/// What the predecessor said of a month's life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EarlierLife {
    /// There were no states yet.
    Unknown,
    Draft,
    Active {
        activated_at: Option<Timestamp>,
    },
    Closed {
        activated_at: Option<Timestamp>,
        closed_at: Option<Timestamp>,
    },
}

/// An amount that moved an entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierPosting {
    pub id: PostingId,
    pub month_entry: MonthEntryId,
    pub amount: Money,
    pub when: When,
    pub payee: Payee,
    pub memo: Memo,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// It has no day of its own: it was a sum before there was a ledger.
    BeforeTheLedger,
    On {
        day: Date,
        created_at: Timestamp,
    },
}

impl EarlierMonth {
    /// The sum of an entry's ledger as it will be: payments alone.
    pub(super) fn ledger_of(&self, entry: MonthEntryId) -> Result<EntryLedger, Overflow> {
        let own = || self.postings.iter().filter(|it| it.month_entry == entry);
        Ok(EntryLedger {
            opening: None,
            posted: Money::sum(own().map(|posting| posting.amount))?,
            payments: u32::try_from(own().count()).unwrap_or(u32::MAX),
        })
    }

    pub(super) fn debt(&self, source: DebtTargetId) -> Option<&EarlierDebt> {
        self.debts.iter().find(|debt| debt.source == source)
    }

    /// What a debt of the month is at its end by its payments alone.
    pub(super) fn left_of(&self, debt: &EarlierDebt) -> Result<Money, Overflow> {
        let paying = self.entries.iter();
        let paying = paying.filter(|entry| entry.fields.debt_target == Some(debt.id));
        let paid = paying.map(|entry| Ok(self.ledger_of(entry.id)?.posted));
        let paid = Money::sum(paid.collect::<Result<Vec<_>, Overflow>>()?)?;
        debt.balance_at_creation.minus(paid)
    }
}
