use async_trait::async_trait;
use quartermaster_domain::month::{
    DraftMonth, Month, MonthDebtTarget, MonthEntry, MonthHead, NewMonthEntry, OpenMonth,
};
use quartermaster_domain::text::Notes;
use quartermaster_domain::{Money, MonthDebtTargetId, MonthEntryId, MonthId};

use super::session::Session;
use super::state::{State, refused};
use crate::ports::{
    MonthDebtTargetRepository, MonthEntryRepository, MonthRepository, NewMonth, NewMonthDebtTarget,
    StoreError,
};

#[async_trait]
impl MonthRepository for Session {
    async fn insert(&mut self, month: NewMonth) -> Result<Month, StoreError> {
        if self.state.months.contains_key(&month.year_month) {
            return Err(StoreError::Conflict);
        }
        let created = Month::Draft(DraftMonth {
            head: MonthHead {
                id: MonthId(self.state.next_id()),
                year_month: month.year_month,
                days: month.days,
                notes: Notes::default(),
                created_at: month.created_at,
                version: 1,
            },
        });
        self.state.months.insert(month.year_month, created.clone());
        Ok(created)
    }

    async fn update(&mut self, month: Month) -> Result<Month, StoreError> {
        let (id, version) = (month.head().id, month.head().version);
        let known = self.state.months.get_mut(&month.head().year_month);
        let known = known
            .filter(|known| known.head().id == id && known.head().version == version)
            .ok_or(StoreError::Conflict)?;
        if known.is_closed() && month.closed().is_some() {
            return Err(refused("a closed month never changes"));
        }
        let mut month = month;
        match &mut month {
            Month::Draft(month) => month.head.version += 1,
            Month::Active(month) => month.head.version += 1,
            Month::Closed(month) => month.head.version += 1,
        }
        *known = month.clone();
        Ok(month)
    }

    async fn delete(&mut self, month: OpenMonth) -> Result<(), StoreError> {
        let (id, year_month) = (month.head().id, month.head().year_month);
        self.state.expect_open(id)?;
        let entries: Vec<MonthEntryId> = self.state.entry_ids(id);
        self.state
            .postings
            .retain(|posting| !entries.contains(&posting.month_entry));
        self.state.month_entries.retain(|(of, _)| *of != id);
        self.state.month_debts.retain(|(of, _)| *of != id);
        let known = self.state.months.get(&year_month);
        if known.is_none_or(|known| known.head().version != month.head().version) {
            return Err(StoreError::Conflict);
        }
        self.state.months.remove(&year_month);
        Ok(())
    }
}

impl State {
    fn entry_ids(&self, month: MonthId) -> Vec<MonthEntryId> {
        let entries = self.month_entries.iter();
        entries
            .filter(|(of, _)| *of == month)
            .map(|(_, entry)| entry.id)
            .collect()
    }
}

#[async_trait]
impl MonthEntryRepository for Session {
    async fn insert(
        &mut self,
        month: MonthId,
        entries: Vec<NewMonthEntry>,
    ) -> Result<Vec<MonthEntry>, StoreError> {
        self.state.expect_open(month)?;
        let mut inserted = Vec::new();
        for entry in entries {
            let mut known = self.state.month_entries.iter();
            let is_copied =
                |(of, known): &(MonthId, MonthEntry)| *of == month && known.source == entry.source;
            if entry.source.is_some() && known.any(is_copied) {
                return Err(StoreError::Conflict);
            }
            let entry = MonthEntry {
                id: MonthEntryId(self.state.next_id()),
                source: entry.source,
                fields: entry.fields,
                baseline: entry.baseline,
                position: entry.position,
            };
            self.state.month_entries.push((month, entry.clone()));
            inserted.push(entry);
        }
        Ok(inserted)
    }

    async fn update(&mut self, entry: &MonthEntry) -> Result<(), StoreError> {
        let month = self.state.month_of_entry(entry.id);
        self.state.expect_open(month.ok_or(StoreError::Conflict)?)?;
        for (_, known) in &mut self.state.month_entries {
            if known.id == entry.id {
                known.clone_from(entry);
            }
        }
        Ok(())
    }

    async fn keep_baselines(&mut self, month: MonthId) -> Result<(), StoreError> {
        self.state.expect_open(month)?;
        for (of, entry) in &mut self.state.month_entries {
            if *of == month {
                entry.baseline = Some(entry.fields.planned);
            }
        }
        Ok(())
    }

    async fn delete(&mut self, entry: MonthEntryId) -> Result<(), StoreError> {
        let month = self.state.month_of_entry(entry);
        self.state.expect_open(month.ok_or(StoreError::Conflict)?)?;
        if self.state.ledger_of(entry)?.payments > 0 {
            return Err(StoreError::Conflict);
        }
        self.state
            .postings
            .retain(|posting| posting.month_entry != entry);
        self.state
            .month_entries
            .retain(|(_, known)| known.id != entry);
        Ok(())
    }

    async fn put_back(&mut self, month: MonthId, entry: &MonthEntry) -> Result<(), StoreError> {
        self.state.expect_open(month)?;
        let is_there = |(of, known): &(MonthId, MonthEntry)| {
            let is_copied = known.source.is_some() && known.source == entry.source;
            known.id == entry.id || (*of == month && is_copied)
        };
        if self.state.month_entries.iter().any(is_there) {
            return Err(StoreError::Conflict);
        }
        self.state.month_entries.push((month, entry.clone()));
        Ok(())
    }

    async fn reorder(&mut self, month: MonthId, order: &[MonthEntryId]) -> Result<(), StoreError> {
        self.state.expect_open(month)?;
        for (id, position) in order.iter().zip(1..) {
            let mut entries = self.state.month_entries.iter_mut();
            if let Some((_, entry)) = entries.find(|(of, entry)| *of == month && entry.id == *id) {
                entry.position = position;
            }
        }
        Ok(())
    }
}

#[async_trait]
impl MonthDebtTargetRepository for Session {
    async fn insert(
        &mut self,
        month: MonthId,
        debts: Vec<NewMonthDebtTarget>,
    ) -> Result<Vec<MonthDebtTarget>, StoreError> {
        self.state.expect_open(month)?;
        let mut inserted = Vec::new();
        for NewMonthDebtTarget { debt, position } in debts {
            let debt = MonthDebtTarget {
                id: MonthDebtTargetId(self.state.next_id()),
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
            };
            self.state.month_debts.push((month, debt.clone()));
            inserted.push(debt);
        }
        Ok(inserted)
    }

    async fn update(&mut self, debt: &MonthDebtTarget) -> Result<(), StoreError> {
        *self.state.open_debt_mut(debt.id)? = debt.clone();
        Ok(())
    }

    async fn set_carried_balances(
        &mut self,
        balances: &[(MonthDebtTargetId, Option<Money>)],
    ) -> Result<(), StoreError> {
        for (debt, balance) in balances {
            self.state.open_debt_mut(*debt)?.carried_balance = *balance;
        }
        Ok(())
    }

    async fn delete(&mut self, debt: MonthDebtTargetId) -> Result<(), StoreError> {
        self.state.open_debt_mut(debt)?;
        for (_, entry) in &mut self.state.month_entries {
            if entry.fields.debt_target == Some(debt) {
                entry.fields.debt_target = None;
            }
        }
        self.state.month_debts.retain(|(_, known)| known.id != debt);
        Ok(())
    }
}

impl State {
    /// The debt in a month that is not closed.
    fn open_debt_mut(
        &mut self,
        debt: MonthDebtTargetId,
    ) -> Result<&mut MonthDebtTarget, StoreError> {
        let mut debts = self.month_debts.iter();
        let month = debts
            .find(|(_, known)| known.id == debt)
            .map(|(month, _)| *month)
            .ok_or(StoreError::Conflict)?;
        self.expect_open(month)?;
        let mut debts = self.month_debts.iter_mut();
        debts
            .find(|(_, known)| known.id == debt)
            .map(|(_, known)| known)
            .ok_or(StoreError::Conflict)
    }
}
