//! Debts that fell by more than was paid on them.
//!
//! What a debt moved by beside its payments is charges, which are never below zero. Where they would have to be, the month's
//! snapshot is one of an archived debt of the same name: then no month before the next one has that debt, and it opens at its own
//! snapshot, as the rule of opening balances says.

use std::collections::BTreeMap;

use quartermaster_domain::template::DebtTarget;
use quartermaster_domain::{DebtTargetId, Money, Overflow, Timestamp, YearMonth};

use super::{Different, EarlierHousehold};

impl EarlierHousehold {
    /// Puts the archived debts where they are needed, and gives each debt that the template lacks the balance it was left at.
    ///
    /// # Errors
    /// The month whose sum does not fit.
    pub(super) fn put_stand_ins(
        &mut self,
        at: Timestamp,
        different: &mut Vec<Different>,
    ) -> Result<(), YearMonth> {
        let sources: Vec<DebtTargetId> = self
            .template
            .debt_targets
            .iter()
            .map(|debt| debt.id)
            .collect();
        for source in sources {
            self.put_stand_in(source, at, different)?;
        }
        let gone: Vec<DebtTargetId> = self.in_months_only.iter().copied().collect();
        for source in gone {
            self.leave(source)?;
        }
        Ok(())
    }

    fn put_stand_in(
        &mut self,
        source: DebtTargetId,
        at: Timestamp,
        different: &mut Vec<Different>,
    ) -> Result<(), YearMonth> {
        let mut stand_in: Option<DebtTargetId> = None;
        let mut told = Vec::new();
        for index in (0..self.months.len()).rev() {
            let Some(fell) = self.fell_by(source, index)? else {
                continue;
            };
            let id = match stand_in {
                Some(id) => id,
                None => {
                    let Some(id) = self.archived_twin(source, at) else {
                        continue;
                    };
                    *stand_in.insert(id)
                }
            };
            if let Some(month) = self.months.get_mut(index) {
                let mut debts = month.debts.iter_mut();
                if let Some(debt) = debts.find(|debt| debt.source == source) {
                    debt.source = id;
                    told.push(Different::StandIn {
                        month: month.year_month,
                        debt: debt.name.as_str().to_owned(),
                        amount: fell,
                    });
                }
            }
        }
        different.extend(told.into_iter().rev());
        Ok(())
    }

    /// By how much the debt fell in the month beside what was paid on it, where it did and hands its balance on.
    fn fell_by(&self, source: DebtTargetId, index: usize) -> Result<Option<Money>, YearMonth> {
        let Some(month) = self.months.get(index) else {
            return Ok(None);
        };
        let fell = || {
            let Some(debt) = month.debt(source) else {
                return Ok(None);
            };
            let left = month.left_of(debt)?;
            let stands = self.stands_after(source, index);
            let fell = stands.map(|stands| left.minus(stands)).transpose()?;
            Ok(fell.filter(|fell| fell.is_positive()))
        };
        fell().map_err(|_: Overflow| month.year_month)
    }

    /// Where a debt of the month stands next: in the next month, else, where no later month has it, in the template. Nothing where
    /// it opens at its own snapshot anyhow.
    pub(super) fn stands_after(&self, source: DebtTargetId, index: usize) -> Option<Money> {
        let mut later = self.months.iter().skip(index + 1);
        let next = later.clone().next();
        if let Some(debt) = next.and_then(|month| month.debt(source)) {
            return Some(debt.balance_at_creation);
        }
        if self.in_months_only.contains(&source) || later.any(|it| it.debt(source).is_some()) {
            return None;
        }
        let mut debts = self.template.debt_targets.iter();
        let debt = debts.find(|debt| debt.id == source)?;
        Some(debt.fields.balance)
    }

    fn archived_twin(&mut self, source: DebtTargetId, at: Timestamp) -> Option<DebtTargetId> {
        let debts = &mut self.template.debt_targets;
        let model = debts.iter().find(|debt| debt.id == source)?;
        let numbers: BTreeMap<i64, u32> = debts.iter().map(|it| (it.id.0, it.position)).collect();
        let id = DebtTargetId(numbers.keys().max().copied().unwrap_or_default() + 1);
        let twin = DebtTarget {
            id,
            fields: model.fields.clone(),
            position: numbers.values().max().copied().unwrap_or_default() + 1,
            archived_at: Some(at),
            version: 1,
        };
        debts.push(twin);
        self.in_months_only.insert(id);
        Some(id)
    }

    /// Gives a debt that is in months only the balance that the last of them leaves it at.
    fn leave(&mut self, source: DebtTargetId) -> Result<(), YearMonth> {
        let months = self.months.iter().rev();
        let mut having = months.filter_map(|month| Some((month, month.debt(source)?)));
        let Some((month, debt)) = having.next() else {
            return Ok(());
        };
        let left = month.left_of(debt).map_err(|_| month.year_month)?;
        let mut debts = self.template.debt_targets.iter_mut();
        if let Some(target) = debts.find(|target| target.id == source) {
            target.fields.balance = left;
        }
        Ok(())
    }
}
