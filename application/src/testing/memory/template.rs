use async_trait::async_trait;
use quartermaster_domain::template::{DebtTarget, DebtTargetFields, Entry, EntryFields};
use quartermaster_domain::{DebtTargetId, EntryId, Household};

use super::session::Session;
use super::state::refused;
use crate::ports::{DebtTargetRepository, EntryRepository, HouseholdRepository, StoreError};

#[async_trait]
impl HouseholdRepository for Session {
    async fn update(&mut self, household: Household) -> Result<Household, StoreError> {
        if self.state.household()?.version != household.version {
            return Err(StoreError::Conflict);
        }
        let saved = Household {
            version: household.version + 1,
            ..household
        };
        self.state.household = Some(saved.clone());
        Ok(saved)
    }
}

/// The position after all of `taken`.
fn after_all(taken: impl Iterator<Item = u32>) -> u32 {
    taken.max().unwrap_or_default() + 1
}

#[async_trait]
impl EntryRepository for Session {
    async fn insert(&mut self, fields: EntryFields) -> Result<Entry, StoreError> {
        let entry = Entry {
            id: EntryId(self.state.next_id()),
            fields,
            position: after_all(self.state.entries.iter().map(|entry| entry.position)),
            archived_at: None,
            version: 1,
        };
        self.state.entries.push(entry.clone());
        Ok(entry)
    }

    async fn update(&mut self, entry: Entry) -> Result<Entry, StoreError> {
        let mut entries = self.state.entries.iter_mut();
        let known = entries
            .find(|known| known.id == entry.id && known.version == entry.version)
            .ok_or(StoreError::Conflict)?;
        *known = Entry {
            version: entry.version + 1,
            ..entry
        };
        Ok(known.clone())
    }

    async fn delete(&mut self, entry: EntryId) -> Result<(), StoreError> {
        if self.state.entry_is_in_use(entry) {
            return Err(refused("a month has copied the entry"));
        }
        let before = self.state.entries.len();
        self.state.entries.retain(|known| known.id != entry);
        if self.state.entries.len() == before {
            return Err(StoreError::Conflict);
        }
        Ok(())
    }

    async fn put_back(&mut self, entry: &Entry) -> Result<(), StoreError> {
        if self.state.entries.iter().any(|known| known.id == entry.id) {
            return Err(StoreError::Conflict);
        }
        self.state.entries.push(entry.clone());
        Ok(())
    }

    async fn reorder(&mut self, order: &[EntryId]) -> Result<(), StoreError> {
        for (id, position) in order.iter().zip(1..) {
            let mut entries = self.state.entries.iter_mut();
            if let Some(entry) = entries.find(|entry| entry.id == *id) {
                entry.position = position;
            }
        }
        Ok(())
    }
}

#[async_trait]
impl DebtTargetRepository for Session {
    async fn insert(&mut self, fields: DebtTargetFields) -> Result<DebtTarget, StoreError> {
        let debt = DebtTarget {
            id: DebtTargetId(self.state.next_id()),
            fields,
            position: after_all(self.state.debt_targets.iter().map(|debt| debt.position)),
            archived_at: None,
            version: 1,
        };
        self.state.debt_targets.push(debt.clone());
        Ok(debt)
    }

    async fn update(&mut self, debt: DebtTarget) -> Result<DebtTarget, StoreError> {
        let mut debts = self.state.debt_targets.iter_mut();
        let known = debts
            .find(|known| known.id == debt.id && known.version == debt.version)
            .ok_or(StoreError::Conflict)?;
        *known = DebtTarget {
            version: debt.version + 1,
            ..debt
        };
        Ok(known.clone())
    }

    async fn delete(&mut self, debt: DebtTargetId) -> Result<(), StoreError> {
        if self.state.debt_target_is_in_use(debt) {
            return Err(refused("the debt target is in use"));
        }
        let before = self.state.debt_targets.len();
        self.state.debt_targets.retain(|known| known.id != debt);
        if self.state.debt_targets.len() == before {
            return Err(StoreError::Conflict);
        }
        Ok(())
    }

    async fn put_back(&mut self, debt: &DebtTarget) -> Result<(), StoreError> {
        let mut known = self.state.debt_targets.iter();
        if known.any(|known| known.id == debt.id) {
            return Err(StoreError::Conflict);
        }
        self.state.debt_targets.push(debt.clone());
        Ok(())
    }

    async fn reorder(&mut self, order: &[DebtTargetId]) -> Result<(), StoreError> {
        for (id, position) in order.iter().zip(1..) {
            let mut debts = self.state.debt_targets.iter_mut();
            if let Some(debt) = debts.find(|debt| debt.id == *id) {
                debt.position = position;
            }
        }
        Ok(())
    }
}
