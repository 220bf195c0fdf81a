//! A household in memory that does with every month what the rules of the domain say, and nothing
//! of its own: the postings are kept one by one, and all figures come from the domain.

use std::collections::BTreeMap;

use quartermaster_domain::calendar::{MonthDays, StartDay, YearMonth};
use quartermaster_domain::carry_over::{CarryOverError, OpeningChanges};
use quartermaster_domain::closing::{balance_to_put_back, freeze};
use quartermaster_domain::ids::{MonthDebtTargetId, MonthEntryId, MonthId, PostingId};
use quartermaster_domain::ledger::{EntryLedger, Opening, Posting, PostingKind};
use quartermaster_domain::month::{
    Act, DraftMonth, LedgerEntry, Month, MonthContents, MonthDebtTarget, MonthEntry,
    MonthEntryFields, MonthHead, WrongState,
};
use quartermaster_domain::planning::{MonthBefore, Proposal, ProposedDebt, ProposedEntry};
use quartermaster_domain::seal::{Seal, SealedContents};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::template::Template;
use quartermaster_domain::text::{Memo, Notes, Payee};
use quartermaster_domain::{DebtTargetId, Money};

use crate::fixtures::{at, euro, payment};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Book {
    pub(crate) template: Template,
    pub(crate) months: BTreeMap<YearMonth, Kept>,
    last_id: i64,
}

/// A month with its single postings.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Kept {
    pub(crate) month: Month,
    pub(crate) entries: Vec<MonthEntry>,
    pub(crate) debts: Vec<MonthDebtTarget>,
    pub(crate) postings: Vec<Posting>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Refusal {
    NoMonth,
    Exists,
    NotAfterLatestClosed,
    EarlierMonthOpen,
    NotLatestClosed,
    HasPostings,
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

    fn ledger(&self, entry: MonthEntryId) -> EntryLedger {
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
                source: line.entry.source,
                fields: month_entry_fields(line.entry, &debts),
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
        self.months.insert(month, kept);
        self.settle(Some(month))?;
        self.settle(self.month_after(month))
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

    pub(crate) fn activate(&mut self, month: YearMonth) -> Result<(), Refusal> {
        let draft = self.kept(month)?.month.clone().into_draft()?;
        let kept = self.months.get_mut(&month).unwrap();
        kept.month = Month::Active(draft.activate(at(1)));
        for entry in &mut kept.entries {
            entry.baseline = Some(entry.fields.planned);
        }
        Ok(())
    }

    /// Posts on the entry copied from this one of the template, in a payment of its own.
    pub(crate) fn post(
        &mut self,
        month: YearMonth,
        entry: MonthEntryId,
        amount: i64,
    ) -> Result<(), Refusal> {
        let month_now = self.kept(month)?.month.clone();
        let active = month_now.into_active(Act::Post)?;
        let posting = payment(self.next_id(), entry, amount, active.head.days.first());
        self.months.get_mut(&month).unwrap().postings.push(posting);
        Ok(())
    }

    pub(crate) fn plan(
        &mut self,
        month: YearMonth,
        entry: MonthEntryId,
        planned: i64,
    ) -> Result<(), Refusal> {
        self.kept(month)?.month.clone().into_open(Act::Edit)?;
        let kept = self.months.get_mut(&month).unwrap();
        for line in kept.entries.iter_mut().filter(|line| line.id == entry) {
            line.fields.planned = Money::from_minor(planned);
        }
        Ok(())
    }

    pub(crate) fn close(&mut self, month: YearMonth) -> Result<Seal, Refusal> {
        let active = self.kept(month)?.month.clone().into_active(Act::Close)?;
        let mut before = self.months.range(..month);
        if before.any(|(_, kept)| !kept.month.is_closed()) {
            return Err(Refusal::EarlierMonthOpen);
        }
        let mut trial = self.clone();
        let sheet = trial.freeze_debts(month);
        let kept = &trial.months[&month];
        let previous = self.seal_before(month);
        let closed = active.close(at(2), seal_of(kept, &sheet, previous.as_ref()));
        let seal = closed.seal.clone();
        trial.months.get_mut(&month).unwrap().month = Month::Closed(closed);
        trial.settle(trial.month_after(month))?;
        *self = trial;
        Ok(seal)
    }

    fn freeze_debts(&mut self, month: YearMonth) -> Sheet {
        let mut sheet = self.sheet(month);
        freeze(&mut sheet, |source| self.template_balance(source));
        let kept = self.months.get_mut(&month).unwrap();
        kept.debts = sheet.debts.iter().map(|line| line.debt.clone()).collect();
        for line in &sheet.debts {
            self.set_template_balance(line.debt.source, line.closing_balance);
        }
        sheet
    }

    pub(crate) fn template_balance(&self, source: DebtTargetId) -> Option<Money> {
        let mut targets = self.template.debt_targets.iter();
        targets
            .find(|target| target.id == source)
            .map(|target| target.fields.balance)
    }

    fn set_template_balance(&mut self, source: DebtTargetId, balance: Money) {
        let targets = self.template.debt_targets.iter_mut();
        for target in targets.filter(|target| target.id == source) {
            target.fields.balance = balance;
        }
    }

    pub(crate) fn seal_before(&self, month: YearMonth) -> Option<Seal> {
        let before = &self.months[&self.month_before(month)?].month;
        before.closed().map(|closed| closed.seal.clone())
    }

    pub(crate) fn reopen(&mut self, month: YearMonth) -> Result<(), Refusal> {
        let closed = self.kept(month)?.month.clone().into_closed()?;
        if self.latest_closed() != Some(month) {
            return Err(Refusal::NotLatestClosed);
        }
        let kept = self.months.get_mut(&month).unwrap();
        kept.month = Month::Active(closed.reopen());
        let thawed: Vec<_> = kept
            .debts
            .iter_mut()
            .filter_map(|debt| Some((debt.source, debt.frozen.take()?)))
            .collect();
        for (source, frozen) in thawed {
            let balance = self.template_balance(source);
            let put_back = balance.and_then(|balance| balance_to_put_back(frozen, balance));
            if let Some(balance) = put_back {
                self.set_template_balance(source, balance);
            }
        }
        self.settle(self.month_after(month))
    }

    pub(crate) fn delete(&mut self, month: YearMonth) -> Result<(), Refusal> {
        let kept = self.kept(month)?;
        kept.month.clone().into_open(Act::Delete)?;
        if kept.contents().has_postings_of_a_person() {
            return Err(Refusal::HasPostings);
        }
        self.months.remove(&month);
        self.settle(self.month_after(month))
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
        let kept = self.months.get_mut(&month).unwrap();
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

/// The seal of a month that is about to close, or has closed, over these figures.
fn seal_of(kept: &Kept, sheet: &Sheet, previous: Option<&Seal>) -> Seal {
    SealedContents {
        currency: euro(),
        head: kept.month.head(),
        activated_at: at(1),
        closed_at: at(2),
        sheet,
        postings: &kept.postings,
        previous,
    }
    .seal()
}

/// The proposed entry as one of a month that has these debts.
pub(crate) fn month_entry_fields(
    proposed: ProposedEntry,
    debts: &[MonthDebtTarget],
) -> MonthEntryFields {
    MonthEntryFields {
        kind: proposed.kind,
        category: proposed.category,
        name: proposed.name,
        planned: proposed.planned,
        due_on: proposed.due_on,
        carry: proposed.carry,
        debt_target: debts
            .iter()
            .find(|debt| Some(debt.source) == proposed.debt_target)
            .map(|debt| debt.id),
        notes: proposed.notes,
    }
}
