use std::collections::BTreeMap;

use quartermaster_application::reading::MonthView as Reading;
use quartermaster_domain::sheet::{DebtFigures, EntryFigures, KindTotals};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{Money, MonthEntryId, Overflow};
use serde::Serialize;

use super::month::MonthName;
#[cfg(test)]
use super::sample;
use super::section::{self, Section};
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
    sections: Vec<StatementSection>,
    debts: Vec<StatementDebt>,
    to_allocate: String,
    net_posted: String,
    /// Empty where nothing is.
    carried: String,
    notes: String,
}

/// Amounts under several entries.
#[derive(Debug, Clone, Serialize)]
struct Sums {
    name: String,
    planned: String,
    opening: String,
    posted: String,
    remaining: String,
    over: bool,
}

#[derive(Debug, Clone, Serialize)]
struct StatementSection {
    sums: Sums,
    lines: Vec<StatementLine>,
}

/// One entry; an amount that is zero and says nothing by that is empty.
#[derive(Debug, Clone, Serialize)]
struct StatementLine {
    id: i64,
    name: String,
    baseline: String,
    plan_change: String,
    planned: String,
    opening: String,
    posted: String,
    remaining: String,
    execution: String,
    carried: String,
    over: bool,
}

#[derive(Debug, Clone, Serialize)]
struct StatementDebt {
    name: String,
    opening: String,
    interest: String,
    charges: String,
    paid: String,
    closing: String,
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
        Ok(Some(Self {
            month: MonthName::of(&month.reading, &words),
            household: household.name.to_string(),
            created: words.instant(closed.head.created_at),
            activated: words.instant(closed.activated_at),
            closed: words.instant(closed.closed_at),
            seal: closed.seal.as_str().to_owned(),
            totals: EntryKind::ALL
                .map(|kind| Sums::of(words.kind(kind), kind, totals.of_kind(kind), &words))
                .into(),
            sections: sections
                .iter()
                .map(|(section, lines)| StatementSection::of(section, lines, &carried, &words))
                .collect::<Result<_, _>>()?,
            debts: month
                .sheet
                .debts
                .iter()
                .map(|line| StatementDebt::of(line, &words))
                .collect(),
            to_allocate: words.with_currency(totals.to_allocate),
            net_posted: words.with_currency(totals.net_posted),
            carried: if carried.is_empty() {
                String::new()
            } else {
                words.with_currency(carried_in_all)
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
    fn of(name: String, kind: EntryKind, totals: &KindTotals, words: &Words) -> Self {
        Self {
            name,
            planned: words.amount(totals.planned),
            opening: or_empty(totals.opening, words),
            posted: words.amount(totals.posted),
            remaining: words.amount(totals.remaining),
            over: totals.remaining.is_negative() && kind != EntryKind::Income,
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
        let lines = lines.iter();
        Ok(Self {
            sums: Sums::of(section.category.to_owned(), kind, &totals, words),
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
        let baseline = line.entry.baseline.map(|baseline| words.amount(baseline));
        let carried = carried.get(&line.entry.id.0).copied();
        Ok(Self {
            id: line.entry.id.0,
            name: fields.name.to_string(),
            baseline: baseline.unwrap_or_default(),
            plan_change: or_empty(line.plan_change()?.unwrap_or_default(), words),
            planned: words.amount(fields.planned),
            opening: or_empty(line.opening, words),
            posted: words.amount(line.posted),
            remaining: words.amount(line.remaining),
            execution: or_empty(line.execution()?, words),
            carried: or_empty(carried.unwrap_or_default(), words),
            over: line.remaining.is_negative() && fields.kind != EntryKind::Income,
        })
    }
}

impl StatementDebt {
    fn of(line: &DebtFigures, words: &Words) -> Self {
        Self {
            name: line.debt.name.to_string(),
            opening: words.amount(line.opening_balance),
            interest: words.amount(line.interest),
            charges: words.amount(line.debt.charges),
            paid: words.amount(line.paid),
            closing: words.amount(line.closing_balance),
        }
    }
}

fn or_empty(amount: Money, words: &Words) -> String {
    if amount.is_zero() {
        String::new()
    } else {
        words.amount(amount)
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
    use super::*;

    #[test]
    fn each_entry_says_what_it_hands_on_and_how_far_it_is_from_the_plan() {
        let page = StatementPage::samples("en-GB").remove(0);
        let sections = page.sections.iter();
        let lines: Vec<&StatementLine> = sections.flat_map(|section| &section.lines).collect();
        let over = lines.iter().find(|line| line.id == 2).unwrap();
        // 350.00 planned and 370.00 spent, of which the balance goes on.
        assert_eq!(over.remaining, "\u{2212}20.00");
        assert_eq!(over.execution, "20.00");
        assert_eq!(over.carried, "\u{2212}20.00");
        assert!(over.over);
        let even = lines.iter().find(|line| line.id == 1).unwrap();
        assert_eq!([&even.plan_change, &even.execution, &even.carried], [""; 3]);
        // −20.00, 109.75 with the 20.00 of the month before, and 100.00 not saved.
        assert_eq!(page.carried, "€189.75");
    }
}
