use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::folding::search;
use quartermaster_domain::month::MonthState;
use quartermaster_domain::sheet::{Beyond, EntryFigures, KindTotals};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Date, Money, Overflow};
use serde::Serialize;

use super::bar::Bar;
use super::form::FormView;
use super::month_covering::{Covering, lacking};
use super::month_ledger::OpenLedger;
use super::month_sums::{Sums, remaining};
use super::section::{self, Section};
use crate::format::Words;

/// A category of the month with its entries.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct SectionLines {
    name: String,
    sums: Sums,
    pub(crate) lines: Vec<Line>,
}

/// One entry of the month.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    pub(crate) id: i64,
    pub(crate) name: String,
    due: String,
    /// Whether the day is past and nothing was posted.
    pub(crate) was_due: bool,
    carry: String,
    has_notes: bool,
    /// What was carried in, and what is expected to be, in words; empty where it is nothing.
    opening: String,
    expected: String,
    pub(super) planned: String,
    /// The field for the planned amount, on the page where it can be typed.
    plan: FormView,
    applied: String,
    remaining: String,
    /// A word that says what the sign means, or that nothing is left to do; empty where neither is so.
    word: String,
    settled: bool,
    over: bool,
    bar: Bar,
    /// The amount to cover by moving planned money; empty where there is none.
    cover: String,
    pub(crate) ledger: Option<OpenLedger>,
    pub(crate) covering: Option<Covering>,
}

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
            sums: Sums::of(&totals, Beyond::of_lines(lines)?, words),
            lines: lines.iter().map(|line| Line::of(line, words)).collect(),
        })
    }

    /// Keeps the lines whose name, or whose category, has `text` in it, which is folded for the search.
    pub(crate) fn keep(&mut self, text: &str) {
        let has = |name: &str| search(name).contains(text);
        if !has(&self.name) {
            self.lines.retain(|line| has(&line.name));
        }
    }
}

impl Line {
    pub(crate) fn of(line: &EntryFigures, words: &Words) -> Self {
        let fields = &line.entry.fields;
        let beyond = line.beyond();
        let settled = line.remaining.is_zero() && !line.applied.is_zero();
        let bar = Bar::of_line(fields.planned, line.opening, line.posted);
        Self {
            id: line.entry.id.0,
            name: fields.name.to_string(),
            due: fields
                .due_on
                .map(|it| words.short_date(it))
                .unwrap_or_default(),
            was_due: false,
            carry: if fields.carry.carries() {
                words.carry(fields.carry)
            } else {
                String::new()
            },
            has_notes: !fields.notes.as_str().is_empty(),
            opening: carried(line.kind(), line.opening, &CARRIED, words),
            expected: carried(line.kind(), line.expected_opening, &EXPECTED, words),
            planned: words.amount(fields.planned),
            plan: FormView::default(),
            applied: words.amount(line.applied),
            remaining: remaining(line.remaining, beyond, words),
            word: word(line, words),
            settled,
            over: beyond.is_over(),
            bar: bar.over_where(beyond.is_over()),
            cover: lacking(line)
                .map(|amount| words.amount(amount))
                .unwrap_or_default(),
            ledger: None,
            covering: None,
        }
    }

    /// Gives the line the field for its planned amount, as it was refused where it was.
    pub(crate) fn plan_at(&mut self, version: &str, refused: Option<FormView>) {
        let current = FormView::of([
            ("planned", self.planned.clone()),
            ("seen", self.planned.clone()),
            ("version", version.to_owned()),
        ]);
        self.plan = FormView::shown(refused, current);
    }
}

/// The texts for what was left over before, overspent, or more than planned where it may be.
type Carried = [&'static str; 3];
const CARRIED: Carried = [
    "month-carried-in",
    "month-carried-off",
    "month-carried-more",
];
const EXPECTED: Carried = [
    "month-expected-in",
    "month-expected-off",
    "month-expected-more",
];

/// An opening in words: below zero it leaves more to spend or to save, above zero less.
fn carried(kind: EntryKind, opening: Money, texts: &Carried, words: &Words) -> String {
    let [left_over, overspent, more] = texts;
    let key = match opening {
        none if none.is_zero() => return String::new(),
        left if left.is_negative() => left_over,
        _ if kind.may_be_more() => more,
        _ => overspent,
    };
    words.text_with(key, &[("amount", words.size(opening).into())])
}

/// The entries of an active month on which nothing was posted, though their day is past.
pub(super) fn was_due(month: &Reading, today: Date) -> Vec<i64> {
    let is_active = month.reading.contents.month.state() == MonthState::Active;
    let lines = month.sheet.entries.iter().filter(|_| is_active);
    let unpaid = lines.filter(|line| line.posted.is_zero() && line.remaining.is_positive());
    unpaid
        .filter(|line| line.entry.fields.due_on.is_some_and(|due| due < today))
        .map(|line| line.entry.id.0)
        .collect()
}

fn word(line: &EntryFigures, words: &Words) -> String {
    let settled = line.remaining.is_zero() && !line.applied.is_zero();
    let key = match (line.kind(), line.beyond(), settled) {
        (_, Beyond::More, _) => "month-word-more",
        (_, Beyond::Over, _) => "month-word-over",
        (EntryKind::Income, _, true) => "month-word-received",
        (EntryKind::Saving, _, true) => "month-word-saved",
        (_, _, true) => "month-word-paid",
        _ if line.posted.is_negative() => "month-word-refund",
        _ => return String::new(),
    };
    words.text(key)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::views::sample;

    /// What the line of an entry says of these amounts: its word, whether it is over, and what was carried in.
    fn said(kind: EntryKind, planned: i64, opening: i64, posted: i64) -> (String, bool, String) {
        let month = sample::months("en-GB").remove(1);
        let mut line = month.sheet.entries[1].clone();
        let [planned, opening, posted] = [planned, opening, posted].map(Money::from_minor);
        line.entry.fields.kind = kind;
        line.entry.fields.planned = planned;
        (line.opening, line.posted) = (opening, posted);
        line.applied = opening.plus(posted).unwrap();
        line.remaining = planned.minus(line.applied).unwrap();
        let line = Line::of(&line, &Words::of(&month.reading.household));
        (line.word, line.over, line.opening)
    }

    #[test]
    fn an_unpaid_entry_was_due_from_the_day_after() {
        let mut month = sample::months("en-GB").remove(1);
        assert_eq!(month.reading.contents.month.state(), MonthState::Active);
        let today = sample::today();
        month.sheet.entries.truncate(1);
        let mut unpaid = |due, posted| {
            let line = &mut month.sheet.entries[0];
            line.entry.fields.due_on = due;
            line.posted = Money::from_minor(posted);
            line.remaining = Money::from_minor(100);
            !was_due(&month, today).is_empty()
        };
        assert!(unpaid(today.yesterday().ok(), 0));
        assert!(!unpaid(Some(today), 0));
        assert!(!unpaid(today.yesterday().ok(), 1));
        assert!(!unpaid(None, 0));
    }

    #[test]
    fn a_line_says_in_words_what_its_bar_shows() {
        use EntryKind::{DebtPayment, Expense, Income, Saving};
        let carried_in = "0.50 carried in";
        let overspent = "0.50 overspent before";
        for (kind, amounts, word, over, opening) in [
            (Expense, (100, 0, 0), "", false, ""),
            (Expense, (100, 0, 99), "", false, ""),
            (Expense, (100, 0, 100), "paid", false, ""),
            (Expense, (100, 0, 101), "over", true, ""),
            (Expense, (0, 0, 1), "over", true, ""),
            (Expense, (100, 0, -1), "refunded", false, ""),
            (Expense, (0, 0, -1), "refunded", false, ""),
            (Expense, (100, -50, 120), "", false, carried_in),
            (Expense, (100, -50, 150), "paid", false, carried_in),
            (Expense, (100, -50, 151), "over", true, carried_in),
            (Expense, (100, 50, 0), "", false, overspent),
            (Expense, (100, 50, 51), "over", true, overspent),
            (Expense, (100, 50, -60), "refunded", false, overspent),
            (Expense, (0, 50, 0), "over", true, overspent),
            (Saving, (100, 0, 100), "saved", false, ""),
            (Saving, (100, 0, 101), "more", false, ""),
            (Saving, (100, 50, 0), "", false, "0.50 more before"),
            (Saving, (100, -50, 0), "", false, carried_in),
            (Saving, (0, 50, 0), "more", false, "0.50 more before"),
            (DebtPayment, (100, 0, 100), "paid", false, ""),
            (Income, (100, 0, 100), "received", false, ""),
            (Income, (100, 0, 101), "more", false, ""),
            (Income, (100, 0, 5), "", false, ""),
        ] {
            let (planned, before, posted) = amounts;
            let said = said(kind, planned, before, posted);
            let expected = (word.to_owned(), over, opening.to_owned());
            assert_eq!(said, expected, "{kind:?} {amounts:?}");
        }
    }
}
