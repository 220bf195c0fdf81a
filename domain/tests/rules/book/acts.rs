use quartermaster_domain::closing::{balance_to_put_back, freeze};
use quartermaster_domain::ids::{MonthEntryId, PostingId};
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::month::{Act, Month, MonthDebtTarget, MonthEntryFields};
use quartermaster_domain::seal::{Seal, SealVersion, SealedContents};
use quartermaster_domain::sheet::Sheet;
use quartermaster_domain::{DebtTargetId, Money, YearMonth};

use super::{Book, Kept, Refusal};
use crate::fixtures::{at, euro, payment};

impl Book {
    /// Does all of it, or, as the store's transaction would have it, nothing.
    pub(crate) fn transact<T>(
        &mut self,
        act: impl FnOnce(&mut Self) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let mut trial = self.clone();
        let done = act(&mut trial)?;
        *self = trial;
        Ok(done)
    }

    pub(crate) fn activate(&mut self, month: YearMonth) -> Result<(), Refusal> {
        let draft = self.kept(month)?.month.clone().into_draft()?;
        let kept = self.kept_mut(month);
        kept.month = Month::Active(draft.activate(at(1)));
        for entry in &mut kept.entries {
            entry.baseline = Some(entry.fields.planned);
        }
        Ok(())
    }

    /// Posts in a payment of its own.
    pub(crate) fn post(
        &mut self,
        month: YearMonth,
        entry: MonthEntryId,
        amount: i64,
    ) -> Result<(), Refusal> {
        let active = self.kept(month)?.month.clone().into_active(Act::Post)?;
        let posting = payment(self.next_id(), entry, amount, active.head.days.first());
        self.kept_mut(month).postings.push(posting);
        Ok(())
    }

    /// Sets an opening balance, which a person can only do where there is no month before.
    pub(crate) fn open_by_hand(
        &mut self,
        month: YearMonth,
        entry: MonthEntryId,
        amount: i64,
    ) -> Result<(), Refusal> {
        let active = self.kept(month)?.month.clone().into_active(Act::Post)?;
        if self.month_before(month).is_some() {
            return Err(Refusal::HasMonthBefore);
        }
        let id = PostingId(self.next_id());
        let first_day = active.head.days.first();
        let kept = self.kept_mut(month);
        kept.postings.retain(|posting| {
            posting.month_entry != entry || matches!(posting.kind, PostingKind::Payment { .. })
        });
        kept.postings.push(Posting {
            id,
            kind: PostingKind::OpeningBalance { origin: None },
            ..payment(0, entry, amount, first_day)
        });
        Ok(())
    }

    pub(crate) fn edit(
        &mut self,
        month: YearMonth,
        entry: MonthEntryId,
        change: impl Fn(&mut MonthEntryFields),
    ) -> Result<(), Refusal> {
        self.kept(month)?.month.clone().into_open(Act::Edit)?;
        let lines = self.kept_mut(month).entries.iter_mut();
        for line in lines.filter(|line| line.id == entry) {
            change(&mut line.fields);
        }
        Ok(())
    }

    pub(crate) fn change_debts(
        &mut self,
        month: YearMonth,
        change: impl Fn(&mut MonthDebtTarget),
    ) -> Result<(), Refusal> {
        self.kept(month)?.month.clone().into_open(Act::Edit)?;
        self.kept_mut(month).debts.iter_mut().for_each(change);
        Ok(())
    }

    /// Takes an entry away; its derived opening goes with it, its payments would not.
    pub(crate) fn remove_entry(
        &mut self,
        month: YearMonth,
        entry: MonthEntryId,
    ) -> Result<(), Refusal> {
        let kept = self.kept(month)?;
        kept.month.clone().into_open(Act::Edit)?;
        if kept.ledger(entry).has_postings_of_a_person() {
            return Err(Refusal::HasPostings);
        }
        let kept = self.kept_mut(month);
        kept.entries.retain(|line| line.id != entry);
        kept.postings.retain(|posting| posting.month_entry != entry);
        Ok(())
    }

    pub(crate) fn close(&mut self, month: YearMonth) -> Result<Seal, Refusal> {
        let active = self.kept(month)?.month.clone().into_active(Act::Close)?;
        let mut before = self.months.range(..month);
        if before.any(|(_, kept)| !kept.month.is_closed()) {
            return Err(Refusal::EarlierMonthOpen);
        }
        self.transact(|book| {
            let sheet = book.freeze_debts(month);
            let previous = book.seal_before(month);
            let seal = seal_of(book.kept(month)?, &sheet, previous.as_ref());
            book.kept_mut(month).month = Month::Closed(active.close(at(2), seal.clone()));
            book.settle(book.month_after(month))?;
            Ok(seal)
        })
    }

    fn freeze_debts(&mut self, month: YearMonth) -> Sheet {
        let mut sheet = self.sheet(month);
        freeze(&mut sheet, |source| self.template_balance(source)).unwrap();
        self.kept_mut(month).debts = sheet.debts.iter().map(|line| line.debt.clone()).collect();
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

    fn seal_before(&self, month: YearMonth) -> Option<Seal> {
        let before = &self.months[&self.month_before(month)?].month;
        before.closed().map(|closed| closed.seal.clone())
    }

    /// What the month's seal would be if it was sealed over what it holds now.
    pub(crate) fn seal_now(&self, month: YearMonth) -> Seal {
        let previous = self.seal_before(month);
        seal_of(&self.months[&month], &self.sheet(month), previous.as_ref())
    }

    pub(crate) fn reopen(&mut self, month: YearMonth) -> Result<(), Refusal> {
        let closed = self.kept(month)?.month.clone().into_closed()?;
        if self.latest_closed() != Some(month) {
            return Err(Refusal::NotLatestClosed);
        }
        self.transact(|book| {
            let kept = book.kept_mut(month);
            kept.month = Month::Active(closed.reopen());
            for (source, frozen) in kept.thaw_debts() {
                let balance = book.template_balance(source);
                let put_back = balance.and_then(|balance| balance_to_put_back(frozen, balance));
                if let Some(balance) = put_back {
                    book.set_template_balance(source, balance);
                }
            }
            book.settle(book.month_after(month))
        })
    }

    pub(crate) fn delete(&mut self, month: YearMonth) -> Result<(), Refusal> {
        let kept = self.kept(month)?;
        kept.month.clone().into_open(Act::Delete)?;
        if kept.contents().has_postings_of_a_person() {
            return Err(Refusal::HasPostings);
        }
        self.transact(|book| {
            book.months.remove(&month);
            book.settle(book.month_after(month))
        })
    }
}

fn seal_of(kept: &Kept, sheet: &Sheet, previous: Option<&Seal>) -> Seal {
    SealedContents {
        version: SealVersion::NEWEST,
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
