//! Every figure of a month, computed from its contents and from the open months before it.

mod beyond;
mod debts;
mod totals;
mod year;

pub use beyond::Beyond;
pub use debts::DebtFigures;
pub use totals::{KindTotals, Totals, to_allocate};
pub use year::{Figure, YearCategory, YearEntry, YearKind, YearLine, YearSheet};

use crate::calendar::YearMonth;
use crate::carry_over::GivenOpening;
use crate::money::{Money, Overflow};
use crate::month::{LedgerEntry, MonthContents, MonthEntry};

/// A month's figures, line by line and in total.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    pub entries: Vec<EntryFigures>,
    pub debts: Vec<DebtFigures>,
    pub totals: Totals,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EntryFigures {
    pub entry: MonthEntry,
    pub opening: Money,
    /// The month the opening came from.
    pub opening_from: Option<YearMonth>,
    /// What the open month before would give as things stand; zero once it has closed.
    pub expected_opening: Money,
    pub posted: Money,
    /// How many postings there are beside the opening balance.
    pub payments: u32,
    pub applied: Money,
    pub remaining: Money,
}

impl EntryFigures {
    fn of(line: &LedgerEntry, expected_opening: Money) -> Result<Self, Overflow> {
        let applied = line.ledger.applied()?;
        Ok(Self {
            opening: line.ledger.opening_amount(),
            opening_from: line.ledger.opening.and_then(|opening| opening.origin),
            expected_opening,
            posted: line.ledger.posted,
            payments: line.ledger.payments,
            applied,
            remaining: line.entry.fields.planned.minus(applied)?,
            entry: line.entry.clone(),
        })
    }

    /// What remains once the expected opening has been posted.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn expected_remaining(&self) -> Result<Money, Overflow> {
        self.remaining.minus(self.expected_opening)
    }

    /// How far the plan moved since activation; `None` in a draft.
    ///
    /// # Errors
    /// A difference that does not fit.
    pub fn plan_change(&self) -> Result<Option<Money>, Overflow> {
        self.entry
            .baseline
            .map(|baseline| self.entry.fields.planned.minus(baseline))
            .transpose()
    }

    /// How far what was applied is from the plan.
    ///
    /// # Errors
    /// A difference that does not fit.
    pub fn execution(&self) -> Result<Money, Overflow> {
        self.applied.minus(self.entry.fields.planned)
    }
}

impl Sheet {
    /// The figures of `month`. `open_before` are the months before it that are not closed, the
    /// earliest first and without a gap up to `month`: while the month before is open, what it
    /// would give, itself counting what it is still to be given, is expected.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of(open_before: &[MonthContents], month: &MonthContents) -> Result<Self, Overflow> {
        let mut before: Option<Self> = None;
        for earlier in open_before {
            before = Some(Self::after(before.as_ref(), earlier)?);
        }
        Self::after(before.as_ref(), month)
    }

    /// The figures of each of several open months, the earliest first and without a gap.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of_each(open: &[MonthContents]) -> Result<Vec<Self>, Overflow> {
        let mut sheets: Vec<Self> = Vec::with_capacity(open.len());
        for month in open {
            sheets.push(Self::after(sheets.last(), month)?);
        }
        Ok(sheets)
    }

    fn after(open_before: Option<&Self>, month: &MonthContents) -> Result<Self, Overflow> {
        let expected = open_before
            .map(Self::gives)
            .transpose()?
            .unwrap_or_default();
        let entries = month
            .entries
            .iter()
            .map(|line| {
                let expected = expected
                    .iter()
                    .find(|given| Some(given.source) == line.entry.source)
                    .map(|given| given.amount)
                    .unwrap_or_default();
                EntryFigures::of(line, expected)
            })
            .collect::<Result<Vec<_>, _>>()?;
        let debts = month
            .debts
            .iter()
            .map(|debt| DebtFigures::of(debt, &entries, open_before))
            .collect::<Result<Vec<_>, _>>()?;
        let totals = Totals::of(&entries)?;
        Ok(Self {
            entries,
            debts,
            totals,
        })
    }

    /// The openings that this month gives to the month after it, as things stand.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn gives(&self) -> Result<Vec<GivenOpening>, Overflow> {
        let mut given = Vec::new();
        for line in &self.entries {
            let carry = line.entry.fields.carry;
            let Some(source) = line.entry.source.filter(|_| carry.carries()) else {
                continue;
            };
            let amount = carry.carried(line.expected_remaining()?).negated()?;
            if !amount.is_zero() {
                given.push(GivenOpening {
                    source,
                    from_entry: line.entry.id,
                    amount,
                });
            }
        }
        Ok(given)
    }
}
