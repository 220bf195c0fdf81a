use quartermaster_application::postings::PostingSeen;
use quartermaster_application::reading::EntryPage as Reading;
use quartermaster_domain::ledger::{Posting, PostingKind};
use quartermaster_domain::sheet::EntryFigures;
use quartermaster_domain::template::Carry;
use quartermaster_domain::{Date, Overflow};
use serde::Serialize;

use super::chart::Chart;
use super::entry_history::{HistoryLine, chart};
use super::form::{Choice, FormView};
use super::life::LifeView;
use super::month::MonthName;
use super::month_choices::{debt_choices, entry_choices};
use super::month_line::Line;
#[cfg(test)]
use super::sample;
use super::{Shell, View};
use crate::format::Words;

/// One entry of a month: its ledger, its plan, the same entry in other months.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct EntryPage {
    month: MonthName,
    life: LifeView,
    name: String,
    kind: String,
    line: Line,
    /// How far the plan moved since activation, in words; empty where it did not.
    plan_change: String,
    opening_from: String,
    form: FormView,
    carries: Vec<Choice>,
    debts: Vec<Choice>,
    notes: String,
    postings: Vec<PostingLine>,
    entries: Vec<Choice>,
    /// The form to set an opening balance by hand, where there may be one.
    opening: Option<FormView>,
    can_remove: bool,
    /// Planned and applied in the last months; None where it is in one month alone.
    chart: Option<Chart>,
    history: Vec<HistoryLine>,
}

#[derive(Debug, Clone, Serialize)]
struct PostingLine {
    id: i64,
    date: String,
    what: String,
    memo: String,
    amount: String,
    is_negative: bool,
    is_derived: bool,
    is_opening: bool,
    /// The other lines of its payment in words; empty where it is not split.
    split_with: String,
    form: FormView,
}

/// The forms of the page as a refused one has to be shown again.
#[derive(Debug, Clone, Default)]
pub(crate) struct EntryPageForms {
    pub(crate) entry: Option<FormView>,
    pub(crate) posting: Option<(i64, FormView)>,
    pub(crate) opening: Option<FormView>,
}

pub(crate) fn posting_form_empty() -> FormView {
    FormView::of(
        ["amount", "posted_on", "payee", "memo", "entry_id", "seen"]
            .map(|name| (name, String::new())),
    )
}

pub(crate) fn opening_form(first_day: Date) -> FormView {
    FormView::of([
        ("amount", String::new()),
        ("posted_on", first_day.to_string()),
        ("memo", String::new()),
    ])
}

pub(crate) fn carry_choices(words: &Words) -> Vec<Choice> {
    [
        (Carry::None, "entry-carries-nothing"),
        (Carry::Surplus, "entry-carries-surplus"),
        (Carry::Balance, "entry-carries-balance"),
    ]
    .map(|(carry, key)| Choice::new(carry.as_str(), words.text(key)))
    .into()
}

impl EntryPage {
    /// None where the month has no such entry.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(reading: &Reading, forms: EntryPageForms) -> Result<Option<Self>, Overflow> {
        let month = &reading.month;
        let words = Words::of(&month.reading.household);
        let mut lines = month.sheet.entries.iter();
        let Some(figures) = lines.find(|line| line.entry.id == reading.line.entry.id) else {
            return Ok(None);
        };
        let entry = &figures.entry;
        let contents = &month.reading.contents;
        let life = LifeView::of(contents, &month.reading.household, &words);
        let first_day = contents.month.head().days.first();
        let may_open = life.can_post
            && month.reading.previous.is_none()
            && reading.line.ledger.opening.is_none();
        let plan_change = plan_change(figures, &words)?;
        let mut form = FormView::shown(forms.entry, entry_form(reading, &words));
        form.say_now("due_on", entry.fields.due_on.map(|date| words.date(date)));
        Ok(Some(Self {
            month: MonthName::of(&month.reading, &words),
            name: entry.fields.name.to_string(),
            kind: words.kind(entry.fields.kind),
            line: Line::of(figures, &words),
            plan_change,
            opening_from: figures
                .opening_from
                .map(|it| words.month(it))
                .unwrap_or_default(),
            form,
            carries: carry_choices(&words),
            debts: debt_choices(month, &words),
            notes: entry.fields.notes.to_string(),
            postings: posting_lines(reading, &words, forms.posting.as_ref()),
            entries: entry_choices(month, &words),
            opening: may_open.then(|| forms.opening.unwrap_or_else(|| opening_form(first_day))),
            can_remove: life.can_edit && reading.line.ledger.payments == 0,
            chart: chart(reading, &words)?,
            history: reading
                .in_months
                .iter()
                .map(|line| HistoryLine::of(line, reading, &words))
                .collect::<Result<_, _>>()?,
            life,
        }))
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let of_month = [
            ("entry", self.name.as_str().into()),
            ("month", self.month.title.as_str().into()),
        ];
        Shell::new(words, words.text_with("entry-title", &of_month), "month")
    }
}

fn plan_change(figures: &EntryFigures, words: &Words) -> Result<String, Overflow> {
    let change = figures.plan_change()?.unwrap_or_default();
    let key = match change {
        none if none.is_zero() => return Ok(String::new()),
        less if less.is_negative() => "entry-plan-less",
        _ => "entry-plan-more",
    };
    let baseline = figures.entry.baseline.unwrap_or_default();
    let values = [
        ("change", words.size(change).into()),
        ("baseline", words.amount(baseline).into()),
    ];
    Ok(words.text_with(key, &values))
}

fn entry_form(reading: &Reading, words: &Words) -> FormView {
    let fields = &reading.line.entry.fields;
    let version = reading.month.reading.contents.month.head().version;
    FormView::of([
        ("category", fields.category.to_string()),
        ("name", fields.name.to_string()),
        ("planned", words.typed(fields.planned)),
        (
            "due_on",
            fields
                .due_on
                .map(|date| date.to_string())
                .unwrap_or_default(),
        ),
        ("carry", fields.carry.as_str().to_owned()),
        (
            "debt_target_id",
            fields
                .debt_target
                .map(|debt| debt.to_string())
                .unwrap_or_default(),
        ),
        ("notes", fields.notes.to_string()),
        ("version", version.to_string()),
    ])
}

fn posting_lines(
    reading: &Reading,
    words: &Words,
    refused: Option<&(i64, FormView)>,
) -> Vec<PostingLine> {
    let lines = reading.postings.iter().rev();
    lines
        .map(|posting| PostingLine::of(posting, reading, words, refused))
        .collect()
}

/// The other lines of the posting's payment, those of this entry too.
fn split_with(posting: &Posting, reading: &Reading, words: &Words) -> Vec<String> {
    let Some(payment) = posting.payment() else {
        return Vec::new();
    };
    let name = |entry| {
        let mut lines = reading.month.sheet.entries.iter();
        let line = lines.find(|line| line.entry.id == entry);
        line.map_or_else(String::new, |line| line.entry.fields.name.to_string())
    };
    let others = reading.postings.iter().chain(&reading.shares);
    others
        .filter(|other| other.payment() == Some(payment) && other.id != posting.id)
        .map(|other| {
            let share = [
                ("entry", name(other.month_entry).into()),
                ("amount", words.amount(other.amount).into()),
            ];
            words.text_with("entry-share", &share)
        })
        .collect()
}

impl PostingLine {
    fn of(
        posting: &Posting,
        reading: &Reading,
        words: &Words,
        refused: Option<&(i64, FormView)>,
    ) -> Self {
        let form = FormView::of([
            ("amount", words.typed(posting.amount)),
            ("posted_on", posting.posted_on.to_string()),
            ("payee", posting.payee.to_string()),
            ("memo", posting.memo.to_string()),
            ("entry_id", posting.month_entry.to_string()),
            ("seen", PostingSeen::of(posting).to_string()),
        ]);
        let refused = refused.filter(|(id, _)| *id == posting.id.0);
        let mut form = FormView::shown(refused.map(|(_, form)| form.clone()), form);
        form.say_now("posted_on", Some(words.date(posting.posted_on)));
        Self {
            id: posting.id.0,
            date: words.short_date(posting.posted_on),
            what: words.posting(posting),
            memo: posting.memo.to_string(),
            amount: words.amount(posting.amount),
            is_negative: posting.amount.is_negative(),
            is_derived: posting.kind.is_derived(),
            is_opening: matches!(posting.kind, PostingKind::OpeningBalance { .. }),
            split_with: words.list(&split_with(posting, reading, words)),
            form,
        }
    }
}

impl View for EntryPage {
    const TEMPLATE: &'static str = "pages/entry.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let readings = sample::entry_pages(locale);
        let plain = readings
            .iter()
            .map(|reading| Self::of(reading, EntryPageForms::default()));
        let refused = readings.iter().map(|reading| {
            let forms = EntryPageForms {
                entry: Some(sample::refused(
                    entry_form(reading, &Words::of(&reading.month.reading.household)),
                    "name",
                )),
                posting: Some((1, sample::refused(posting_form_empty(), "amount_minor"))),
                opening: Some(sample::refused(
                    opening_form(sample::today()),
                    "amount_minor",
                )),
            };
            Self::of(reading, forms)
        });
        plain.chain(refused).flatten().flatten().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::sample::{HOSTILE, LONG};
    use super::*;

    #[test]
    fn a_split_payment_names_its_other_lines_in_all_entries() {
        let readings = sample::entry_pages("en-GB");
        let words = Words::of(&readings[0].month.reading.household);
        let lines = posting_lines(&readings[0], &words, None);
        let first = lines.iter().find(|line| line.id == 1).unwrap();
        let others = format!("{HOSTILE} \u{2212}9.50, {LONG} 7.00");
        assert_eq!(first.split_with, others);
        let opening = lines.iter().find(|line| line.is_opening).unwrap();
        assert!(opening.split_with.is_empty());
    }
}
