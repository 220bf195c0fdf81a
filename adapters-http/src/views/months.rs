use quartermaster_application::reading::MonthSummary;
use quartermaster_domain::Overflow;
use quartermaster_domain::sheet::KindTotals;
use serde::Serialize;

use super::bar::Bar;
use super::{Shell, View, sample};
use crate::format::Words;

/// All months, the newest first.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct MonthsPage {
    months: Vec<MonthLine>,
    /// The month before which more of them are; empty where there are no more.
    more_before: String,
}

#[derive(Debug, Clone, Serialize)]
struct MonthLine {
    key: String,
    title: String,
    state: String,
    planned: String,
    spent: String,
    /// More has gone out than was planned and carried in.
    is_over: bool,
    net: String,
    net_is_negative: bool,
    /// What is spent of what there is to spend, save and pay.
    bar: Bar,
}

impl MonthsPage {
    /// # Errors
    /// A sum that does not fit.
    pub(crate) fn of(
        months: &[MonthSummary],
        words: &Words,
        has_more: bool,
    ) -> Result<Self, Overflow> {
        let last = months.last().filter(|_| has_more);
        Ok(Self {
            months: months
                .iter()
                .map(|month| MonthLine::of(month, words))
                .collect::<Result<_, _>>()?,
            more_before: last
                .map(|month| month.month.head().year_month.to_string())
                .unwrap_or_default(),
        })
    }

    pub(crate) fn shell(&self, words: &Words) -> Shell {
        Shell::new(words, "Months".to_owned(), "months")
    }
}

impl MonthLine {
    fn of(summary: &MonthSummary, words: &Words) -> Result<Self, Overflow> {
        let head = summary.month.head();
        let outgoing = KindTotals::sum(summary.totals.outgoing())?;
        Ok(Self {
            key: head.year_month.to_string(),
            title: words.month(head.year_month),
            state: words.state(summary.month.state()),
            planned: words.amount(outgoing.planned),
            spent: words.amount(outgoing.posted),
            is_over: outgoing.remaining.is_negative(),
            net: words.amount(summary.totals.net_posted),
            net_is_negative: summary.totals.net_posted.is_negative(),
            bar: Bar::of(outgoing.posted, outgoing.to_spend()?),
        })
    }
}

impl View for MonthsPage {
    const TEMPLATE: &'static str = "pages/months.html";

    fn samples(locale: &str) -> Vec<Self> {
        let months: Vec<MonthSummary> = sample::months(locale)
            .into_iter()
            .map(|view| MonthSummary {
                month: view.reading.contents.month,
                totals: view.sheet.totals,
            })
            .collect();
        let households = sample::households(locale);
        households
            .iter()
            .flat_map(|household| {
                let words = Words::of(household);
                [
                    Self::of(&[], &words, false),
                    Self::of(&months, &words, false),
                    Self::of(&months, &words, true),
                ]
            })
            .filter_map(Result::ok)
            .collect()
    }
}
