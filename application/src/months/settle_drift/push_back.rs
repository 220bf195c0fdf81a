use quartermaster_domain::calendar::DueDay;
use quartermaster_domain::drift::{DriftLine, OnlyInMonth, pushed_back, pushed_back_debt};
use quartermaster_domain::month::MonthEntry;
use quartermaster_domain::template::{DebtTarget, Entry, EntryFields, Recurrence};
use quartermaster_domain::{DebtTargetId, EntryId, MonthDebtTargetId, MonthEntryId, Timestamp};

use super::{LineError, Settling};

impl Settling<'_> {
    pub(super) async fn push_back(
        &mut self,
        line: &DriftLine,
        at: Timestamp,
    ) -> Result<(), LineError> {
        line.can_push_back(self.template, &self.reading.contents)?;
        match line {
            DriftLine::OnlyInTemplate { entry, .. } => self.archive_entry(*entry, at).await,
            DriftLine::OnlyInMonth {
                entry,
                why: OnlyInMonth::AddedByHand,
                ..
            } => self.create_template_entry(*entry).await,
            DriftLine::OnlyInMonth {
                entry,
                source: Some(source),
                ..
            }
            | DriftLine::Differs { entry, source, .. } => {
                self.change_template_entry(*entry, *source).await
            }
            // Only one added by hand has no source, and that is dealt with above.
            DriftLine::OnlyInMonth { source: None, .. } => Ok(()),
            DriftLine::DebtOnlyInTemplate { debt, .. } => self.archive_debt(*debt, at).await,
            DriftLine::DebtOnlyInMonth { debt, source, .. }
            | DriftLine::DebtDiffers { debt, source, .. } => {
                self.change_template_debt(*debt, *source).await
            }
        }
    }

    async fn archive_entry(&mut self, entry: EntryId, at: Timestamp) -> Result<(), LineError> {
        let archived = Entry {
            archived_at: Some(at),
            ..self.template_entry(entry)?.clone()
        };
        self.work.entries().update(archived).await?;
        Ok(())
    }

    async fn create_template_entry(&mut self, entry: MonthEntryId) -> Result<(), LineError> {
        let here = self.ledger_entry(entry)?.entry.clone();
        let fields = self.template_fields(&here);
        let created = self.work.entries().insert(fields).await?;
        let linked = MonthEntry {
            source: Some(created.id),
            ..here
        };
        Ok(self.work.month_entries().update(&linked).await?)
    }

    fn template_fields(&self, here: &MonthEntry) -> EntryFields {
        let fields = &here.fields;
        let mut debts = self.reading.contents.debts.iter();
        EntryFields {
            kind: fields.kind,
            category: fields.category.clone(),
            name: fields.name.clone(),
            planned: fields.planned,
            due_day: fields
                .due_on
                .and_then(|date| DueDay::new(i64::from(date.day())).ok()),
            recurrence: Recurrence::default(),
            carry: fields.carry,
            debt_target: debts
                .find(|debt| Some(debt.id) == fields.debt_target)
                .map(|debt| debt.source),
            notes: fields.notes.clone(),
        }
    }

    async fn change_template_entry(
        &mut self,
        entry: MonthEntryId,
        source: EntryId,
    ) -> Result<(), LineError> {
        let here = &self.ledger_entry(entry)?.entry;
        let pushed = pushed_back(self.template_entry(source)?, here, &self.reading.contents)?;
        self.work.entries().update(pushed).await?;
        Ok(())
    }

    async fn archive_debt(&mut self, debt: DebtTargetId, at: Timestamp) -> Result<(), LineError> {
        let archived = DebtTarget {
            archived_at: Some(at),
            ..self.template_debt(debt)?.clone()
        };
        self.work.debt_targets().update(archived).await?;
        Ok(())
    }

    async fn change_template_debt(
        &mut self,
        debt: MonthDebtTargetId,
        source: DebtTargetId,
    ) -> Result<(), LineError> {
        let here = self.month_debt(debt)?;
        let target = self.template_debt(source)?;
        let pushed = pushed_back_debt(target, here, &self.reading.contents);
        self.work.debt_targets().update(pushed).await?;
        Ok(())
    }
}
