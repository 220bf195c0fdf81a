use quartermaster_domain::YearMonth;
use quartermaster_domain::planning::{Proposal, ProposedLine};
use serde::Serialize;

use super::form::{Choice, FormView};
use super::{Shell, View, sample};
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
    to_allocate: String,
    over_allocated: bool,
    included: Vec<Line>,
    left_out: Vec<Line>,
    debts: Vec<Debt>,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    name: String,
    category: String,
    planned: String,
    /// Empty where nothing is carried in.
    opening: String,
    reasons: String,
}

#[derive(Debug, Clone, Serialize)]
struct Debt {
    name: String,
    balance: String,
}

impl NewMonthPage {
    /// The page that only asks for the month.
    pub(crate) fn asking(form: FormView, existing: &[YearMonth], words: &Words) -> Self {
        let template = Choice::new("", "the template");
        let months = existing
            .iter()
            .map(|month| Choice::new(month, words.month(*month)));
        Self {
            form,
            sources: std::iter::once(template).chain(months).collect(),
            previews: Vec::new(),
        }
    }

    pub(crate) fn of(
        form: FormView,
        existing: &[YearMonth],
        proposal: &Proposal,
        words: &Words,
    ) -> Self {
        Self {
            previews: vec![Preview::of(proposal, words)],
            ..Self::asking(form, existing, words)
        }
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, "New month".to_owned(), "months")
    }
}

impl Preview {
    fn of(proposal: &Proposal, words: &Words) -> Self {
        let lines = |included: bool| {
            let lines = proposal.lines.iter();
            lines
                .filter(|line| line.included == included)
                .map(|line| Line::of(line, words))
                .collect()
        };
        Self {
            month: proposal.month.to_string(),
            title: words.month(proposal.month),
            days: words.days(proposal.days),
            to_allocate: words.with_currency(proposal.totals.to_allocate),
            over_allocated: proposal.totals.to_allocate.is_negative(),
            included: lines(true),
            left_out: lines(false),
            debts: proposal
                .debts
                .iter()
                .map(|debt| Debt {
                    name: debt.name.to_string(),
                    balance: words.amount(debt.balance_at_creation),
                })
                .collect(),
        }
    }
}

impl Line {
    fn of(line: &ProposedLine, words: &Words) -> Self {
        let reasons = line.reasons.iter().map(|reason| words.reason(*reason));
        Self {
            name: line.entry.name.to_string(),
            category: line.entry.category.to_string(),
            planned: words.amount(line.entry.planned),
            opening: if line.opening.is_zero() {
                String::new()
            } else {
                words.amount(line.opening)
            },
            reasons: reasons.collect::<Vec<_>>().join("; "),
        }
    }
}

impl View for NewMonthPage {
    const TEMPLATE: &'static str = "pages/new_month.html";

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
                .map(|form| Self::of(form, &existing, proposal, &Words::of(household)))
        });
        let words = sample::households(locale).iter().map(Words::of).next();
        let asking = words.map(|words| Self::asking(sample::refused(form(), "month"), &[], &words));
        asking.into_iter().chain(previews).collect()
    }
}
