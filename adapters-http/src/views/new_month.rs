use quartermaster_domain::planning::{Proposal, ProposedLine, ProposedLineId};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{EntryId, Household, Money, MonthEntryId, Overflow, YearMonth};
use serde::Serialize;

use super::form::{Choice, FormView};
#[cfg(test)]
use super::sample;
use super::section::{self, Section};
use super::{Shell, View};
use crate::format::Words;

/// A month before it is created: which one, from what, and what it would hold.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct NewMonthPage {
    form: FormView,
    sources: Vec<Choice>,
    /// Empty where there is nothing to show yet.
    previews: Vec<Preview>,
}

#[derive(Debug, Clone, Serialize)]
struct Preview {
    month: String,
    title: String,
    days: String,
    income: String,
    outgo: String,
    to_allocate: String,
    over_allocated: bool,
    adding: Adding,
    sections: Vec<Lines>,
    /// The keys of the lines that can be switched off, so that those not kept are known.
    offered: String,
    staying_out: Vec<StayingOut>,
    debts: Vec<Debt>,
}

/// What a script needs to write sums as the server does.
#[derive(Debug, Clone, Serialize)]
struct Adding {
    locale: String,
    digits: u8,
    /// How an amount is written, `{}` for its digits.
    positive: String,
    negative: String,
}

/// The lines of one category.
#[derive(Debug, Clone, Serialize)]
struct Lines {
    name: String,
    is_income: bool,
    planned: String,
    lines: Vec<Line>,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    key: String,
    name: String,
    due: String,
    planned: String,
    planned_minor: String,
    /// Empty where nothing is carried in.
    opening: String,
    expected: String,
    reasons: Vec<String>,
    comes: bool,
    /// Money is carried in, so that the line cannot be switched off.
    is_fixed: bool,
}

#[derive(Debug, Clone, Serialize)]
struct StayingOut {
    name: String,
    category: String,
    reasons: Vec<String>,
}

#[derive(Debug, Clone, Serialize)]
struct Debt {
    name: String,
    balance: String,
}

/// What a form calls a line of a proposal.
pub(crate) fn key_of(id: ProposedLineId) -> String {
    match id {
        ProposedLineId::Entry(entry) => format!("e{entry}"),
        ProposedLineId::Copied(entry) => format!("c{entry}"),
    }
}

/// The line that a form calls so; none where no line is ever called so.
pub(crate) fn line_of(key: &str) -> Option<ProposedLineId> {
    if let Some(entry) = key.strip_prefix('e') {
        return Some(ProposedLineId::Entry(EntryId(entry.parse().ok()?)));
    }
    let copied = key.strip_prefix('c')?.parse().ok()?;
    Some(ProposedLineId::Copied(MonthEntryId(copied)))
}

impl NewMonthPage {
    /// The page that only asks for the month.
    pub(crate) fn asking(form: FormView, existing: &[YearMonth], words: &Words) -> Self {
        let template = Choice::new("", words.text("new-month-from-template"));
        let months = existing
            .iter()
            .map(|month| Choice::new(month, words.month(*month)));
        Self {
            form,
            sources: std::iter::once(template).chain(months).collect(),
            previews: Vec::new(),
        }
    }

    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(
        form: FormView,
        existing: &[YearMonth],
        proposal: &Proposal,
        household: &Household,
    ) -> Result<Self, Overflow> {
        let words = Words::of(household);
        Ok(Self {
            previews: vec![Preview::of(proposal, household, &words)?],
            ..Self::asking(form, existing, &words)
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, words.text("new-month-title"), "months")
    }
}

impl Preview {
    fn of(proposal: &Proposal, household: &Household, words: &Words) -> Result<Self, Overflow> {
        let lines = proposal.lines.iter();
        let offered = lines
            .clone()
            .filter(|line| is_shown(line) && !is_fixed(line));
        let offered: Vec<String> = offered.map(|line| key_of(line.id)).collect();
        let shown = section::group(lines.clone().filter(|line| is_shown(line)), |line| {
            Section::of(&line.entry)
        });
        let income = proposal.totals.of_kind(EntryKind::Income).planned;
        let to_allocate = proposal.totals.to_allocate;
        let debts = proposal.debts.iter();
        Ok(Self {
            month: proposal.month.to_string(),
            title: words.month(proposal.month),
            days: words.days(proposal.days),
            income: words.with_currency(income),
            outgo: words.with_currency(income.minus(to_allocate)?),
            to_allocate: words.with_currency(to_allocate),
            over_allocated: to_allocate.is_negative(),
            adding: Adding {
                locale: household.locale.as_str().to_owned(),
                digits: household.currency.exponent(),
                positive: words.around_digits("{}", false),
                negative: words.around_digits("{}", true),
            },
            sections: shown
                .iter()
                .map(|(section, lines)| Lines::of(section, lines, words))
                .collect::<Result<_, _>>()?,
            offered: offered.join(","),
            staying_out: lines
                .filter(|line| !is_shown(line))
                .map(|line| StayingOut {
                    name: line.entry.name.to_string(),
                    category: line.entry.category.to_string(),
                    reasons: reasons(line, words),
                })
                .collect(),
            debts: debts
                .map(|debt| Debt {
                    name: debt.name.to_string(),
                    balance: words.amount(debt.balance_at_creation),
                })
                .collect(),
        })
    }
}

/// Whether the line is there, or would be if nobody had switched it off.
fn is_shown(line: &ProposedLine) -> bool {
    line.included || line.is_left_out()
}

fn is_fixed(line: &ProposedLine) -> bool {
    line.can_leave_out().is_err()
}

fn reasons(line: &ProposedLine, words: &Words) -> Vec<String> {
    let reasons = line.reasons.iter();
    reasons
        .map(|reason| words.reason(line.entry.kind, *reason))
        .collect()
}

impl Lines {
    fn of(section: &Section<'_>, lines: &[&ProposedLine], words: &Words) -> Result<Self, Overflow> {
        let mut kept = lines.iter().filter(|line| line.included);
        let planned = kept.try_fold(Money::ZERO, |sum, line| sum.plus(line.entry.planned))?;
        Ok(Self {
            name: section.category.to_owned(),
            is_income: section.is_income,
            planned: words.amount(planned),
            lines: lines.iter().map(|line| Line::of(line, words)).collect(),
        })
    }
}

impl Line {
    fn of(line: &ProposedLine, words: &Words) -> Self {
        let or_empty = |amount: Money| match amount.is_zero() {
            true => String::new(),
            false => words.amount(amount),
        };
        let due = line.entry.due_on.map(|due_on| words.short_date(due_on));
        Self {
            key: key_of(line.id),
            name: line.entry.name.to_string(),
            due: due.unwrap_or_default(),
            planned: words.amount(line.entry.planned),
            planned_minor: line.entry.planned.minor().to_string(),
            opening: or_empty(line.opening),
            expected: or_empty(line.expected_opening),
            reasons: reasons(line, words),
            comes: line.included,
            is_fixed: is_fixed(line),
        }
    }
}

impl View for NewMonthPage {
    const TEMPLATE: &'static str = "pages/new_month.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let form = || {
            FormView::of([
                ("month", "2026-11".to_owned()),
                ("copy_from", String::new()),
            ])
        };
        let existing: Vec<YearMonth> = sample::months(locale)
            .iter()
            .map(|month| month.reading.contents.month.head().year_month)
            .collect();
        let proposals = sample::proposals(locale);
        let previews = proposals.iter().flat_map(|(household, proposal)| {
            [form(), sample::refused(form(), "month")]
                .into_iter()
                .filter_map(|form| Self::of(form, &existing, proposal, household).ok())
        });
        let words = sample::households(locale).iter().map(Words::of).next();
        let asking = words.map(|words| Self::asking(sample::refused(form(), "month"), &[], &words));
        asking.into_iter().chain(previews).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_names_its_line_and_nothing_else_is_a_key() {
        for id in [
            ProposedLineId::Entry(EntryId(12)),
            ProposedLineId::Copied(MonthEntryId(7)),
        ] {
            assert_eq!(line_of(&key_of(id)), Some(id));
        }
        for text in ["", "e", "c", "12", "e1x", "x12", "eé"] {
            assert_eq!(line_of(text), None, "{text}");
        }
    }

    #[test]
    fn the_samples_show_every_kind_of_line() {
        let pages = NewMonthPage::samples("en-GB");
        let previews: Vec<&Preview> = pages.iter().flat_map(|page| &page.previews).collect();
        let sections = previews.iter().flat_map(|preview| &preview.sections);
        let lines: Vec<&Line> = sections.flat_map(|section| &section.lines).collect();
        assert!(
            lines
                .iter()
                .any(|line| line.is_fixed && !line.opening.is_empty())
        );
        assert!(
            lines
                .iter()
                .any(|line| line.is_fixed && !line.expected.is_empty())
        );
        assert!(lines.iter().any(|line| line.comes && !line.is_fixed));
        assert!(lines.iter().any(|line| !line.comes));
        assert!(
            previews
                .iter()
                .any(|preview| !preview.staying_out.is_empty())
        );
        assert!(previews.iter().any(|preview| preview.over_allocated));
        // What cannot be switched off is not asked for.
        for preview in previews {
            let mut sections = preview.sections.iter();
            let fixed = sections.find_map(|section| section.lines.iter().find(|it| it.is_fixed));
            let mut offered = preview.offered.split(',');
            assert!(fixed.is_none_or(|line| !offered.any(|key| key == line.key)));
        }
    }
}
