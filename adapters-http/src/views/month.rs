use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::{EntryFigures, KindTotals};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Date, Money, Overflow, YearMonth};
use serde::Serialize;

use super::bar::Bar;
use super::form::{Choice, FormView};
use super::life::LifeView;
use super::month_debt::DebtLine;
use super::month_figures::Figures;
use super::sample;
use super::section::{self, Section};
use super::{Shell, View};
use crate::format::{self, Words};

/// The month: the page people live in.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MonthPage {
    month: MonthName,
    life: LifeView,
    figures: Figures,
    posting: FormView,
    entries: Vec<Choice>,
    sections: Vec<SectionLines>,
    debts: Vec<DebtLine>,
    notes: FormView,
    addition: FormView,
    kinds: Vec<Choice>,
    debt_choices: Vec<Choice>,
    has_expected: bool,
    /// What somebody has to see to; empty where the backups stand well.
    backup_warning: String,
}

/// A month in a heading, with its neighbours.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MonthName {
    pub(crate) key: String,
    pub(crate) title: String,
    pub(crate) days: String,
    /// Empty where there is none.
    previous: String,
    next: String,
}

#[derive(Debug, Clone, Serialize)]
struct SectionLines {
    name: String,
    planned: String,
    applied: String,
    remaining: String,
    over: bool,
    /// `over`, `more`, or empty.
    word: &'static str,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Line {
    pub(crate) id: i64,
    name: String,
    due: String,
    carry: String,
    has_notes: bool,
    opening: String,
    expected: String,
    planned: String,
    applied: String,
    remaining: String,
    /// `over`, `paid`, `received`, `saved`, or empty; a word goes before what the sign says.
    word: &'static str,
    settled: bool,
    over: bool,
    bar: Bar,
    /// The amount to cover by moving planned money; empty where there is none.
    cover: String,
}

impl MonthName {
    pub(crate) fn of(reading: &quartermaster_application::reading::MonthReading) -> Self {
        let head = reading.contents.month.head();
        let key = |month: Option<YearMonth>| month.map(|m| m.to_string()).unwrap_or_default();
        Self {
            key: head.year_month.to_string(),
            title: format::month(head.year_month),
            days: format::days(head.days),
            previous: key(reading.previous),
            next: key(reading.next),
        }
    }
}

/// The form of the posting line: today if it lies in the month, else the month's nearest day.
pub(crate) fn posting_form(month: &Reading, today: Date) -> FormView {
    let days = month.reading.contents.month.head().days;
    let date = today.clamp(days.first(), days.last());
    FormView::of([
        ("amount", String::new()),
        ("entry_id", String::new()),
        ("posted_on", date.to_string()),
        ("payee", String::new()),
        ("memo", String::new()),
    ])
}

pub(crate) fn addition_form() -> FormView {
    FormView::of([
        ("kind", "expense".to_owned()),
        ("category", String::new()),
        ("name", String::new()),
        ("planned", String::new()),
        ("due_on", String::new()),
        ("debt_target_id", String::new()),
    ])
}

/// The forms of the month page as a refused one has to be shown again.
#[derive(Debug, Clone, Default)]
pub(crate) struct MonthForms {
    pub(crate) posting: Option<FormView>,
    pub(crate) notes: Option<FormView>,
    pub(crate) addition: Option<FormView>,
    /// The debt whose form it is.
    pub(crate) debt: Option<(i64, FormView)>,
}

impl MonthPage {
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(month: &Reading, today: Date, forms: MonthForms) -> Result<Self, Overflow> {
        let words = Words::of(&month.reading.household);
        let contents = &month.reading.contents;
        let notes = contents.month.head().notes.to_string();
        let version = contents.month.head().version.to_string();
        Ok(Self {
            month: MonthName::of(&month.reading),
            life: LifeView::of(contents, &month.reading.household),
            figures: Figures::of(month, today, &words)?,
            posting: forms.posting.unwrap_or_else(|| posting_form(month, today)),
            entries: entry_choices(month, &words),
            sections: sections(month, &words)?,
            debts: month
                .sheet
                .debts
                .iter()
                .map(|line| DebtLine::of(line, &version, &words, forms.debt.as_ref()))
                .collect(),
            notes: forms
                .notes
                .unwrap_or_else(|| FormView::of([("notes", notes), ("version", version.clone())])),
            addition: forms.addition.unwrap_or_else(addition_form),
            kinds: kind_choices(),
            debt_choices: debt_choices(month),
            has_expected: month
                .sheet
                .entries
                .iter()
                .any(|line| !line.expected_opening.is_zero()),
            backup_warning: String::new(),
        })
    }

    /// The page with what the backups give reason to say.
    pub(crate) fn warned(mut self, warning: String) -> Self {
        self.backup_warning = warning;
        self
    }

    pub(crate) fn shell(&self) -> Shell {
        Shell {
            title: self.month.title.clone(),
            section: "month",
        }
    }
}

pub(crate) fn kind_choices() -> Vec<Choice> {
    EntryKind::ALL
        .into_iter()
        .map(|kind| Choice::new(kind.as_str(), format::kind(kind)))
        .collect()
}

pub(crate) fn debt_choices(month: &Reading) -> Vec<Choice> {
    let none = Choice::new("", "none");
    let debts = month.sheet.debts.iter();
    let debts = debts.map(|line| Choice::new(line.debt.id, line.debt.name.as_str()));
    std::iter::once(none).chain(debts).collect()
}

/// All entries of the month with what remains of each.
pub(crate) fn entry_choices(month: &Reading, words: &Words) -> Vec<Choice> {
    let lines = month.sheet.entries.iter();
    lines
        .map(|line| {
            let name = &line.entry.fields.name;
            Choice::new(
                line.entry.id,
                format!("{name} ({})", words.amount(line.remaining)),
            )
        })
        .collect()
}

fn sections(month: &Reading, words: &Words) -> Result<Vec<SectionLines>, Overflow> {
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
        let remaining = totals.remaining;
        Ok(Self {
            name: section.category.to_owned(),
            planned: words.amount(totals.planned),
            applied: words.amount(totals.applied),
            remaining: words.amount(remaining),
            over: remaining.is_negative() && !section.is_income,
            word: match (remaining.is_negative(), section.is_income) {
                (true, true) => "more",
                (true, false) => "over",
                (false, _) => "",
            },
            lines: lines.iter().map(|line| Line::of(line, words)).collect(),
        })
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
        Self {
            id: line.entry.id.0,
            name: fields.name.to_string(),
            due: fields.due_on.map(format::short_date).unwrap_or_default(),
            carry: if fields.carry.carries() {
                format::carry(fields.carry).to_owned()
            } else {
                String::new()
            },
            has_notes: !fields.notes.as_str().is_empty(),
            opening: or_empty(line.opening),
            expected: or_empty(line.expected_opening),
            planned: words.amount(fields.planned),
            applied: words.amount(line.applied),
            remaining: words.amount(line.remaining),
            word: word(fields.kind, over, settled),
            settled,
            over: over && !is_income,
            bar: if is_income {
                Bar::of_income(line.applied, fields.planned)
            } else {
                Bar::of(line.applied, fields.planned)
            },
            cover: if over && fields.kind.may_move() {
                words.amount(line.remaining.negated().unwrap_or_default())
            } else {
                String::new()
            },
        }
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

impl View for MonthPage {
    const TEMPLATE: &'static str = "pages/month.html";

    fn samples() -> Vec<Self> {
        let today = sample::today();
        sample::months()
            .iter()
            .flat_map(|month| {
                let refused = sample::refused(posting_form(month, today), "amount");
                let notes = sample::refused(
                    FormView::of([
                        ("notes", sample::LONG.to_owned()),
                        ("version", "1".to_owned()),
                    ]),
                    "notes",
                );
                let forms = MonthForms {
                    posting: Some(refused),
                    notes: Some(notes),
                    addition: Some(sample::refused(addition_form(), "name")),
                    debt: None,
                };
                [
                    Self::of(month, today, MonthForms::default()),
                    Self::of(month, today, forms),
                ]
            })
            .filter_map(Result::ok)
            .collect()
    }
}
