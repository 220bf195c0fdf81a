use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::{EntryFigures, KindTotals};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Money, Overflow};
use serde::Serialize;

use super::bar::Bar;
use super::month_ledger::OpenLedger;
use super::section::{self, Section};
use crate::format::Words;

/// A category of the month with its entries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SectionLines {
    name: String,
    sums: Sums,
    pub(crate) lines: Vec<Line>,
}

/// Amounts under several entries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Sums {
    planned: String,
    applied: String,
    remaining: String,
    over: bool,
    /// `over`, `more`, or empty.
    word: &'static str,
}

/// One entry of the month.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    pub(crate) id: i64,
    pub(crate) name: String,
    due: String,
    carry: String,
    has_notes: bool,
    opening: String,
    expected: String,
    planned: String,
    /// The planned amount as it is typed into its field.
    pub(crate) typed: String,
    /// What is wrong with what was typed there.
    pub(crate) error: String,
    applied: String,
    remaining: String,
    /// `over`, `paid`, `received`, `saved`, or empty; a word goes before what the sign says.
    word: &'static str,
    settled: bool,
    over: bool,
    bar: Bar,
    /// The amount to cover by moving planned money; empty where there is none.
    cover: String,
    pub(crate) ledger: Option<OpenLedger>,
    pub(crate) covering: Option<Covering>,
}

/// From where the planned money could come that an overspent entry is short of.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Covering {
    amount: String,
    from: Vec<Source>,
}

#[derive(Debug, Clone, Serialize)]
struct Source {
    id: i64,
    name: String,
    remaining: String,
}

/// How many entries are offered to cover another; all of them are on a page of their own.
const COVERING_MAX: usize = 6;

pub(crate) fn sections(month: &Reading, words: &Words) -> Result<Vec<SectionLines>, Overflow> {
    let lines = month.sheet.entries.iter();
    let sections = section::group(lines, |line| Section::of(&line.entry.fields));
    sections
        .iter()
        .map(|(section, lines)| SectionLines::of(section, lines, words))
        .collect()
}

impl SectionLines {
    fn of(section: &Section, lines: &[&EntryFigures], words: &Words) -> Result<Self, Overflow> {
        let totals = KindTotals::sum(lines.iter().map(|line| line.totals()))?;
        Ok(Self {
            name: section.category.to_owned(),
            sums: Sums::of(&totals, section.is_income, words),
            lines: lines.iter().map(|line| Line::of(line, words)).collect(),
        })
    }

    /// Keeps the lines whose name, or whose category, has `text` in it.
    pub(crate) fn keep(&mut self, text: &str) {
        let has = |name: &str| name.to_lowercase().contains(text);
        if !has(&self.name) {
            self.lines.retain(|line| has(&line.name));
        }
    }
}

impl Sums {
    pub(crate) fn of(totals: &KindTotals, is_income: bool, words: &Words) -> Self {
        let is_negative = totals.remaining.is_negative();
        Self {
            planned: words.amount(totals.planned),
            applied: words.amount(totals.applied),
            remaining: words.amount(totals.remaining),
            over: is_negative && !is_income,
            word: match (is_negative, is_income) {
                (true, true) => "more",
                (true, false) => "over",
                (false, _) => "",
            },
        }
    }
}

impl Line {
    pub(crate) fn of(line: &EntryFigures, words: &Words) -> Self {
        let fields = &line.entry.fields;
        let is_income = fields.kind == EntryKind::Income;
        let over = line.remaining.is_negative();
        let settled = line.remaining.is_zero() && !line.applied.is_zero();
        let or_empty = |amount: Money| {
            if amount.is_zero() {
                String::new()
            } else {
                words.amount(amount)
            }
        };
        let bar = Bar::of_line(fields.planned, line.opening, line.posted);
        Self {
            id: line.entry.id.0,
            name: fields.name.to_string(),
            due: fields
                .due_on
                .map(|it| words.short_date(it))
                .unwrap_or_default(),
            carry: if fields.carry.carries() {
                words.carry(fields.carry).to_owned()
            } else {
                String::new()
            },
            has_notes: !fields.notes.as_str().is_empty(),
            opening: or_empty(line.opening),
            expected: or_empty(line.expected_opening),
            planned: words.amount(fields.planned),
            typed: words.amount(fields.planned),
            error: String::new(),
            applied: words.amount(line.applied),
            remaining: words.amount(line.remaining),
            word: word(fields.kind, over, settled),
            settled,
            over: over && !is_income,
            bar: if is_income { bar.coming_in() } else { bar },
            cover: if over && fields.kind.may_move() {
                words.amount(line.remaining.negated().unwrap_or_default())
            } else {
                String::new()
            },
            ledger: None,
            covering: None,
        }
    }
}

impl Covering {
    /// None where the entry lacks nothing.
    pub(crate) fn of(entry: i64, month: &Reading, words: &Words) -> Option<Self> {
        let lines = &month.sheet.entries;
        let short = lines.iter().find(|line| line.entry.id.0 == entry)?;
        if !short.entry.fields.kind.may_move() {
            return None;
        }
        let amount = short.remaining.negated().ok()?;
        if !amount.is_positive() {
            return None;
        }
        let mut rich: Vec<_> = lines
            .iter()
            .filter(|line| line.entry.fields.kind.may_move() && line.remaining.is_positive())
            .collect();
        rich.sort_by_key(|line| std::cmp::Reverse(line.remaining));
        let from = rich.iter().take(COVERING_MAX).map(|line| Source {
            id: line.entry.id.0,
            name: line.entry.fields.name.to_string(),
            remaining: words.amount(line.remaining),
        });
        Some(Self {
            amount: words.typed(amount),
            from: from.collect(),
        })
    }
}

fn word(kind: EntryKind, over: bool, settled: bool) -> &'static str {
    match (kind, over, settled) {
        (EntryKind::Income, true, _) => "more",
        (_, true, _) => "over",
        (EntryKind::Income, _, true) => "received",
        (EntryKind::Saving, _, true) => "saved",
        (_, _, true) => "paid",
        _ => "",
    }
}
