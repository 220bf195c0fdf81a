use std::collections::{BTreeMap, HashMap};

use super::{KindTotals, Totals, to_allocate};
use crate::calendar::YearMonth;
use crate::folding::{identity, is_one};
use crate::ids::{EntryId, MonthEntryId};
use crate::money::{Money, Overflow};
use crate::month::LedgerEntry;
use crate::template::EntryKind;
use crate::text::{Category, Name};

/// The figures of several months side by side: each entry with what it comes to in each of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearSheet {
    /// In the order of [`EntryKind::ALL`]; only those that have an entry.
    pub kinds: Vec<YearKind>,
    /// The months there are.
    pub months: BTreeMap<YearMonth, Totals>,
    /// Of all months together.
    pub totals: Totals,
}

/// All entries of one kind; its totals are those of the months and of the year.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearKind {
    pub kind: EntryKind,
    pub categories: Vec<YearCategory>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearCategory {
    pub category: Category,
    pub entries: Vec<YearEntry>,
    pub line: YearLine,
}

/// An entry across the months: the same one where its source is the same, and of those added by
/// hand where the name is. It is called and placed as its latest month has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct YearEntry {
    /// `None` for one added by hand.
    pub source: Option<EntryId>,
    pub kind: EntryKind,
    pub category: Category,
    pub name: Name,
    /// The latest month that has it, and its entry there.
    pub latest: (YearMonth, MonthEntryId),
    pub line: YearLine,
}

/// Figures month by month; a month that has none is left out.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct YearLine {
    pub months: BTreeMap<YearMonth, KindTotals>,
    pub total: KindTotals,
}

impl YearLine {
    fn add(&mut self, month: YearMonth, figures: KindTotals) -> Result<(), Overflow> {
        let cell = self.months.entry(month).or_default();
        *cell = cell.plus(figures)?;
        self.total = self.total.plus(figures)?;
        Ok(())
    }
}

/// What makes an entry of one month the same as that of another. Its kind belongs to it, so that the
/// totals of each kind are those of the months.
#[derive(PartialEq, Eq, Hash)]
enum Identity {
    Copied(EntryKind, EntryId),
    /// By the identity of its name.
    ByHand(EntryKind, String),
}

impl Identity {
    fn of(line: &LedgerEntry) -> Self {
        let fields = &line.entry.fields;
        match line.entry.source {
            Some(source) => Self::Copied(fields.kind, source),
            None => Self::ByHand(fields.kind, identity(fields.name.as_str())),
        }
    }
}

impl YearSheet {
    /// The sheet of months with their entries in their order.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn of<'a>(
        months: impl IntoIterator<Item = (YearMonth, &'a [LedgerEntry])>,
    ) -> Result<Self, Overflow> {
        let mut by_month: Vec<_> = months.into_iter().collect();
        by_month.sort_by_key(|(month, _)| std::cmp::Reverse(*month));
        let months: BTreeMap<YearMonth, Totals> = by_month
            .iter()
            .map(|(month, lines)| Ok((*month, totals_of(lines)?)))
            .collect::<Result<_, Overflow>>()?;
        Ok(Self {
            kinds: by_kind(entries_of(&by_month)?)?,
            totals: months
                .values()
                .copied()
                .try_fold(Totals::default(), Totals::plus)?,
            months,
        })
    }
}

fn figures_of(line: &LedgerEntry) -> Result<KindTotals, Overflow> {
    let ledger = &line.ledger;
    KindTotals::of_line(
        line.entry.fields.planned,
        ledger.opening_amount(),
        ledger.posted,
    )
}

fn totals_of(lines: &[LedgerEntry]) -> Result<Totals, Overflow> {
    let of_kind = |line: &LedgerEntry| Ok((line.entry.fields.kind, figures_of(line)?));
    Totals::of_lines(lines.iter().map(of_kind))
}

/// The entries in the order of the latest month; those that it has not follow in that of earlier ones.
fn entries_of(newest_first: &[(YearMonth, &[LedgerEntry])]) -> Result<Vec<YearEntry>, Overflow> {
    let mut entries: Vec<YearEntry> = Vec::new();
    let mut places: HashMap<Identity, usize> = HashMap::new();
    for (month, lines) in newest_first {
        for line in *lines {
            let place = *places.entry(Identity::of(line)).or_insert(entries.len());
            if place == entries.len() {
                entries.push(first_seen(*month, line));
            }
            if let Some(entry) = entries.get_mut(place) {
                entry.line.add(*month, figures_of(line)?)?;
            }
        }
    }
    Ok(entries)
}

fn first_seen(month: YearMonth, line: &LedgerEntry) -> YearEntry {
    let fields = &line.entry.fields;
    YearEntry {
        source: line.entry.source,
        kind: fields.kind,
        category: fields.category.clone(),
        name: fields.name.clone(),
        latest: (month, line.entry.id),
        line: YearLine::default(),
    }
}

fn by_kind(entries: Vec<YearEntry>) -> Result<Vec<YearKind>, Overflow> {
    let mut kinds = EntryKind::ALL.map(|kind| YearKind {
        kind,
        categories: Vec::new(),
    });
    for entry in entries {
        for of_kind in kinds
            .iter_mut()
            .filter(|of_kind| of_kind.kind == entry.kind)
        {
            of_kind.add(entry.clone())?;
        }
    }
    let kinds = kinds.into_iter();
    Ok(kinds.filter(|kind| !kind.categories.is_empty()).collect())
}

impl YearKind {
    fn add(&mut self, entry: YearEntry) -> Result<(), Overflow> {
        let known = self
            .categories
            .iter()
            .position(|known| is_one(known.category.as_str(), entry.category.as_str()));
        let place = known.unwrap_or(self.categories.len());
        if known.is_none() {
            self.categories.push(YearCategory {
                category: entry.category.clone(),
                entries: Vec::new(),
                line: YearLine::default(),
            });
        }
        if let Some(category) = self.categories.get_mut(place) {
            for (month, figures) in &entry.line.months {
                category.line.add(*month, *figures)?;
            }
            category.entries.push(entry);
        }
        Ok(())
    }
}

/// Which of an entry's figures to look at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    Planned,
    Posted,
    Remaining,
}

impl Figure {
    pub const ALL: [Self; 3] = [Self::Planned, Self::Posted, Self::Remaining];

    pub fn as_str(self) -> &'static str {
        match self {
            Self::Planned => "planned",
            Self::Posted => "posted",
            Self::Remaining => "remaining",
        }
    }

    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|figure| figure.as_str() == text)
    }

    pub fn of(self, totals: &KindTotals) -> Money {
        match self {
            Self::Planned => totals.planned,
            Self::Posted => totals.posted,
            Self::Remaining => totals.remaining,
        }
    }

    /// That of all that goes out.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn outgoing(self, totals: &Totals) -> Result<Money, Overflow> {
        Money::sum(totals.outgoing().map(|kind| self.of(&kind)))
    }

    /// That of income less that of all that goes out; of what is posted it is the month's net.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn net(self, totals: &Totals) -> Result<Money, Overflow> {
        to_allocate(
            self.of(&totals.income),
            totals.outgoing().map(|kind| self.of(&kind)),
        )
    }
}
