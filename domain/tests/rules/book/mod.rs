//! A household in memory that does with every month what the rules of the domain say, and nothing
//! of its own: the postings are kept one by one, and all figures come from the domain.

mod acts;
mod kept;

use std::collections::BTreeMap;

use quartermaster_domain::Money;
use quartermaster_domain::calendar::{MonthDays, StartDay, YearMonth};
use quartermaster_domain::carry_over::{CarryOverError, OpeningChanges};
use quartermaster_domain::ids::{MonthDebtTargetId, MonthEntryId, MonthId, PostingId};
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{
    DraftMonth, Month, MonthDebtTarget, MonthEntry, MonthHead, WrongState,
};
use quartermaster_domain::planning::{MonthBefore, Proposal, ProposedDebt};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::Template;
use quartermaster_domain::text::{Memo, Notes, Payee};

pub(crate) use self::kept::Kept;
use crate::fixtures::at;

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Book {
    pub(crate) template: Template,
    pub(crate) months: BTreeMap<YearMonth, Kept>,
    last_id: i64,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    NoMonth,
    NoEntry,
    Exists,
    NotAfterLatestClosed,
    EarlierMonthOpen,
    NotLatestClosed,
    HasPostings,
    HasMonthBefore,
    WrongState(WrongState),
    CarryOver(CarryOverError),
}

impl From<WrongState> for Refusal {
    fn from(error: WrongState) -> Self {
        Self::WrongState(error)
    }
}

impl From<CarryOverError> for Refusal {
    fn from(error: CarryOverError) -> Self {
        Self::CarryOver(error)
    }
}

impl Book {
    pub(crate) fn new(template: Template) -> Self {
        Self {
            template,
            months: BTreeMap::new(),
            last_id: 0,
        }
    }

    fn next_id(&mut self) -> i64 {
        self.last_id += 1;
        self.last_id
    }

    pub(crate) fn kept(&self, month: YearMonth) -> Result<&Kept, Refusal> {
        self.months.get(&month).ok_or(Refusal::NoMonth)
    }

    fn kept_mut(&mut self, month: YearMonth) -> &mut Kept {
        self.months.get_mut(&month).unwrap()
    }

    pub(crate) fn month_before(&self, month: YearMonth) -> Option<YearMonth> {
        self.months.range(..month).next_back().map(|(key, _)| *key)
    }

    pub(crate) fn month_after(&self, month: YearMonth) -> Option<YearMonth> {
        let later = |(key, _): &(&YearMonth, &Kept)| **key > month;
        self.months.range(month..).find(later).map(|(key, _)| *key)
    }

    fn latest_closed(&self) -> Option<YearMonth> {
        let closed = self
            .months
            .iter()
            .filter(|(_, kept)| kept.month.is_closed());
        closed.map(|(key, _)| *key).next_back()
    }

    /// The month's figures, with what the open months before it would give.
    pub(crate) fn sheet(&self, month: YearMonth) -> Sheet {
        let before = self.months.range(..month).map(|(_, kept)| kept);
        let open: Vec<_> = before
            .filter(|kept| !kept.month.is_closed())
            .map(Kept::contents)
            .collect();
        Sheet::of(&open, &self.months[&month].contents()).unwrap()
    }

    pub(crate) fn propose(&self, month: YearMonth) -> Proposal {
        let sheet = self.month_before(month).map(|key| (key, self.sheet(key)));
        let before = sheet.as_ref().map(|(key, sheet)| MonthBefore {
            month: *key,
            is_closed: self.months[key].month.is_closed(),
            sheet,
        });
        let days = MonthDays::by_rule(month, StartDay::FIRST);
        Proposal::from_template(month, days, &self.template, before).unwrap()
    }

    pub(crate) fn create(&mut self, month: YearMonth) -> Result<(), Refusal> {
        if self.months.contains_key(&month) {
            return Err(Refusal::Exists);
        }
        if self.latest_closed().is_some_and(|latest| month <= latest) {
            return Err(Refusal::NotAfterLatestClosed);
        }
        let proposal = self.propose(month);
        let head = MonthHead {
            id: MonthId(self.next_id()),
            year_month: month,
            days: proposal.days,
            notes: Notes::default(),
            created_at: at(0),
            version: 1,
        };
        let debts: Vec<_> = (1..)
            .zip(proposal.debts)
            .map(|(position, debt)| self.month_debt(debt, position))
            .collect();
        let lines = proposal.lines.into_iter().filter(|line| line.included);
        let entries = (1..)
            .zip(lines)
            .map(|(position, line)| MonthEntry {
                id: MonthEntryId(self.next_id()),
                source: line.id.source(),
                fields: line.entry.in_month(&debts),
                baseline: None,
                position,
            })
            .collect();
        let kept = Kept {
            month: Month::Draft(DraftMonth { head }),
            entries,
            debts,
            postings: Vec::new(),
        };
        self.transact(|book| {
            book.months.insert(month, kept);
            book.settle(Some(month))?;
            book.settle(book.month_after(month))
        })
    }

    fn month_debt(&mut self, debt: ProposedDebt, position: u32) -> MonthDebtTarget {
        MonthDebtTarget {
            id: MonthDebtTargetId(self.next_id()),
            source: debt.source,
            name: debt.name,
            apr: debt.apr,
            minimum_payment: debt.minimum_payment,
            due_on: debt.due_on,
            notes: debt.notes,
            position,
            balance_at_creation: debt.balance_at_creation,
            carried_balance: None,
            entered_interest: None,
            charges: Money::ZERO,
            frozen: None,
        }
    }

    /// Gives the month the openings that the rule says it has, and takes away all other derived ones.
    fn settle(&mut self, month: Option<YearMonth>) -> Result<(), Refusal> {
        let Some(month) = month else { return Ok(()) };
        let before = self
            .month_before(month)
            .filter(|key| self.months[key].month.is_closed())
            .map(|key| (key, self.sheet(key)));
        let given = before.as_ref().map(|(key, sheet)| (*key, sheet));
        let changes = OpeningChanges::between(given, &self.months[&month].contents())?;
        let first_day = self.months[&month].month.head().days.first();
        let posted: Vec<_> = changes
            .post
            .iter()
            .map(|opening| Posting {
                id: PostingId(self.next_id()),
                month_entry: opening.entry,
                kind: PostingKind::OpeningBalance {
                    origin: Some(opening.origin),
                },
                amount: opening.amount,
                posted_on: first_day,
                payee: Payee::default(),
                memo: Memo::default(),
                created_at: at(2),
                created_by: "ada".to_owned(),
            })
            .collect();
        let kept = self.kept_mut(month);
        kept.postings.retain(|posting| {
            !(posting.kind.is_derived() && changes.withdraw.contains(&posting.month_entry))
        });
        kept.postings.extend(posted);
        for debt in &mut kept.debts {
            if let Some((_, balance)) = changes.balances.iter().find(|(id, _)| *id == debt.id) {
                debt.carried_balance = *balance;
            }
        }
        Ok(())
    }
}
