//! Proposing a new month: what it would hold, line by line, with the reason of each.

mod leave_out;

pub use leave_out::CannotLeaveOut;

use jiff::civil::Date;

use crate::calendar::{DueDay, MonthDays, YearMonth};
use crate::ids::{DebtTargetId, EntryId, MonthEntryId};
use crate::money::{Money, Overflow};
use crate::month::{MonthContents, MonthEntryFields};
use crate::sheet::{KindTotals, Sheet, Totals};
use crate::template::{DebtTarget, Entry, Rate, Template};
use crate::text::{Name, Notes};

/// The month that creating would make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Proposal {
    pub month: YearMonth,
    pub days: MonthDays,
    /// Every entry considered, the ones left out too.
    pub lines: Vec<ProposedLine>,
    pub debts: Vec<ProposedDebt>,
    /// Of the included lines, with the openings that would be posted at once.
    pub totals: Totals,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedLine {
    pub id: ProposedLineId,
    pub entry: ProposedEntry,
    pub included: bool,
    /// What the closed month before gives.
    pub opening: Money,
    /// What the open month before would give as things stand.
    pub expected_opening: Money,
    pub reasons: Vec<Reason>,
}

/// What a line is proposed from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ProposedLineId {
    /// The template's entry, also where it is copied from a month that has it.
    Entry(EntryId),
    /// An entry that was added by hand to the month that is copied.
    Copied(MonthEntryId),
}

/// A month entry whose debt is still named by its debt target.
pub type ProposedEntry = MonthEntryFields<DebtTargetId>;

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedDebt {
    pub source: DebtTargetId,
    pub name: Name,
    pub apr: Rate,
    pub minimum_payment: Money,
    pub due_on: Option<Date>,
    pub notes: Notes,
    pub balance_at_creation: Money,
}

/// Why a line is proposed as it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// Due this many times in the month.
    Due {
        times: u32,
    },
    NotDue,
    /// Not due, and here all the same because it carries: its money needs a place.
    HeldForCarry,
    Archived,
    /// Taken over from an existing month.
    Copied {
        from: YearMonth,
    },
    /// The closed month before left `opening` (negative: left over; positive: overspent).
    CarriedIn {
        from: YearMonth,
        opening: Money,
    },
    /// The open month before would leave this as things stand.
    CarryExpected {
        from: YearMonth,
        opening: Money,
    },
    /// The month before carries an amount that has no place here.
    CarryDropped {
        from: YearMonth,
        opening: Money,
    },
    /// A person wants the month without it.
    LeftOut,
}

impl ProposedLineId {
    /// The template's entry; `None` for one added by hand.
    pub fn source(self) -> Option<EntryId> {
        match self {
            Self::Entry(entry) => Some(entry),
            Self::Copied(_) => None,
        }
    }
}

impl Reason {
    pub fn code(self) -> &'static str {
        match self {
            Self::Due { .. } => "due",
            Self::NotDue => "not_due",
            Self::HeldForCarry => "held_for_carry",
            Self::Archived => "archived",
            Self::Copied { .. } => "copied",
            Self::CarriedIn { .. } => "carried_in",
            Self::CarryExpected { .. } => "carry_expected",
            Self::CarryDropped { .. } => "carry_dropped",
            Self::LeftOut => "left_out",
        }
    }
}

/// The month before the proposed one, with its figures.
#[derive(Debug, Clone, Copy)]
pub struct MonthBefore<'a> {
    pub month: YearMonth,
    pub is_closed: bool,
    pub sheet: &'a Sheet,
}

/// The copy of one template entry in a month of these days, with how often it is due.
///
/// # Errors
/// A planned amount that does not fit.
pub fn snapshot(
    entry: &Entry,
    month: YearMonth,
    days: MonthDays,
) -> Result<(ProposedEntry, u32), Overflow> {
    let fields = &entry.fields;
    let times = fields.recurrence.occurrences(month, days);
    let proposed = ProposedEntry {
        kind: fields.kind,
        category: fields.category.clone(),
        name: fields.name.clone(),
        planned: fields.planned.times(times)?.to_keep()?,
        due_on: fields
            .due_day
            .filter(|_| times > 0)
            .map(|due| days.date_due(due)),
        carry: fields.carry,
        debt_target: fields.debt_target,
        notes: fields.notes.clone(),
    };
    Ok((proposed, times))
}

impl Proposal {
    /// The month as the template has it.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn from_template(
        month: YearMonth,
        days: MonthDays,
        template: &Template,
        before: Option<MonthBefore<'_>>,
    ) -> Result<Self, Overflow> {
        let mut lines = Vec::new();
        for entry in &template.entries {
            let (proposed, times) = snapshot(entry, month, days)?;
            let included = entry.belongs_in_a_month(times);
            let reason = match times {
                _ if entry.archived_at.is_some() => Reason::Archived,
                0 if included => Reason::HeldForCarry,
                0 => Reason::NotDue,
                times => Reason::Due { times },
            };
            let id = ProposedLineId::Entry(entry.id);
            lines.push(ProposedLine::of(id, proposed, included, reason));
        }
        let debts = template
            .debt_targets
            .iter()
            .filter(|debt| debt.archived_at.is_none())
            .map(|debt| snapshot_of_debt(debt, days))
            .collect();
        Self::complete(month, days, lines, debts, before)
    }

    /// The month as `copied` has it, in these days; debts that the template no longer has stay out.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub fn from_month(
        month: YearMonth,
        days: MonthDays,
        copied: &MonthContents,
        template: &Template,
        before: Option<MonthBefore<'_>>,
    ) -> Result<Self, Overflow> {
        let from = copied.month.head().year_month;
        let lines = copied
            .entries
            .iter()
            .map(|line| {
                let by_hand = ProposedLineId::Copied(line.entry.id);
                let id = line.entry.source.map_or(by_hand, ProposedLineId::Entry);
                let due_on = line.entry.fields.due_on;
                let proposed = ProposedEntry {
                    due_on: due_on.and_then(|due_on| same_day_in(due_on, days)),
                    ..line.entry.fields.proposed(&copied.debts)
                };
                ProposedLine::of(id, proposed, true, Reason::Copied { from })
            })
            .collect();
        let debts = copied
            .debts
            .iter()
            .filter_map(|debt| {
                let target = template
                    .debt_targets
                    .iter()
                    .find(|target| target.id == debt.source)?;
                Some(ProposedDebt {
                    name: debt.name.clone(),
                    apr: debt.apr,
                    minimum_payment: debt.minimum_payment,
                    due_on: debt.due_on.and_then(|due_on| same_day_in(due_on, days)),
                    notes: debt.notes.clone(),
                    ..snapshot_of_debt(target, days)
                })
            })
            .collect();
        Self::complete(month, days, lines, debts, before)
    }

    fn complete(
        month: YearMonth,
        days: MonthDays,
        mut lines: Vec<ProposedLine>,
        debts: Vec<ProposedDebt>,
        before: Option<MonthBefore<'_>>,
    ) -> Result<Self, Overflow> {
        if let Some(before) = before {
            for given in before.sheet.gives()? {
                let source = Some(given.source);
                if let Some(line) = lines.iter_mut().find(|line| line.id.source() == source) {
                    line.receive(before, given.amount);
                }
            }
        }
        Ok(Self {
            totals: totals_of(&lines)?,
            month,
            days,
            lines,
            debts,
        })
    }
}

fn totals_of(lines: &[ProposedLine]) -> Result<Totals, Overflow> {
    Totals::of_lines(lines.iter().filter(|line| line.included).map(|line| {
        KindTotals::of_line(line.entry.planned, line.opening, Money::ZERO)
            .map(|totals| (line.entry.kind, totals))
    }))
}

impl ProposedLine {
    fn of(id: ProposedLineId, entry: ProposedEntry, included: bool, reason: Reason) -> Self {
        Self {
            id,
            entry,
            included,
            opening: Money::ZERO,
            expected_opening: Money::ZERO,
            reasons: vec![reason],
        }
    }

    fn receive(&mut self, before: MonthBefore<'_>, opening: Money) {
        let from = before.month;
        self.reasons.push(if !self.included {
            Reason::CarryDropped { from, opening }
        } else if before.is_closed {
            self.opening = opening;
            Reason::CarriedIn { from, opening }
        } else {
            self.expected_opening = opening;
            Reason::CarryExpected { from, opening }
        });
    }
}

/// The copy of one debt target in a month of these days, without what a month before hands on.
pub fn snapshot_of_debt(target: &DebtTarget, days: MonthDays) -> ProposedDebt {
    let fields = &target.fields;
    ProposedDebt {
        source: target.id,
        name: fields.name.clone(),
        apr: fields.apr,
        minimum_payment: fields.minimum_payment,
        due_on: fields.due_day.map(|due| days.date_due(due)),
        notes: fields.notes.clone(),
        balance_at_creation: fields.balance,
    }
}

/// The date in `days` that is due on the same day of the calendar month.
fn same_day_in(date: Date, days: MonthDays) -> Option<Date> {
    DueDay::new(i64::from(date.day()))
        .ok()
        .map(|due| days.date_due(due))
}
