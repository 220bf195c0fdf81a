use std::collections::BTreeMap;

use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::{Beyond, DebtFigures, EntryFigures, KindTotals};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Money, MonthEntryId, Overflow};
use serde::Serialize;

use super::month::MonthName;
#[cfg(test)]
use super::sample;
use super::section::{self, Section};
use super::statement_figure::{Columns, Figure};
use super::{Shell, View};
use crate::format::Words;

/// What a closed month came to; prints well.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StatementPage {
    month: MonthName,
    household: String,
    created: String,
    activated: String,
    closed: String,
    seal: String,
    totals: Vec<Sums>,
    columns: Columns,
    sections: Vec<StatementSection>,
    debts: Vec<StatementDebt>,
    to_allocate: Figure,
    net_posted: Figure,
    /// Empty where nothing is.
    carried: Figure,
    notes: String,
}

/// Amounts under several entries.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Sums {
    name: String,
    pub(super) planned: Figure,
    pub(super) opening: Figure,
    pub(super) posted: Figure,
    pub(super) remaining: Figure,
}

#[derive(Debug, Clone, Serialize)]
pub(super) struct StatementSection {
    pub(super) sums: Sums,
    pub(super) lines: Vec<StatementLine>,
}

/// One entry; an amount that is zero and says nothing by that is empty.
#[derive(Debug, Clone, Serialize)]
pub(super) struct StatementLine {
    id: i64,
    pub(super) name: String,
    pub(super) baseline: Figure,
    pub(super) plan_change: Figure,
    pub(super) planned: Figure,
    pub(super) opening: Figure,
    pub(super) posted: Figure,
    pub(super) remaining: Figure,
    pub(super) execution: Figure,
    pub(super) carried: Figure,
}

#[derive(Debug, Clone, Serialize)]
struct StatementDebt {
    name: String,
    opening: Figure,
    interest: Figure,
    charges: Figure,
    paid: Figure,
    closing: Figure,
}

impl StatementPage {
    /// None while the month is not closed.
    ///
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(month: &Reading) -> Result<Option<Self>, Overflow> {
        let contents = &month.reading.contents;
        let Some(closed) = contents.month.closed() else {
            return Ok(None);
        };
        let household = &month.reading.household;
        let words = Words::of(household);
        let totals = &month.sheet.totals;
        let carried = carried(month)?;
        let sections = section::group(month.sheet.entries.iter(), |line| {
            Section::of(&line.entry.fields)
        });
        let all = carried.values();
        let carried_in_all = all.copied().try_fold(Money::ZERO, Money::plus)?;
        let sections = sections
            .iter()
            .map(|(section, lines)| StatementSection::of(section, lines, &carried, &words))
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Some(Self {
            month: MonthName::of(&month.reading, &words),
            household: household.name.to_string(),
            created: words.instant(closed.head.created_at),
            activated: words.instant(closed.activated_at),
            closed: words.instant(closed.closed_at),
            seal: closed.seal.as_str().to_owned(),
            totals: EntryKind::ALL
                .map(|kind| {
                    let sums = totals.of_kind(kind);
                    let beyond = Beyond::of_kind(kind, sums.remaining);
                    Sums::of(words.kind(kind), kind, (sums, beyond), &words)
                })
                .into(),
            columns: Columns::of(&sections),
            sections,
            debts: month
                .sheet
                .debts
                .iter()
                .map(|line| StatementDebt::of(line, &words))
                .collect(),
            to_allocate: Figure::in_currency(
                totals.to_allocate,
                "statement-over-allocated",
                &words,
            ),
            net_posted: Figure::in_currency(totals.net_posted, "statement-net-more-out", &words),
            carried: if carried.is_empty() {
                Figure::default()
            } else {
                Figure::in_currency(carried_in_all, "statement-over", &words)
            },
            notes: closed.head.notes.to_string(),
        }))
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        let month = self.month.title.clone();
        let title = words.text_with("statement-title", &[("month", month.into())]);
        Shell::new(words, title, "month")
    }
}

/// What each entry hands to the month after: above zero where it is left over.
fn carried(month: &Reading) -> Result<BTreeMap<i64, Money>, Overflow> {
    let given = month.sheet.gives()?.into_iter();
    given
        .map(|given| {
            let MonthEntryId(entry) = given.from_entry;
            Ok((entry, given.amount.negated()?))
        })
        .collect()
}

impl Sums {
    fn of(
        name: String,
        kind: EntryKind,
        (totals, beyond): (&KindTotals, Beyond),
        words: &Words,
    ) -> Self {
        Self {
            name,
            planned: Figure::of(totals.planned, "statement-less", words),
            opening: Figure::of(totals.opening, "statement-left-over", words).or_empty(),
            posted: Figure::posted(kind, totals.posted, words),
            remaining: Figure::remaining(totals.remaining, beyond, words),
        }
    }
}

impl StatementSection {
    fn of(
        section: &Section<'_>,
        lines: &[&EntryFigures],
        carried: &BTreeMap<i64, Money>,
        words: &Words,
    ) -> Result<Self, Overflow> {
        let totals = KindTotals::sum(lines.iter().map(|line| line.totals()))?;
        // Income is apart from what goes out, so that one kind stands for its section.
        let kind = match section.is_income {
            true => EntryKind::Income,
            false => EntryKind::Expense,
        };
        let sums = (&totals, Beyond::of_lines(lines)?);
        let lines = lines.iter();
        Ok(Self {
            sums: Sums::of(section.category.to_owned(), kind, sums, words),
            lines: lines
                .map(|line| StatementLine::of(line, carried, words))
                .collect::<Result<_, _>>()?,
        })
    }
}

impl StatementLine {
    fn of(
        line: &EntryFigures,
        carried: &BTreeMap<i64, Money>,
        words: &Words,
    ) -> Result<Self, Overflow> {
        let fields = &line.entry.fields;
        let less = |amount| Figure::of(amount, "statement-less", words);
        let carried = carried.get(&line.entry.id.0).copied().unwrap_or_default();
        let goes_on = Beyond::of_kind(fields.kind, carried);
        Ok(Self {
            id: line.entry.id.0,
            name: fields.name.to_string(),
            baseline: line.entry.baseline.map(less).unwrap_or_default(),
            plan_change: less(line.plan_change()?.unwrap_or_default()).or_empty(),
            planned: less(fields.planned),
            opening: Figure::of(line.opening, "statement-left-over", words).or_empty(),
            posted: Figure::posted(fields.kind, line.posted, words),
            remaining: Figure::remaining(line.remaining, line.beyond(), words),
            execution: less(line.execution()?).or_empty(),
            carried: Figure::remaining(carried, goes_on, words).or_empty(),
        })
    }
}

impl StatementDebt {
    fn of(line: &DebtFigures, words: &Words) -> Self {
        let credit = |amount| Figure::of(amount, "statement-credit", words);
        Self {
            name: line.debt.name.to_string(),
            opening: credit(line.opening_balance),
            interest: credit(line.interest),
            charges: credit(line.debt.charges),
            paid: Figure::posted(EntryKind::DebtPayment, line.paid, words),
            closing: credit(line.closing_balance),
        }
    }
}

impl View for StatementPage {
    const TEMPLATE: &'static str = "pages/statement.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let months = sample::months(locale);
        let months = months.iter();
        months
            .filter_map(|month| Self::of(month).ok().flatten())
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use quartermaster_domain::sheet::Totals;
    use quartermaster_domain::template::Carry;

    use super::*;

    #[test]
    fn each_entry_says_what_it_hands_on_and_how_far_it_is_from_the_plan() {
        let page = StatementPage::samples("en-GB").remove(0);
        let sections = page.sections.iter();
        let lines: Vec<&StatementLine> = sections.flat_map(|section| &section.lines).collect();
        let over = lines.iter().find(|line| line.id == 2).unwrap();
        // 350.00 planned and 370.00 spent, of which the balance goes on.
        assert_eq!(over.remaining.said(), "over \u{2212}20.00");
        assert_eq!(over.execution.said(), "20.00");
        assert_eq!(over.carried.said(), "over \u{2212}20.00");
        assert!(over.remaining.is_over);
        let even = lines.iter().find(|line| line.id == 1).unwrap();
        let nothing = [&even.plan_change, &even.execution, &even.carried].map(Figure::said);
        assert_eq!(nothing, [""; 3]);
        // −20.00, 109.75 with the 20.00 of the month before, and 100.00 not saved.
        assert_eq!(page.carried.said(), "€189.75");
    }
    /// The statement of a month with one entry of these amounts: its line, its category, its kind.
    fn stated(kind: EntryKind, planned: i64, opening: i64, posted: i64) -> StatementPage {
        let months = sample::months("en-GB").into_iter();
        let mut months = months.filter(|month| month.reading.contents.month.is_closed());
        let mut month = months.next().unwrap();
        let mut line = month.sheet.entries[1].clone();
        let [planned, opening, posted] = [planned, opening, posted].map(Money::from_minor);
        let sums = KindTotals::of_line(planned, opening, posted).unwrap();
        line.entry.fields.kind = kind;
        line.entry.fields.planned = planned;
        line.entry.fields.carry = Carry::None;
        line.entry.baseline = Some(planned);
        (line.opening, line.posted) = (opening, posted);
        (line.applied, line.remaining) = (sums.applied, sums.remaining);
        month.sheet.totals = Totals::of_lines([Ok((kind, sums))]).unwrap();
        month.sheet.entries = vec![line];
        StatementPage::of(&month).unwrap().unwrap()
    }

    #[test]
    fn more_of_what_may_be_more_is_not_over() {
        for (kind, word, is_over) in [
            (EntryKind::Income, "more", false),
            (EntryKind::Expense, "over", true),
            (EntryKind::Saving, "more", false),
            (EntryKind::DebtPayment, "over", true),
        ] {
            let page = stated(kind, 10_000, 0, 15_000);
            let place = EntryKind::ALL.iter().position(|it| *it == kind).unwrap();
            let section = &page.sections[0];
            for figure in [
                &section.lines[0].remaining,
                &section.sums.remaining,
                &page.totals[place].remaining,
            ] {
                let said = format!("{word} \u{2212}50.00");
                assert_eq!((figure.said(), figure.is_over), (said, is_over), "{kind:?}");
            }
        }
    }

    #[test]
    fn every_negative_amount_has_a_word() {
        let page = stated(EntryKind::Expense, 10_000, -2_000, -500);
        let line = &page.sections[0].lines[0];
        assert_eq!(line.opening.said(), "left over \u{2212}20.00");
        assert_eq!(line.posted.said(), "refund \u{2212}5.00");
        assert_eq!(line.execution.said(), "less \u{2212}125.00");
        assert_eq!(
            page.sections[0].sums.opening.said(),
            "left over \u{2212}20.00"
        );
        assert_eq!(page.to_allocate.said(), "too much planned \u{2212}€100.00");
        let page = stated(EntryKind::Expense, 0, 0, 500);
        assert_eq!(
            page.net_posted.said(),
            "more went out than came in \u{2212}€5.00"
        );
    }

    #[test]
    fn a_column_is_there_where_it_says_something() {
        let columns = stated(EntryKind::Expense, 10_000, 0, 500).columns;
        assert!(!columns.plan_change && !columns.opening && !columns.carried);
        assert!(stated(EntryKind::Expense, 10_000, 1, 500).columns.opening);
    }

    #[test]
    fn large_amounts_take_a_wide_sheet() {
        let fit = |amount, name: &str| {
            let mut page = stated(EntryKind::Expense, amount, amount, amount * 2);
            let line = &mut page.sections[0].lines[0];
            line.plan_change = line.execution.clone();
            line.name = name.to_owned();
            Columns::of(&page.sections).fit
        };
        assert_eq!(fit(10_000, "Rent"), "");
        assert_eq!(fit(150_000_000, "Rent"), "small");
        assert_eq!(fit(1_500_000_000_000, "Rent"), "wide");
        assert_eq!(fit(1_000_000_000_000_000, sample::LONG), "wide dense");
    }
}
