use quartermaster_domain::planning::{Proposal, ProposedLine};
use quartermaster_domain::template::EntryKind;
use quartermaster_domain::{EntryId, Money, YearMonth};
use serde::Serialize;

use super::shell;
use crate::format::Words;
use crate::views::form::FormView;
#[cfg(test)]
use crate::views::sample;
use crate::views::{Shell, View};

/// The third step: the first month, and what is there for it already.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct WelcomeMonth {
    form: FormView,
    month: String,
    title: String,
    days: String,
    candidates: Vec<Candidate>,
    income: String,
    going_out: String,
    to_allocate: String,
    over_allocated: bool,
    lines: Vec<Line>,
    has_carrying: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Candidate {
    month: String,
    title: String,
    is_chosen: bool,
}

#[derive(Debug, Clone, Serialize)]
struct Line {
    name: String,
    category: String,
    kind: String,
    planned: String,
    /// Where what is set aside already is typed; empty where nothing carries.
    field: String,
    id: String,
}

/// The field for what is set aside for an entry of the template.
pub(crate) fn set_aside_field(entry: EntryId) -> String {
    format!("set_aside_{entry}")
}

fn carrying(line: &ProposedLine) -> Option<EntryId> {
    let carries = line.included && line.entry.carry.carries();
    line.id.source().filter(|_| carries)
}

impl WelcomeMonth {
    pub(crate) fn of(
        proposal: &Proposal,
        candidates: &[YearMonth],
        form: FormView,
        words: &Words,
    ) -> Self {
        let totals = &proposal.totals;
        let going_out = Money::sum(totals.outgoing().map(|kind| kind.planned));
        let candidates = candidates.iter().map(|month| Candidate {
            month: month.to_string(),
            title: words.month(*month),
            is_chosen: *month == proposal.month,
        });
        let included = proposal.lines.iter().filter(|line| line.included);
        Self {
            form,
            month: proposal.month.to_string(),
            title: words.month(proposal.month),
            days: words.days(proposal.days),
            candidates: candidates.collect(),
            income: words.with_currency(totals.income.planned),
            going_out: going_out
                .map(|sum| words.with_currency(sum))
                .unwrap_or_default(),
            to_allocate: words.with_currency(totals.to_allocate),
            over_allocated: totals.to_allocate.is_negative(),
            lines: included.map(|line| Line::of(line, words)).collect(),
            has_carrying: proposal.lines.iter().any(|line| carrying(line).is_some()),
        }
    }

    pub(crate) fn form(proposal: &Proposal, activate: bool) -> FormView {
        let activate = if activate { "on" } else { "" };
        let mut form = FormView::of([
            ("month", proposal.month.to_string()),
            ("activate", activate.to_owned()),
        ]);
        for entry in proposal.lines.iter().filter_map(carrying) {
            form.values.insert(set_aside_field(entry), String::new());
        }
        form
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        shell(words)
    }
}

impl Line {
    fn of(line: &ProposedLine, words: &Words) -> Self {
        let entry = &line.entry;
        let carrying = carrying(line);
        Self {
            name: entry.name.to_string(),
            category: entry.category.to_string(),
            kind: if entry.kind == EntryKind::Expense {
                String::new()
            } else {
                words.kind(entry.kind)
            },
            planned: words.amount(entry.planned),
            field: carrying.map(set_aside_field).unwrap_or_default(),
            id: carrying
                .map(|entry| format!("set-aside-{entry}"))
                .unwrap_or_default(),
        }
    }
}

impl View for WelcomeMonth {
    const TEMPLATE: &'static str = "pages/welcome_month.html";

    #[cfg(test)]
    fn samples(locale: &str) -> Vec<Self> {
        let mut samples = Vec::new();
        let templates = sample::templates(locale);
        let Some(month) = YearMonth::new(2026, 10).ok() else {
            return samples;
        };
        for view in &templates {
            let words = Words::of(&view.household);
            let days =
                quartermaster_domain::MonthDays::by_rule(month, view.household.month_start_day);
            let proposed = Proposal::from_template(month, days, &view.template, None);
            for proposal in proposed.into_iter() {
                let form = Self::form(&proposal, true);
                let fields: Vec<String> = form.values.keys().cloned().collect();
                samples.push(Self::of(&proposal, &[month], form, &words));
                for field in fields {
                    let form = sample::refused(Self::form(&proposal, false), &field);
                    samples.push(Self::of(&proposal, &[], form, &words));
                }
            }
        }
        samples
    }
}
