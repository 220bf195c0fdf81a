use quartermaster_domain::drift::DriftLine;
use quartermaster_domain::month::{LedgerEntry, MonthDebtTarget, MonthEntry, NewMonthEntry};
use quartermaster_domain::planning::{snapshot, snapshot_of_debt};
use quartermaster_domain::template::{DebtTarget, Entry};
use quartermaster_domain::{DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId};

use super::{LineError, Settling};
use crate::months::add_entry::next_position;
use crate::ports::{NewMonthDebtTarget, StoreError};

impl Settling<'_> {
    pub(super) async fn adopt(&mut self, line: &DriftLine) -> Result<(), LineError> {
        line.can_adopt(self.template, &self.reading.contents)?;
        match line {
            DriftLine::OnlyInTemplate { entry, .. } => self.copy_entry(*entry).await,
            DriftLine::OnlyInMonth { entry, .. } => self.remove_entry(*entry).await,
            DriftLine::Differs { entry, source, .. } => self.take_over(*entry, *source).await,
            DriftLine::DebtOnlyInTemplate { debt, .. } => self.copy_debt(*debt).await,
            DriftLine::DebtOnlyInMonth { debt, .. } => self.remove_debt(*debt).await,
            DriftLine::DebtDiffers { debt, source, .. } => {
                self.take_over_debt(*debt, *source).await
            }
        }
    }

    async fn copy_entry(&mut self, entry: EntryId) -> Result<(), LineError> {
        let head = self.month.head();
        let (proposed, _) = snapshot(self.template_entry(entry)?, head.year_month, head.days)?;
        let contents = &self.reading.contents;
        let new = NewMonthEntry {
            source: Some(entry),
            fields: proposed.in_month(&contents.debts),
            baseline: self.month.baseline_of_addition(),
            position: next_position(&contents.entries),
        };
        self.work.month_entries().insert(head.id, vec![new]).await?;
        Ok(())
    }

    async fn remove_entry(&mut self, entry: MonthEntryId) -> Result<(), LineError> {
        Ok(self.work.month_entries().delete(entry).await?)
    }

    async fn take_over(&mut self, entry: MonthEntryId, source: EntryId) -> Result<(), LineError> {
        let head = self.month.head();
        let (proposed, _) = snapshot(self.template_entry(source)?, head.year_month, head.days)?;
        let adopted = MonthEntry {
            fields: proposed.in_month(&self.reading.contents.debts),
            ..self.ledger_entry(entry)?.entry.clone()
        };
        Ok(self.work.month_entries().update(&adopted).await?)
    }

    async fn copy_debt(&mut self, debt: DebtTargetId) -> Result<(), LineError> {
        let head = self.month.head();
        let last = self
            .reading
            .contents
            .debts
            .iter()
            .map(|debt| debt.position)
            .max();
        let new = NewMonthDebtTarget {
            debt: snapshot_of_debt(self.template_debt(debt)?, head.days),
            position: last.unwrap_or(0).saturating_add(1),
        };
        self.work
            .month_debt_targets()
            .insert(head.id, vec![new])
            .await?;
        Ok(())
    }

    async fn remove_debt(&mut self, debt: MonthDebtTargetId) -> Result<(), LineError> {
        Ok(self.work.month_debt_targets().delete(debt).await?)
    }

    async fn take_over_debt(
        &mut self,
        debt: MonthDebtTargetId,
        source: DebtTargetId,
    ) -> Result<(), LineError> {
        let there = snapshot_of_debt(self.template_debt(source)?, self.month.head().days);
        let adopted = MonthDebtTarget {
            name: there.name,
            apr: there.apr,
            minimum_payment: there.minimum_payment,
            due_on: there.due_on,
            notes: there.notes,
            ..self.month_debt(debt)?.clone()
        };
        Ok(self.work.month_debt_targets().update(&adopted).await?)
    }

    pub(super) fn template_entry(&self, id: EntryId) -> Result<&Entry, StoreError> {
        let mut entries = self.template.entries.iter();
        entries
            .find(|entry| entry.id == id)
            .ok_or(StoreError::Conflict)
    }

    pub(super) fn template_debt(&self, id: DebtTargetId) -> Result<&DebtTarget, StoreError> {
        let mut debts = self.template.debt_targets.iter();
        debts.find(|debt| debt.id == id).ok_or(StoreError::Conflict)
    }

    pub(super) fn ledger_entry(&self, id: MonthEntryId) -> Result<&LedgerEntry, StoreError> {
        let mut lines = self.reading.contents.entries.iter();
        lines
            .find(|line| line.entry.id == id)
            .ok_or(StoreError::Conflict)
    }

    pub(super) fn month_debt(&self, id: MonthDebtTargetId) -> Result<&MonthDebtTarget, StoreError> {
        let mut debts = self.reading.contents.debts.iter();
        debts.find(|debt| debt.id == id).ok_or(StoreError::Conflict)
    }
}
