use std::collections::{BTreeMap, BTreeSet};

use quartermaster_domain::{
    DebtTargetId, EntryId, Money, MonthDebtTargetId, MonthEntryId, Overflow, YearMonth,
};

use crate::archive::all_months;
use crate::ports::{Snapshot, StoreError};

/// The figures by which an old and a new household are compared.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Figures {
    /// What is planned on each entry of the template.
    pub template: BTreeMap<EntryId, Money>,
    /// What is owed on each debt of the template.
    pub balances: BTreeMap<DebtTargetId, Money>,
    pub entries: BTreeMap<(YearMonth, MonthEntryId), EntryFigure>,
    /// What each debt opens with in each month.
    pub openings: BTreeMap<(YearMonth, MonthDebtTargetId), Money>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EntryFigure {
    pub planned: Money,
    pub applied: Money,
    pub remaining: Money,
}

impl Figures {
    /// The figures of a store, as its pages show them.
    ///
    /// # Errors
    /// The store failed.
    pub async fn of(snapshot: &mut dyn Snapshot) -> Result<Self, StoreError> {
        let template = snapshot.template().await?;
        let entries = template.entries.iter();
        let debts = template.debt_targets.iter();
        let mut figures = Self {
            template: entries.map(|it| (it.id, it.fields.planned)).collect(),
            balances: debts.map(|it| (it.id, it.fields.balance)).collect(),
            ..Self::default()
        };
        for month in all_months(snapshot).await? {
            let Some(reading) = snapshot.month(month).await? else {
                continue;
            };
            let sheet = reading.sheet();
            let sheet = sheet.map_err(|error: Overflow| StoreError::Backend(Box::new(error)))?;
            for line in &sheet.entries {
                let figure = EntryFigure {
                    planned: line.entry.fields.planned,
                    applied: line.applied,
                    remaining: line.remaining,
                };
                figures.entries.insert((month, line.entry.id), figure);
            }
            for line in &sheet.debts {
                let place = (month, line.debt.id);
                figures.openings.insert(place, line.opening_balance);
            }
        }
        Ok(figures)
    }
}

/// What one household says of one thing; `None` where it has no such thing.
pub type Side = Option<Vec<Money>>;

/// One thing as the old household has it and as the new one does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProofLine {
    /// None for the template.
    pub month: Option<YearMonth>,
    pub is_debt: bool,
    pub id: i64,
    pub old: Side,
    pub new: Side,
}

impl ProofLine {
    pub fn is_equal(&self) -> bool {
        self.old == self.new
    }
}

/// Each thing that either of them has, the template first, then the months in their order.
pub fn proof(old: &Figures, new: &Figures) -> Vec<ProofLine> {
    let mut lines = Vec::new();
    let amount = |amount: &Money| vec![*amount];
    compare(&old.template, &new.template, amount, |id, old, new| {
        lines.push(ProofLine {
            month: None,
            is_debt: false,
            id: id.0,
            old,
            new,
        });
    });
    compare(&old.balances, &new.balances, amount, |id, old, new| {
        lines.push(ProofLine {
            month: None,
            is_debt: true,
            id: id.0,
            old,
            new,
        });
    });
    let figure = |figure: &EntryFigure| vec![figure.planned, figure.applied, figure.remaining];
    compare(
        &old.entries,
        &new.entries,
        figure,
        |(month, id), old, new| {
            lines.push(ProofLine {
                month: Some(month),
                is_debt: false,
                id: id.0,
                old,
                new,
            });
        },
    );
    compare(
        &old.openings,
        &new.openings,
        amount,
        |(month, id), old, new| {
            lines.push(ProofLine {
                month: Some(month),
                is_debt: true,
                id: id.0,
                old,
                new,
            });
        },
    );
    lines.sort_by_key(|line| (line.month, line.is_debt));
    lines
}

fn compare<K: Copy + Ord, V>(
    old: &BTreeMap<K, V>,
    new: &BTreeMap<K, V>,
    side: impl Fn(&V) -> Vec<Money>,
    mut found: impl FnMut(K, Side, Side),
) {
    let keys: BTreeSet<K> = old.keys().chain(new.keys()).copied().collect();
    for key in keys {
        found(key, old.get(&key).map(&side), new.get(&key).map(&side));
    }
}
